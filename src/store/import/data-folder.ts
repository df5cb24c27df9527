import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { columnsByFile, dataFiles, type FileName, vocabularyFiles } from './columns.ts'
import { DataSetError, ProblemList } from './data-set-error.ts'

/** The data set that comes with the project. */
export const shippedFolder = fileURLToPath(new URL('../../../prisma/data', import.meta.url))

/** Bytes of every file that an import reads. */
export interface DataFolder {
  readonly folder: string
  readonly bytes: ReadonlyMap<FileName, Buffer>
  /** SHA-256 over the sorted names and the bytes of the files, hexadecimal. */
  readonly version: string
}

/**
 * Reads a data folder. Mapping tables that it leaves out are taken from the shipped one, and count for the version.
 *
 * @throws DataSetError when the folder or a file cannot be read, a data file is missing, or no import reads a CSV file
 */
export function readDataFolder(folder: string): DataFolder {
  const problems = new ProblemList()
  const bytes = new Map<FileName, Buffer>()
  const names = listing(folder)
  for (const name of Object.keys(columnsByFile).sort() as FileName[]) {
    const shipped = name in vocabularyFiles && !names.includes(name)
    try {
      bytes.set(name, readFileSync(join(shipped ? shippedFolder : folder, name)))
    } catch (cause) {
      problems.add(name, 0, '', unreadable(cause as NodeJS.ErrnoException))
    }
  }
  for (const name of names) {
    if (name.endsWith('.csv') && !(name in columnsByFile)) {
      problems.add(
        name,
        0,
        '',
        `no import reads a file of this name; known are ${Object.keys(dataFiles).join(', ')}`,
      )
    }
  }
  if (problems.all.length > 0) throw new DataSetError(folder, problems.all)
  return { folder, bytes, version: digest(bytes) }
}

function unreadable({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'the file is missing'
  return code === 'EISDIR' ? 'is a folder, not a file' : `the file cannot be read (${message})`
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    throw new DataSetError(folder, [
      {
        file: folder,
        line: 0,
        column: '',
        reason: `the folder cannot be read (${(cause as Error).message})`,
      },
    ])
  }
}

function digest(bytes: ReadonlyMap<FileName, Buffer>): string {
  const hash = createHash('sha256')
  for (const [name, content] of [...bytes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Lengths keep two folders apart whose names and bytes run together to the same stream.
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
