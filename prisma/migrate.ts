import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Closers } from '../src/closers.ts'
import { readEnv } from '../src/env.ts'
import { createLog } from '../src/log.ts'
import { runEntry } from '../src/run-entry.ts'
import { StartupError } from '../src/startup-error.ts'
import { migrate } from '../src/store/migrate.ts'
import { migrationsFolder, readMigrations } from '../src/store/migrations.ts'
import { openServer } from '../src/store/open-server.ts'
import { diffSchemas } from '../src/store/schema-engine.ts'

const usage = `Usage: npm run migrate                      applies the migrations that the database lacks
       npm run migrate -- --create <name>   writes a migration for what changed in schema.prisma
`

const schemaFile = fileURLToPath(new URL('schema.prisma', import.meta.url))
/** The schema as the newest migration leaves it; the next one starts from here. */
const migratedSchemaFile = join(migrationsFolder, 'schema.prisma')

await runEntry(async () => {
  const { create, help } = options()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const env = readEnv()
  const closers = new Closers()
  try {
    const log = createLog(env.LOG_LEVEL)
    const { url } = closers.add(
      await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log }),
    )
    if (create !== undefined) await writeMigration(url, create)
    else {
      const applied = await migrate({ url })
      process.stdout.write(applied.length === 0 ? 'Nothing to apply.\n' : `Applied ${applied.join(', ')}.\n`)
    }
  } finally {
    await closers.close()
  }
})

function options() {
  try {
    return parseArgs({ options: { create: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
      .values
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}

async function writeMigration(url: string, name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    throw new StartupError(
      `A migration's name has lower-case letters, digits and underscores; "${name}" has others.`,
    )
  const schema = readFileSync(schemaFile, 'utf8')
  const script = await diffSchemas({ url, from: readFileSync(migratedSchemaFile, 'utf8'), to: schema })
  if (script === '') {
    process.stdout.write('schema.prisma describes what the migrations make already: nothing to write.\n')
    return
  }
  const number = Number(readMigrations().at(-1)?.name.slice(0, 4) ?? 0) + 1
  const folder = join(migrationsFolder, `${String(number).padStart(4, '0')}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), script)
  writeFileSync(migratedSchemaFile, schema)
  process.stdout.write(
    `Wrote ${folder}/migration.sql. Read it, add what Prisma has no words for (CHECK), apply it.\n`,
  )
}
