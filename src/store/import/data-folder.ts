import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
 * @throws DataSetError when the folder cannot be read, lacks a data file, or holds a CSV file that no import reads
 */
export function readDataFolder(folder: string): DataFolder {
  const problems = new ProblemList()
  const bytes = new Map<FileName, Buffer>()
  const names = listing(folder)
  for (const name of Object.keys(columnsByFile).sort() as FileName[]) {
    const shipped = name in vocabularyFiles && !names.includes(name)
    const path = join(shipped ? shippedFolder : folder, name)
    if (existsSync(path)) bytes.set(name, readFileSync(path))
    else problems.add(name, 0, '', 'the file is missing')
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
