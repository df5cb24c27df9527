import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, type Database } from '../../src/store/database.ts'

/** A database of one test file's own. */
export interface TestDatabase extends Database {
  url: string
  /** Every SQL statement that `client` has sent; empty it with `statements.length = 0`. */
  statements: string[]
}

/**
 * A new database that holds the shipped data set, or nothing at all.
 *
 * @param options.content `data set` (default): migrated and imported; `empty`: without any table
 */
export async function createTestDatabase(
  options: { content?: 'data set' | 'empty' } = {},
): Promise<TestDatabase> {
  const { content = 'data set' } = options
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const template = content === 'empty' ? 'template0' : 'template'
  await administer(`CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  const url = new URL(inject('templateUrl'))
  url.pathname = `/${name}`
  const statements: string[] = []
  const database = createDatabase({
    url: url.href,
    maxConnections: 4,
    onStatement: (sql) => statements.push(sql),
  })
  return {
    ...database,
    url: url.href,
    statements,
    async close() {
      await database.close()
      await administer(`DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

async function administer(sql: string): Promise<void> {
  const url = new URL(inject('templateUrl'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
