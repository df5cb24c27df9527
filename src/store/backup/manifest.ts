import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { StartupError } from '../../startup-error.ts'

/** Goes up when files are written in another way, so that an older version refuses what it cannot read. */
export const backupFormat = 1

const names = z.array(z.string().min(1))
const count = z.int().nonnegative()

const manifest = z.strictObject({
  format: z.literal(backupFormat, { error: `must be ${backupFormat}: another version of monazite wrote it` }),
  /** Of the snapshot that all files show. */
  createdAt: z.iso.datetime(),
  /** Every migration of the database, oldest first. */
  migrations: names.min(1),
  /** Version of the data set that answered queries. Null where none had been imported. */
  dataSet: z.string().nullable(),
  /** Ids of the presets that rows of the backup point at. */
  presets: names,
  tables: z.array(
    z.strictObject({
      table: z.string(),
      columns: names.min(1),
      rows: count,
      /** Size and SHA-256, in hexadecimal, of the compressed file. */
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifest>

export type TableEntry = Manifest['tables'][number]

/** Hears of each table that is written or restored; the next one begins when it has. */
export type Report = (entry: Pick<TableEntry, 'table' | 'rows' | 'bytes'>) => void | Promise<void>

export function manifestFile(folder: string): string {
  return join(folder, 'manifest.json')
}

/** The rows of a table as PostgreSQL's COPY writes them as text, compressed by gzip. */
export function rowsFile(folder: string, table: string): string {
  return join(folder, `${table}.copy.gz`)
}

/** @throws StartupError when the folder has no manifest that this version understands */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = manifestFile(folder)
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`${folder} is no backup: ${file} cannot be read (${cause.code}).`, { cause })
  })
  const parsed = manifest.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'all'}: ${message}`)
  throw new StartupError(`${file} is not what this version reads:\n${issues.join('\n')}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
