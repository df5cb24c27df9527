import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../src/store/connect.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationsFolder, readMigrations } from '../../src/store/migrations.ts'
import { applyMigrations, migrationsList, openSchemaEngine } from '../../src/store/schema-engine.ts'
import { createTestDatabase } from '../support/database.ts'

const scratch = mkdtempSync(join(tmpdir(), 'monazite-migrations-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const shipped = readMigrations().map((migration) => migration.name)

/** A folder of migrations made of the given scripts. */
function folderWith(scripts: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 'folder-'))
  for (const [name, script] of Object.entries(scripts)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), script)
  }
  return folder
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url, 'test')
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('four processes that migrate at once apply each migration once', async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate({ url })))
  expect(results.flat()).toEqual(shipped)
  expect(await migrate({ url })).toEqual([])
  await close()
})

test("Prisma's own engine finds the history complete, unedited and without failures", async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  await migrate({ url })
  const pool = new pg.Pool({ connectionString: url })
  const engine = await openSchemaEngine(pool)
  expect(
    await engine.diagnoseMigrationHistory({
      migrationsList: migrationsList(readMigrations()),
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    }),
  ).toMatchObject({
    hasMigrationsTable: true,
    editedMigrationNames: [],
    failedMigrationNames: [],
    history: null,
  })
  expect(await applyMigrations(engine, readMigrations())).toEqual([])
  engine.free()
  await pool.end()
  await close()
})

test('a migration that fails half-way leaves nothing behind, and its mended form applies', async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  const first = 'CREATE TABLE a (n int);'
  const broken = folderWith({ '0001_a': first, '0002_b': 'CREATE TABLE b (n int); SELECT 1/0;' })
  await expect(migrate({ url, folder: broken })).rejects.toThrow(
    'Migration 0002_b failed, and left nothing behind: division by zero',
  )
  expect(await query(url, "SELECT to_regclass('a') AS a, to_regclass('b') AS b")).toEqual([
    { a: 'a', b: null },
  ])

  const mended = folderWith({ '0001_a': first, '0002_b': "CREATE TABLE b (n int); SELECT ';';" })
  expect(await migrate({ url, folder: mended })).toEqual(['0002_b'])
  await close()
})

test("another application's database is refused in words and left as it is", async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  await query(url, 'CREATE TABLE invoice (n int)')
  const { host, pathname } = new URL(url)
  await expect(migrate({ url })).rejects.toThrow(
    `The database "${pathname.slice(1)}" at ${host} is not empty and not monazite's. Use an empty database.`,
  )
  expect(await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
    { tablename: 'invoice' },
  ])
  await close()
})

test('views that an extension has brought are no obstacle', async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  await query(url, 'CREATE VIEW statistics AS SELECT 1 AS n')
  expect(await migrate({ url })).toEqual(shipped)
  await close()
})

test('a process that dies in the middle of a migration blocks nobody', async () => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  const slow = folderWith({ '0001_a': 'CREATE TABLE a (n int); SELECT pg_sleep(600);' })
  const interrupted = migrate({ url, folder: slow }).catch((error: Error) => error)
  const sleeping = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
  while ((await query(url, `SELECT 1 ${sleeping}`)).length === 0);
  // The server sees a killed client as this: its session ends, uncommitted.
  await query(url, `SELECT pg_terminate_backend(pid) ${sleeping}`)
  expect(await interrupted).toBeInstanceOf(Error)

  const quick = folderWith({ '0001_a': 'CREATE TABLE a (n int);' })
  expect(await migrate({ url, folder: quick })).toEqual(['0001_a'])
  await close()
})

test.each([
  ['edited', "UPDATE _prisma_migrations SET checksum = 'other'", /was edited after the database applied it/],
  ['unknown', "UPDATE _prisma_migrations SET migration_name = '9999_new'", /knows migration 9999_new/],
  ['unfinished', 'UPDATE _prisma_migrations SET finished_at = NULL', /did not finish/],
])('a history with an %s migration is refused in words', async (_, sql, message) => {
  const { url, close } = await createTestDatabase({ content: 'empty' })
  const folder = mkdtempSync(join(scratch, 'one-'))
  cpSync(join(migrationsFolder, shipped[0]!), join(folder, shipped[0]!), { recursive: true })
  await migrate({ url, folder })
  await query(url, sql)
  await expect(migrate({ url, folder })).rejects.toThrow(message)
  await close()
})
