import { parseArgs } from 'node:util'
import { environmentHelp, readEnv } from '../src/env.ts'
import { createLog } from '../src/log.ts'
import { runEntry } from '../src/run-entry.ts'
import { StartupError } from '../src/startup-error.ts'
import { createDatabase } from '../src/store/database.ts'
import { readDataFolder } from '../src/store/import/data-folder.ts'
import { parseDataSet, type RowCounts } from '../src/store/import/parse-data-set.ts'
import { importDataSet, shippedFolder } from '../src/store/import-data-set.ts'
import { migrate } from '../src/store/migrate.ts'
import { openServer } from '../src/store/open-server.ts'

const usage = `Usage: npm run seed [-- <folder>] [-- --check]

Makes the CSV files of a folder the data set that the API answers from. Without a folder: the one that comes with the
project (prisma/data). Mapping tables that the folder leaves out are taken from there.

  --check   only read the files and list their problems; needs no database
  --help    print this

${environmentHelp}
`

await runEntry(async () => {
  const { folder, check, help } = readArguments()
  if (help) process.stdout.write(usage)
  else if (check) {
    const { version, rowCounts } = parseDataSet(readDataFolder(folder))
    process.stdout.write(`${folder} is sound.\n${describe(version, rowCounts)}`)
  } else await seed(folder)
})

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    if (positionals.length > 1) throw new Error(`One folder, not ${positionals.length}.`)
    return { ...values, folder: positionals[0] ?? shippedFolder }
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}

async function seed(folder: string): Promise<void> {
  const env = readEnv()
  // A bad folder is refused before a server is started for it.
  const { version } = readDataFolder(folder)
  const server = await openServer({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    log: createLog('warn'),
  })
  try {
    await migrate({ url: server.url })
    const database = createDatabase({ url: server.url })
    try {
      const { changed, counts } = await importDataSet({ client: database.client, folder, now: new Date() })
      process.stdout.write(
        changed
          ? `Imported ${folder}.\n`
          : `${folder} is the current data set already; nothing was written.\n`,
      )
      process.stdout.write(describe(version, counts))
    } finally {
      await database.close()
    }
  } finally {
    await server.close()
  }
}

function describe(version: string, counts: RowCounts): string {
  const classes = new Map<string, number>()
  for (const file of Object.values(counts)) {
    for (const [name, rows] of Object.entries(file)) classes.set(name, (classes.get(name) ?? 0) + rows)
  }
  const lines = [...classes].sort().map(([name, rows]) => `  ${name.padEnd(12)}${String(rows).padStart(6)}\n`)
  return `Version ${version}\nRows by class:\n${lines.join('')}`
}
