import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One step of the database's history, as `prisma/migrations/<name>/migration.sql` has it. */
export interface Migration {
  name: string
  script: string
  /** SHA-256 of the script, hexadecimal, as Prisma's own engine computes it. */
  checksum: string
}

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** The migrations of a folder in the order in which they apply: by name. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

/** Names the database that the migrations are for, as Prisma's tools expect it beside them. */
export function readMigrationLock(): string {
  return readFileSync(join(migrationsFolder, 'migration_lock.toml'), 'utf8')
}
