import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { StartupError } from '../../startup-error.ts'
import { readMigrations } from '../migrations.ts'
import { type Manifest, readManifest, rowsFile } from './manifest.ts'
import { userTables } from './tables.ts'

/**
 * Reads what a backup says of itself and holds its files to it.
 *
 * @throws StartupError when it is of another migration, a file is missing or damaged; every such file is named
 */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  refuseOtherMigrations(manifest)
  const held = manifest.tables.map(({ table }) => table)
  const wanted = userTables.map(({ table }) => table)
  if (held.toSorted().join() !== wanted.toSorted().join())
    throw new StartupError(
      `${folder} holds the tables ${held.join(', ')}; this version has ${wanted.join(', ')}.`,
    )
  const problems: string[] = []
  for (const { table, sha256 } of manifest.tables) {
    const file = rowsFile(folder, table)
    try {
      if ((await digestOf(file)) !== sha256) problems.push(`${file} is damaged: its checksum is another.`)
    } catch (error) {
      problems.push(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
    }
  }
  if (problems.length > 0) throw new StartupError(`The backup is not whole:\n${problems.join('\n')}`)
  return manifest
}

function refuseOtherMigrations({ migrations }: Manifest): void {
  const own = readMigrations().map(({ name }) => name)
  if (migrations.join() === own.join()) return
  throw new StartupError(
    `The backup is of migration ${migrations.at(-1)}, this version is at ${own.at(-1)}. Restore it with the version that made it; a later one then brings the database up to date when it starts.`,
  )
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
