import { parseArgs } from 'node:util'
import { Closers } from '../src/closers.ts'
import { childEnv, environmentHelp, readEnv } from '../src/env.ts'
import { createLog } from '../src/log.ts'
import { runEntry } from '../src/run-entry.ts'
import { StartupError } from '../src/startup-error.ts'
import { openServer } from '../src/store/open-server.ts'
import { type Member, startTopology } from './start-topology.ts'

const usage = `Usage: npm run topology -- [--gateways <number>] [--workers <number>]

Starts gateways that compute no jobs, and workers that do, as processes of this machine on one database: that of
DATABASE_URL, or the embedded one. The first gateway listens at PORT; the other gateways, and then the workers with
/healthz, /readyz and /metrics, at the ports that follow. With PORT=0 each has a free one. Every line that a process prints
begins with its name. Ctrl-C stops the gateways, then the workers, then the embedded database.

  --gateways <number>  2, or as many as this
  --workers <number>   2, or as many as this
  -h, --help           prints this

${environmentHelp}
`

await runEntry(async () => {
  const { gateways, workers, help } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const env = readEnv()
  const interrupted = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        interrupted.abort(new StartupError('Interrupted.'))
        resolve()
      })
  })
  const closers = new Closers()
  try {
    const log = createLog(env.LOG_LEVEL)
    const { url } = closers.add(
      await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log }),
    )
    const topology = closers.add(
      await startTopology({
        databaseUrl: url,
        gateways,
        workers,
        port: env.PORT,
        // Whether strangers come does not depend on how the database is named to the gateways.
        env: childEnv({ ANONYMOUS_SCOPES: env.ANONYMOUS_SCOPES.join(',').toLowerCase() || 'none' }),
        onLine: (name, line) => {
          process.stdout.write(`${name} | ${line}\n`)
        },
        signal: interrupted.signal,
      }),
    )
    const members = [...topology.gateways, ...topology.workers]
    process.stdout.write(
      `\nAll are ready:\n\n${members.map(({ name, url }) => `  ${name.padEnd(12)}${url}\n`).join('')}\n`,
    )
    for (const member of members) tellEnd(member, interrupted.signal)
    await stopped
  } finally {
    await closers.close()
  }
})

/** Says so when a process ends that nobody has stopped here. */
async function tellEnd({ name, ended }: Member, stopping: AbortSignal): Promise<void> {
  const code = await ended
  if (!stopping.aborted) process.stdout.write(`${name} has ended with ${code}. The others go on.\n`)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        gateways: { type: 'string', default: '2' },
        workers: { type: 'string', default: '2' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    return {
      gateways: countOf('gateways', values.gateways),
      workers: countOf('workers', values.workers),
      help: values.help,
    }
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}

function countOf(option: string, text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new Error(`--${option} must be a whole number from 1 to 99.`)
  return Number(text)
}
