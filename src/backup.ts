import { parseArgs } from 'node:util'
import { environmentHelp, readEnv } from './env.ts'
import { createLog } from './log.ts'
import { runEntry } from './run-entry.ts'
import { StartupError } from './startup-error.ts'
import { checkBackup } from './store/backup/check-files.ts'
import type { Manifest, Report } from './store/backup/manifest.ts'
import { restoreBackup } from './store/backup/restore-backup.ts'
import { writeBackup } from './store/backup/write-backup.ts'
import { openServer } from './store/open-server.ts'

const usage = `Usage: npm run backup -- <folder>
       npm run restore -- <folder> [--without-missing-presets]

Keeps what callers have stored, and API keys as hashes. The data set is no part of it: npm run seed imports it.

  backup   writes a new folder, of one moment, while the server goes on
  restore  reads such a folder into a database without user data, of the same migration; an empty one is made ready first
    --without-missing-presets  lets go of the presets that the data set of the database lacks: runs that started from
                               them have no scenario then

  -h, --help  prints this

${environmentHelp}
`

const report: Report = ({ table, rows, bytes }) => {
  process.stderr.write(`${table.padEnd(16)} ${rows} rows, ${bytes} bytes compressed\n`)
}

await runEntry(async () => {
  const { command, folder, values } = readArguments()
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  // What is wrong with the command, or the backup, is told before a database is opened for it.
  const carryOut = await readCommand(command, folder, values['without-missing-presets'])
  const env = readEnv()
  const log = createLog('silent')
  const server = await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log })
  try {
    process.stdout.write(await carryOut(server.url))
  } finally {
    await server.close()
  }
})

type Command = (url: string) => Promise<string>

async function readCommand(
  command: string | undefined,
  folder: string | undefined,
  withoutMissingPresets: boolean,
): Promise<Command> {
  if (folder === undefined) throw new StartupError(`A folder is missing.\n\n${usage}`)
  switch (command) {
    case 'create':
      return async (url) => {
        const manifest = await writeBackup({ url, folder, now: new Date(), report })
        return `${folder} holds ${rowsOf(manifest)} rows.\n`
      }
    case 'restore': {
      const manifest = await checkBackup(folder)
      return async (url) => {
        const options = { url, folder, manifest, now: new Date(), report, withoutMissingPresets }
        const { sameDataSet } = await restoreBackup(options)
        const notice = sameDataSet
          ? ''
          : `The backup was made beside the data set ${manifest.dataSet}, which is not the one here: npm run seed -- <folder> imports it.\n`
        return `${rowsOf(manifest)} rows are restored.\n${notice}`
      }
    }
    default:
      throw new StartupError(usage)
  }
}

function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'without-missing-presets': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [command, folder, surplus] = positionals
    if (surplus !== undefined) throw new Error(`"${surplus}" is one argument too many.`)
    return { command, folder, values }
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}
