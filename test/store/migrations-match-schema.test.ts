import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connect } from '../../src/store/connect.ts'
import { migrate } from '../../src/store/migrate.ts'
import { diffSchemas } from '../../src/store/schema-engine.ts'
import { createTestDatabase } from '../support/database.ts'

const read = (path: string) => readFileSync(new URL(`../../prisma/${path}`, import.meta.url), 'utf8')

/** What PostgreSQL's own catalogs say of a database, one line a fact; apart what Prisma's schema has no words for. */
async function catalog(url: string): Promise<{ facts: string[]; beyondPrisma: string[] }> {
  const client = await connect(url, 'test')
  const lines = async (sql: string) =>
    (await client.query<{ line: string }>(`${sql} ORDER BY 1`)).rows.map((row) => row.line)
  try {
    const columns = await lines(`
      SELECT format('column %s.%s %s %s default %s generated %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, pg_get_expr(d.adbin, d.adrelid), a.attgenerated) AS line
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relname <> '_prisma_migrations'`)
    const indexes = await lines(`
      SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`)
    const enums = await lines(`
      SELECT format('enum %s: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)) AS line
      FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname`)
    const constraints = (kinds: string) =>
      lines(`
        SELECT format('constraint %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) AS line
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN (${kinds})
          AND conrelid <> coalesce(to_regclass('_prisma_migrations'), 0)`)
    const isBeyond = (index: string) => / WHERE | NULLS /.test(index)
    const plain = indexes.filter((index) => !isBeyond(index))
    const facts = [...columns, ...plain, ...enums, ...(await constraints("'f', 'p', 'u', 'x'"))]
    return { facts, beyondPrisma: [...indexes.filter(isBeyond), ...(await constraints("'c'"))] }
  } finally {
    await client.end()
  }
}

test('the migrations and schema.prisma describe the same database', async () => {
  const migrated = await createTestDatabase({ content: 'empty' })
  await migrate({ url: migrated.url })

  const drawn = await createTestDatabase({ content: 'empty' })
  const script = await diffSchemas({ url: drawn.url, from: undefined, to: read('schema.prisma') })
  const client = await connect(drawn.url, 'test')
  await client.query(script)
  await client.end()

  const [actual, wanted] = [await catalog(migrated.url), await catalog(drawn.url)]
  expect(actual.facts).toEqual(wanted.facts)
  expect(wanted.facts.length).toBeGreaterThan(100)
  expect(wanted.beyondPrisma).toEqual([])
  // CHECK constraints, partial indexes and places of nulls stand in the migrations alone.
  expect(actual.beyondPrisma).toMatchSnapshot()
  await Promise.all([migrated.close(), drawn.close()])
})

test('every change of schema.prisma has its migration: npm run migrate -- --create <name>', async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  expect(await diffSchemas({ url, from: read('migrations/schema.prisma'), to: read('schema.prisma') })).toBe(
    '',
  )
  await close()
})
