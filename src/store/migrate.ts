import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { connect } from './connect.ts'
import { type Migration, readMigrations } from './migrations.ts'
import { applyMigrations, openSchemaEngine } from './schema-engine.ts'

/** The lock that Prisma's engine takes as well: `prisma migrate deploy` and this code exclude each other. */
const migrationLock = 72_707_369

/**
 * Brings a database to the newest migration with Prisma's own engine, and the tables of graphile-worker to its own.
 * Processes that migrate at once wait for each other.
 *
 * The engine works on one connection inside a transaction that this code opens and commits, one for each migration:
 * after a kill a migration and its line in `_prisma_migrations` are there whole or not at all, and the next call goes
 * on. A migration can therefore not hold a statement that PostgreSQL forbids inside a transaction, such as CREATE
 * INDEX CONCURRENTLY.
 *
 * @returns names of the migrations applied now, oldest first
 * @throws StartupError when the server cannot be reached, the database holds tables of something else, a script fails, or
 *   the history differs from the folder's
 */
export async function migrate(options: { url: string; folder?: string }): Promise<string[]> {
  const migrations = readMigrations(options.folder)
  const probe = await connect(options.url, 'monazite migrate')
  const { host, port, database } = probe
  await probe.end()
  // One connection: the engine, the lock and the transaction share a session.
  const session = new pg.Pool({
    connectionString: options.url,
    application_name: 'monazite migrate',
    max: 1,
    idleTimeoutMillis: 0,
  })
  session.on('error', () => undefined)
  session.on('connect', (client) => client.on('error', () => undefined))
  try {
    await session.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const rows = await history(session)
    if (!rows && (await hasTables(session))) {
      throw new StartupError(
        `The database "${database}" at ${host}:${port} is not empty and not monazite's. Use an empty database.`,
      )
    }
    const pending = unapplied(migrations, rows ?? [])
    if (pending.length > 0) await apply(session, migrations, pending)
    // Tables of the job engine, in a schema of their own.
    await runMigrations({ pgPool: session, logger: new Logger(() => () => undefined) })
    return pending.map((migration) => migration.name)
  } finally {
    await session.end()
  }
}

interface HistoryRow {
  name: string
  checksum: string
  finished: boolean
}

/** What has been done to the database; undefined where nobody keeps a record. */
async function history(session: pg.Pool): Promise<HistoryRow[] | undefined> {
  const table = await session.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`)
  if (!table.rows[0].there) return undefined
  const { rows } = await session.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

/** Whether there are tables where the first migration would make its own. Views may be there: extensions bring some. */
async function hasTables(session: pg.Pool): Promise<boolean> {
  const { rowCount } = await session.query(
    `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') LIMIT 1`,
  )
  return rowCount !== 0
}

function unapplied(migrations: Migration[], rows: HistoryRow[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of rows) {
    const migration = byName.get(row.name)
    if (!migration)
      throw new StartupError(
        `The database knows migration ${row.name}, this version does not: a newer version, or another application, has used it. Update, or point DATABASE_URL (or DATA_DIR) at another database.`,
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

async function apply(session: pg.Pool, migrations: Migration[], pending: Migration[]): Promise<void> {
  let scriptError: Error | undefined
  const engine = await openSchemaEngine(session, (error) => {
    scriptError = error
  })
  try {
    for (const { name } of pending) {
      const upToHere = migrations.slice(0, migrations.findIndex((one) => one.name === name) + 1)
      await session.query('BEGIN')
      await applyMigrations(engine, upToHere).catch((engineError: Error) => {
        const cause = scriptError ?? engineError
        throw new StartupError(`Migration ${name} failed, and left nothing behind: ${cause.message}`, {
          cause,
        })
      })
      await session.query('COMMIT')
    }
  } finally {
    engine.free()
  }
}
