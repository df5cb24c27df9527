import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { connect } from './connect.ts'
import { type Migration, readMigrations } from './migrations.ts'

/** The lock that Prisma's engine takes as well: `prisma migrate deploy` and this code exclude each other. */
const migrationLock = 72_707_369

/** Prisma's bookkeeping table, column for column, so that its own tools can take over at any time. */
const bookkeeping = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/**
 * Brings a database to the newest migration. Processes that migrate at once wait for each other.
 *
 * Each migration and its line in `_prisma_migrations` are one transaction: after a kill it is there whole or not at
 * all, and the next call goes on. (Prisma's WebAssembly engine is not used for this: over the `pg` adapter it cuts
 * the script at semicolons and commits each piece.) A migration can therefore not hold a statement that PostgreSQL
 * forbids inside a transaction, such as CREATE INDEX CONCURRENTLY.
 *
 * @returns names of the migrations applied now, oldest first
 * @throws StartupError when the server cannot be reached, a script fails, or the history differs from the folder's
 */
export async function migrate(options: { url: string; folder?: string }): Promise<string[]> {
  const migrations = readMigrations(options.folder)
  const client = await connect(options.url, 'monazite migrate')
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await client.query(bookkeeping)
    const pending = unapplied(migrations, await history(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

interface HistoryRow {
  name: string
  checksum: string
  finished: boolean
}

async function history(client: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

function unapplied(migrations: Migration[], rows: HistoryRow[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of rows) {
    const migration = byName.get(row.name)
    if (!migration)
      throw new StartupError(
        `The database knows migration ${row.name}, this version does not: a newer version has used it. Update, or point DATABASE_URL (or DATA_DIR) at another database.`,
      )
    if (!row.finished)
      throw new StartupError(
        `Migration ${row.name} was begun by Prisma's own tool and did not finish. Repair the database, then settle it with "prisma migrate resolve".`,
      )
    if (row.checksum !== migration.checksum)
      throw new StartupError(
        `Migration ${row.name} was edited after the database applied it. Undo the edit and write a new migration, or begin with an empty database (delete DATA_DIR).`,
      )
  }
  const applied = new Set(rows.map((row) => row.name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function apply(client: pg.Client, { name, script, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(script)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    throw new StartupError(`Migration ${name} failed, and left nothing behind: ${(cause as Error).message}`, {
      cause,
    })
  }
}
