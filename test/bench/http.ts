import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import variables from '../../schema/operations/simulate.variables.json' with { type: 'json' }
import { projectFolder } from '../support/folders.ts'
import { startProcess } from '../support/process.ts'
import { applyLoad, type Load } from './load.ts'
import { table } from './table.ts'

const concurrency = 8

const read = (operation: string) =>
  readFileSync(join(projectFolder, 'schema/operations', `${operation}.graphql`), 'utf8')

/**
 * Requests a second from end to end: main.ts as a process of its own on an embedded database that is made for the
 * occasion, and a client that keeps a fixed number of requests under way.
 *
 * @param seconds measured time of each case
 */
export async function httpReport(seconds: number): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'monazite-bench-'))
  // The database server runs under another account where the bench runs as root.
  chmodSync(dataDir, 0o711)
  const server = startProcess('src/main.ts', { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' })
  const stop = async () => {
    server.kill('SIGTERM')
    await server.ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  const interrupted = () => void stop().then(() => process.exit(1))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const url = (await server.printed(/GraphQL {4}(http\S+)\/graphql/))[1]!
    const results = []
    for (const { name, ...load } of cases(url)) {
      const timing = { concurrency, seconds, warmupSeconds: Math.min(2, seconds / 2) }
      results.push({ name, ...(await applyLoad({ ...load, ...timing })) })
    }
    const reference = results.find(({ name }) => name === '{ __typename }')!.requestsPerSecond
    const rows = results.map(({ name, requestsPerSecond, p50, p99 }) => [
      name,
      Math.round(requestsPerSecond).toLocaleString('en-US'),
      p50.toFixed(1),
      p99.toFixed(1),
      (requestsPerSecond / reference).toFixed(3),
    ])
    return `HTTP and embedded PostgreSQL, one server process, ${concurrency} requests under way (10 simulated years each)\n\n${table(['case', 'requests/s', 'p50 ms', 'p99 ms', '× __typename'], rows)}`
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await stop()
  }
}

type Case = Pick<Load, 'url' | 'body' | 'expected'> & { name: string }

function cases(server: string): Case[] {
  const url = `${server}/graphql`
  const [simulate, preview] = [read('simulate'), read('preview')]
  return [
    { name: '/healthz, without GraphQL', url: `${server}/healthz`, expected: 'up' },
    {
      name: '{ __typename }',
      url,
      expected: '"Query"',
      body: () => JSON.stringify({ query: '{ __typename }' }),
    },
    {
      name: 'preview: computed, not stored',
      url,
      expected: '"__typename":"Preview"',
      body: (index) => JSON.stringify({ query: preview, variables: withPriority(index) }),
    },
    {
      name: 'simulate: computed and stored',
      url,
      expected: '"__typename":"Simulation"',
      body: (index) => JSON.stringify({ query: simulate, variables: withPriority(index) }),
    },
    {
      name: 'simulate: answered from the store',
      url,
      expected: '"__typename":"Simulation"',
      body: () => JSON.stringify({ query: simulate, variables }),
    },
  ]
}

/** The example with another lever each time, so that no two requests are equal. */
function withPriority(index: number) {
  const domesticPriority = (index + 1) / 1e7
  return { input: { ...variables.input, india: { ...variables.input.india, domesticPriority } } }
}
