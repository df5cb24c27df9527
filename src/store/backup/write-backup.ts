import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { StartupError } from '../../startup-error.ts'
import { connect } from '../connect.ts'
import { readMigrations } from '../migrations.ts'
import {
  backupFormat,
  type Manifest,
  manifestFile,
  type Report,
  rowsFile,
  type TableEntry,
} from './manifest.ts'
import { columnsOf, conditionOf, listed, quoted, type UserTable, userTables } from './tables.ts'

/**
 * Writes all user data as of one moment into a new folder, while the database goes on being used.
 *
 * The folder has another name until it is complete and on the disk, so that half a backup never looks whole.
 *
 * @throws StartupError when the folder exists or cannot be written, the server goes away, or the database is not at this
 *   version's migration
 */
export async function writeBackup(options: {
  url: string
  folder: string
  now: Date
  report: Report
}): Promise<Manifest> {
  const folder = resolve(options.folder)
  if (existsSync(folder)) throw new StartupError(`${folder} exists already. Name a folder that does not.`)
  const session = await connect(options.url, 'monazite backup')
  try {
    // Made for its owner alone: it holds what callers have stored in private.
    const draft = await mkdtemp(`${folder}.partial-`).catch((cause: NodeJS.ErrnoException) => {
      throw new StartupError(`${folder} cannot be made (${cause.code}).`, { cause })
    })
    try {
      const manifest = await writeFiles(session, draft, options)
      await rename(draft, folder)
      await flush(dirname(folder))
      return manifest
    } catch (cause) {
      await rm(draft, { recursive: true, force: true })
      if (cause instanceof StartupError) throw cause
      const { message } = cause as Error
      throw new StartupError(`The backup was not finished, and nothing is left of it: ${message}`, { cause })
    }
  } finally {
    await session.end()
  }
}

async function writeFiles(
  session: pg.Client,
  folder: string,
  { now, report }: { now: Date; report: Report },
): Promise<Manifest> {
  // Told before the tables are locked, of which an older database lacks some.
  await currentMigrations(session)
  await session.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
     SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL datestyle = 'ISO'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`,
  )
  // Before the first statement that takes the snapshot: to one that is older than a migration, tables that it rewrites are empty.
  await session.query(`LOCK TABLE ${listed(userTables.map(({ table }) => table))} IN ACCESS SHARE MODE`)
  const migrations = await currentMigrations(session)
  const columns = await columnsOf(session)
  const tables: TableEntry[] = []
  for (const userTable of userTables) {
    const entry = await writeTable(session, folder, userTable, columns.get(userTable.table) ?? [])
    tables.push(entry)
    await report(entry)
  }
  const manifest: Manifest = {
    format: backupFormat,
    createdAt: now.toISOString(),
    migrations,
    ...(await dataSetOf(session)),
    tables,
  }
  await session.query('COMMIT')
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`
  await writeFile(manifestFile(folder), text, { mode: 0o600, flush: true })
  await flush(folder)
  return manifest
}

async function writeTable(
  session: pg.Client,
  folder: string,
  { table, own }: UserTable,
  columns: string[],
): Promise<TableEntry> {
  // Text, not PostgreSQL's binary form, which another version of the server may read differently.
  const source = session.query(
    copyTo(`COPY (SELECT ${listed(columns)} FROM ${quoted(table)} ${conditionOf(own)}) TO STDOUT`),
  )
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    source,
    createGzip(),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    },
    createWriteStream(rowsFile(folder, table), { flags: 'wx', mode: 0o600, flush: true }),
  )
  // The rows end before the server says how many they were; by the answer to another statement it has.
  await session.query('SELECT')
  return { table, columns, rows: source.rowCount, bytes, sha256: hash.digest('hex') }
}

async function currentMigrations(session: pg.Client): Promise<string[]> {
  const expected = readMigrations().map(({ name }) => name)
  const known = await session.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`)
  if (!known.rows[0].there) throw new StartupError('The database is empty: there is nothing to back up.')
  const { rows } = await session.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  const names = rows.map(({ name }) => name)
  if (names.join() !== expected.join())
    throw new StartupError(
      `The database is at migration ${names.at(-1) ?? 'none'}, this version at ${expected.at(-1)}. Make the backup with the version that uses the database, or run npm run migrate first.`,
    )
  return names
}

async function dataSetOf(session: pg.Client): Promise<Pick<Manifest, 'dataSet' | 'presets'>> {
  const current = await session.query<{ version: string }>('SELECT version FROM "DataSet" WHERE current')
  const presets = await session.query<{ id: string }>(
    `SELECT id FROM "Scenario" WHERE preset AND (id IN (SELECT "scenarioId" FROM "Simulation")
       OR id IN (SELECT "scenarioId" FROM "Analysis")) ORDER BY id`,
  )
  return { dataSet: current.rows[0]?.version ?? null, presets: presets.rows.map(({ id }) => id) }
}

/** Waits until a folder's entries are on the disk. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
