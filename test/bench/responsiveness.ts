import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, type Exchange } from './load.ts'
import { withServer } from './server-process.ts'
import { table } from './table.ts'

const requestsPerSecond = 100

const draws = 1_000_000

interface Query extends Exchange {
  name: string
}

/**
 * How long cheap requests take while nothing else happens, and while the worker threads compute ensembles of a million draws
 * one after the other: a fixed number of requests a second, whether or not the earlier ones have been answered.
 *
 * @param seconds measured time of each half
 */
export async function responsivenessReport(seconds: number): Promise<string> {
  const [idle, busy, queries] = await withServer(async (url) => {
    const queries = queriesTo(`${url}/graphql`)
    // Threads and compiled code are there before anything is measured.
    await ensemble(url, { runs: 4_096, seed: 0 })
    await millisecondsOf(queries, 0.5)
    const idle = await millisecondsOf(queries, seconds)
    const over = new AbortController()
    const computing = ensembles(url, over.signal)
    const busy = await Promise.race([millisecondsOf(queries, seconds), computing])
    over.abort()
    await computing.catch(() => {})
    return [idle, busy, queries] as const
  })
  const rows = queries.flatMap(({ name }, index) => {
    const [before, during] = [spreadOf(idle[index]!), spreadOf(busy[index]!)]
    return [
      [`${name}, idle`, ...cellsOf(before), '1.0'],
      [
        `${name}, ${draws.toLocaleString('en-US')} draws under way`,
        ...cellsOf(during),
        ratioOf(during, before),
      ],
    ]
  })
  const head = ['case', 'requests', 'p50 ms', 'p99 ms', 'max ms', '× idle p99']
  return `HTTP while worker threads compute, ${requestsPerSecond} requests a second\n\n${table(head, rows)}`
}

function queriesTo(url: string): Query[] {
  const post = (query: string) => () => JSON.stringify({ query })
  return [
    { name: '{ __typename }', url, expected: '"Query"', body: post('{ __typename }') },
    {
      name: 'a country from the database',
      url,
      expected: '"India"',
      body: post('{ country(iso3: "IND") { name } }'),
    },
  ]
}

/** Times from sending to the end of the answer, of each query; at least one of each. */
async function millisecondsOf(queries: readonly Query[], seconds: number): Promise<number[][]> {
  const agent = new Agent({ keepAlive: true })
  const milliseconds: number[][] = queries.map(() => [])
  const answers: Promise<void>[] = []
  const begin = performance.now()
  try {
    for (let sent = 0; sent < Math.max(queries.length, seconds * requestsPerSecond); sent++) {
      await sleep(Math.max(0, begin + (sent * 1_000) / requestsPerSecond - performance.now()))
      const own = sent % queries.length
      const started = performance.now()
      answers.push(
        ask(agent, queries[own]!, sent).then(() => {
          milliseconds[own]!.push(performance.now() - started)
        }),
      )
    }
    await Promise.all(answers)
  } finally {
    agent.destroy()
  }
  return milliseconds
}

/** Asks for one ensemble after the other, each with another seed, until the signal aborts: never resolves. */
async function ensembles(url: string, signal: AbortSignal): Promise<never> {
  for (let seed = 1; ; seed++) await ensemble(url, { runs: draws, seed, signal })
}

async function ensemble(
  url: string,
  { signal, ...options }: { runs: number; seed: number; signal?: AbortSignal },
): Promise<void> {
  const query = `mutation ($runs: Int!, $seed: Int!) {
    simulate(input: { scenario: "controls-2025", uncertainty: { runs: $runs }, seed: $seed }) { __typename }
  }`
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: options }),
    ...(signal && { signal }),
  })
  const text = await response.text()
  if (!text.includes('"Simulation"')) throw new Error(`The ensemble was answered ${response.status}: ${text}`)
}

interface Spread {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

function spreadOf(milliseconds: readonly number[]): Spread {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const percentile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!
  return { count: sorted.length, p50: percentile(0.5), p99: percentile(0.99), max: percentile(1) }
}

function cellsOf({ count, p50, p99, max }: Spread): string[] {
  return [String(count), p50.toFixed(1), p99.toFixed(1), max.toFixed(1)]
}

function ratioOf(during: Spread, before: Spread): string {
  return (during.p99 / before.p99).toFixed(1)
}
