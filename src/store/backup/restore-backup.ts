import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { StartupError } from '../../startup-error.ts'
import { connect } from '../connect.ts'
import { createDatabase } from '../database.ts'
import { provideDataSet } from '../import-data-set.ts'
import { migrate } from '../migrate.ts'
import { dataSetOwner } from '../owners.ts'
import { type Manifest, type Report, rowsFile, type TableEntry } from './manifest.ts'
import { listed, quoted, tablesInUse, userTables } from './tables.ts'

export interface RestoreOptions {
  url: string
  folder: string
  /** What `checkBackup` found in the folder. */
  manifest: Manifest
  now: Date
  report: Report
  /** Whether runs and analyses of presets that the data set lacks are restored without their scenario. */
  withoutMissingPresets?: boolean
}

/**
 * Puts the rows of a backup into a database without user data, all of them or none. An empty database is migrated and gets
 * the shipped data set first, as at any start.
 *
 * @returns whether the database answers from the data set that the backup was made beside
 * @throws StartupError when there are user data already, the data set lacks presets that rows point at, or rows do not fit
 */
export async function restoreBackup(options: RestoreOptions): Promise<{ sameDataSet: boolean }> {
  const { url, manifest, now } = options
  // Another's database is refused before it is migrated.
  await withSession(url, refuseUserData)
  await migrate({ url })
  const database = createDatabase({ url })
  const dataSet = await provideDataSet({ client: database.client, now }).finally(() => database.close())
  await withSession(url, (session) => restoreTables(session, options))
  return { sameDataSet: dataSet.version === manifest.dataSet }
}

async function restoreTables(session: pg.Client, options: RestoreOptions): Promise<void> {
  const { manifest, report, withoutMissingPresets = false } = options
  const tables = userTables.map(({ table }) => table)
  await session.query(
    `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL datestyle = 'ISO';
     LOCK TABLE ${listed(tables)} IN SHARE ROW EXCLUSIVE MODE`,
  )
  await refuseUserData(session)
  const missing = await missingPresets(session, manifest.presets)
  if (missing.length > 0 && !withoutMissingPresets)
    throw new StartupError(
      `Runs in the backup start from presets that the data set of this database lacks: ${missing.join(', ')}. Import the data set that they came with first (npm run seed -- <folder>; version ${manifest.dataSet}), or restore them without their scenario by --without-missing-presets.`,
    )
  await insertPlaceholders(session, missing)
  for (const table of tables) {
    const entry = manifest.tables.find((one) => one.table === table)!
    await restoreTable(session, resolve(options.folder), entry)
    await report(entry)
  }
  // What points at them points at nothing then, as after an import that drops a preset.
  await session.query('DELETE FROM "Scenario" WHERE preset AND id = ANY ($1)', [missing])
  await session.query(`ANALYZE ${listed(tables)}`)
  await session.query('COMMIT')
}

async function restoreTable(session: pg.Client, folder: string, entry: TableEntry): Promise<void> {
  const { table, columns, rows } = entry
  const file = rowsFile(folder, table)
  const target = session.query(copyFrom(`COPY ${quoted(table)} (${listed(columns)}) FROM STDIN`))
  try {
    await pipeline(createReadStream(file), createGunzip(), target)
  } catch (cause) {
    throw new StartupError(
      `The rows of ${file} do not fit, nothing is restored: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
  if (target.rowCount !== rows)
    throw new StartupError(`${file} has ${target.rowCount} rows and not ${rows}, nothing is restored.`)
}

async function refuseUserData(session: pg.Client): Promise<void> {
  const inUse = await tablesInUse(session)
  if (inUse.length > 0)
    throw new StartupError(
      `The database "${session.database}" at ${session.host}:${session.port} has user data already (${inUse.join(', ')}). A backup is restored into an empty database.`,
    )
}

/** The id of a preset is its slug, and so the same in every database. */
async function missingPresets(session: pg.Client, presets: readonly string[]): Promise<string[]> {
  const { rows } = await session.query<{ id: string }>(
    'SELECT id FROM unnest($1::text[]) AS id WHERE id NOT IN (SELECT id FROM "Scenario" WHERE preset)',
    [presets],
  )
  return rows.map(({ id }) => id)
}

async function insertPlaceholders(session: pg.Client, presets: readonly string[]): Promise<void> {
  await session.query(
    `INSERT INTO "Scenario" (id, "ownerId", slug, title, description, input, preset)
     SELECT id, $2, id, id, '', '{}', true FROM unnest($1::text[]) AS id`,
    [presets, dataSetOwner],
  )
}

async function withSession<Result>(
  url: string,
  use: (session: pg.Client) => Promise<Result>,
): Promise<Result> {
  const session = await connect(url, 'monazite restore')
  try {
    return await use(session)
  } finally {
    await session.end()
  }
}
