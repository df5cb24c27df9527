import { parseArgs } from 'node:util'
import variables from '../schema/operations/simulate.variables.json' with { type: 'json' }
import { Closers } from './closers.ts'
import { demoReport } from './demo-report.ts'
import { startOwnServer } from './demo-server.ts'
import { readEnv } from './env.ts'
import { runEntry } from './run-entry.ts'
import { type Client, createClient, isError, MonaziteError } from './sdk/index.ts'
import { StartupError } from './startup-error.ts'

const usage = `Usage: npm run demo -- [--url <address>] [--json]

Simulates a Chinese restriction together with a suspended agreement between India and Japan, and prints what Japan loses
and what India makes, year by year. The request is schema/operations/simulate.variables.json.

  --url <address>  GraphQL endpoint to ask. Without it: the one on this machine at PORT (4000), or, when none answers
                   there, a server of its own that ends with the demo.
  --json           prints the run as JSON instead
  -h, --help       prints this
`

await runEntry(async () => {
  const { url, json, help } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.abort(new StartupError('Interrupted.')))
  }
  const closers = new Closers()
  try {
    const client = await reach(url, closers, interrupted.signal)
    const run = await simulate(client, interrupted.signal)
    process.stdout.write(json ? `${JSON.stringify(run, null, 2)}\n` : demoReport(run))
  } catch (error) {
    // What the client throws says what is wrong; its stack would not help whoever runs the demo.
    throw error instanceof MonaziteError ? new StartupError(error.message, { cause: error }) : error
  } finally {
    await closers.close()
  }
})

/** A client of the server asked for, of the one that runs here, or of one of its own, which `closers` will end. */
async function reach(url: string | undefined, closers: Closers, signal: AbortSignal): Promise<Client> {
  if (url !== undefined) return createClient({ url })
  const here = `http://127.0.0.1:${readEnv().PORT}/graphql`
  const client = createClient({ url: here, retries: 0 })
  try {
    await client.dataSet({}, { signal, timeoutMs: 5_000 })
    progress(`Asking the server at ${here}.`)
    return client
  } catch (error) {
    if (!(error instanceof MonaziteError)) throw error
    progress('No server answers here; starting one for the demo. The first start fills its database.')
    const own = closers.add(await startOwnServer(signal))
    return createClient({ url: own.url })
  }
}

/** Simulates the example, and reads the stored run back, which also says what has to be known about its numbers. */
async function simulate(client: Client, signal: AbortSignal) {
  const { simulate: stored } = await client.simulate(variables, { signal, idempotent: true })
  if (isError(stored)) throw new StartupError(`The server refuses the example: ${stored.message}`)
  const { simulation: run } = await client.simulation({ id: stored.id }, { signal })
  if (!run) throw new StartupError(`The server does not find the run that it has just stored (${stored.id}).`)
  return run
}

/** Tells what happens on standard error, so that standard output holds the result alone. */
function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const { url } = values
    if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
      throw new StartupError(`--url must be an address such as http://127.0.0.1:4000/graphql: ${url}`)
    }
    return values
  } catch (cause) {
    if (cause instanceof StartupError) throw cause
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}
