import { resolve } from 'node:path'
import type { PrismaClient } from './generated/client.ts'
import { readDataFolder, shippedFolder } from './import/data-folder.ts'
import type { RowCounts } from './import/parse-data-set.ts'
import { writeDataSet } from './import/write-data-set.ts'

export { shippedFolder } from './import/data-folder.ts'
export { DataSetError } from './import/data-set-error.ts'

/** One importer at a time; arbitrary number, used for nothing else. */
const importLock = 72_707_370

export interface ImportResult {
  /** SHA-256 over the files of the folder, and the identity of the data set. */
  readonly version: string
  /** False when this very data set already answered queries: nothing was written then. */
  readonly changed: boolean
  /** Rows of each data file by class. */
  readonly counts: RowCounts
}

/**
 * Makes the data set of a folder the one that answers queries.
 *
 * All or nothing: every file is checked first, and one transaction replaces the reference data, so that readers see
 * either data set and never a mixture. Importers that run at once wait for each other. Importing the current data set
 * again costs reading the files and one statement.
 *
 * @param options.now time of the import; the database's clock when absent
 * @throws DataSetError with file, line, column and reason of every problem; the previous data set stays
 */
export async function importDataSet(options: {
  client: PrismaClient
  folder: string
  now?: Date
}): Promise<ImportResult> {
  const { client } = options
  const folder = readDataFolder(options.folder)
  const { version } = folder
  const known = await currentCounts(client, version)
  if (known) return { version, changed: false, counts: known }
  // Most starts find the data set stored, and do without the parser.
  const { parseDataSet } = await import('./import/parse-data-set.ts')
  const dataSet = parseDataSet(folder)
  return client.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`
      await tx.$executeRaw`SET LOCAL statement_timeout = '60s'`
      // Another importer may have stored it while this one waited.
      const stored = await currentCounts(tx, version)
      if (stored) return { version, changed: false, counts: stored }
      const importedAt = options.now ?? (await databaseTime(tx))
      await writeDataSet(tx, dataSet, { importedAt, shipped: resolve(options.folder) === shippedFolder })
      return { version, changed: true, counts: dataSet.rowCounts }
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
}

/**
 * Sees to it that some data set answers queries: imports the shipped one unless it is current already, or an operator
 * has put a data set of their own in its place, which a restart must not undo.
 *
 * @throws DataSetError as `importDataSet` does
 */
export async function provideDataSet(options: { client: PrismaClient; now?: Date }): Promise<ImportResult> {
  const own = await options.client.dataSet.findFirst({ where: { current: true, shipped: false } })
  if (own) return { version: own.version, changed: false, counts: own.rowCounts as RowCounts }
  return importDataSet({ ...options, folder: shippedFolder })
}

type Reader = Pick<PrismaClient, 'dataSet' | '$queryRaw'>

async function currentCounts(db: Reader, version: string): Promise<RowCounts | undefined> {
  const found = await db.dataSet.findUnique({
    where: { version },
    select: { current: true, rowCounts: true },
  })
  return found?.current ? (found.rowCounts as RowCounts) : undefined
}

async function databaseTime(db: Reader): Promise<Date> {
  const rows = await db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  return rows[0]!.now
}
