import { Worker } from 'node:worker_threads'
import { simulation } from './mix.ts'

/** Who sends: so many requests a second, whatever becomes of them, or so many callers who ask again as soon as they are answered. */
type Senders =
  | { readonly rate: number; readonly callers?: never }
  | { readonly rate?: never; readonly callers: number }

export type LoadOptions = Senders & {
  /** Address of the server, without a path. */
  readonly url: string
  /** A stored run to read and to subscribe to. */
  readonly runId: string
  /** Whole seconds. */
  readonly seconds: number
  /** Subscriptions at any time, beside the rate. */
  readonly subscriptions: number
  /** The first of the numbers that make requests unlike all before: none may be used twice against one database. */
  readonly firstUnique: number
}

/** How requests were answered in one second. */
export interface Second {
  /** Milliseconds from sending to the end, of what was answered with a result. */
  readonly latencies: number[]
  /** Answers 429 and 503 that say when to come again. */
  refused: number
  /** Whatever else happened. */
  readonly failures: string[]
}

/** What a stretch of time had, after its beginning. */
export interface Figures {
  readonly acceptedPerSecond: number
  readonly refusedPerSecond: number
  /** Milliseconds of what was accepted: medians of the windows. */
  readonly p50: number
  readonly p99: number
  readonly failures: readonly string[]
}

/** Percentiles are taken of so many seconds each, so that one disturbance of the machine does not decide. */
const windowSeconds = 3

/**
 * Seconds at the beginning in which connections are made: a process that has much to do takes few a second, and the first request
 * of a connection waits for that.
 */
export const warmupSeconds = 8

/** Sends the mix, and says how it was answered. Failures are told of the beginning too. */
export async function applyLoad(options: LoadOptions): Promise<Figures> {
  const worker = new Worker(new URL('./generator.ts', import.meta.url), { workerData: options })
  const seconds = await new Promise<Second[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The generator ended with ${code}.`)))
  })
  const counted = seconds.slice(seconds.length > warmupSeconds ? warmupSeconds : 0)
  const windows: number[][] = []
  for (let from = 0; from < counted.length; from += windowSeconds)
    windows.push(counted.slice(from, from + windowSeconds).flatMap(({ latencies }) => latencies))
  const medianOf = (share: number) =>
    percentile(
      windows.filter(({ length }) => length > 0).map((latencies) => percentile(latencies, share)),
      0.5,
    )
  const perSecond = (count: (second: Second) => number) =>
    counted.reduce((sum, second) => sum + count(second), 0) / counted.length
  return {
    acceptedPerSecond: perSecond(({ latencies }) => latencies.length),
    refusedPerSecond: perSecond(({ refused }) => refused),
    p50: medianOf(0.5),
    p99: medianOf(0.99),
    failures: seconds.flatMap(({ failures }) => failures),
  }
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN
}

/** What the server under load is started with: what is measured is what it can, not what it lets one caller have. */
export const loadEnv: Readonly<Record<string, string>> = {
  LOG_LEVEL: 'error',
  ANONYMOUS_SCOPES: 'read,simulate,analyse',
  RATE_LIMIT_ANONYMOUS: '2000000000',
  MAX_CONNECTIONS: '20000',
  MAX_CONNECTIONS_PER_ADDRESS: '20000',
}

/** Stores the run that the mix reads. */
export async function storeRun(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(simulation(0)),
  })
  const { data } = (await response.json()) as { data: { simulate: { id: string } } }
  return data.simulate.id
}
