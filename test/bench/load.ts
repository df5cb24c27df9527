import { Agent, request } from 'node:http'

/** A request that can be made again and again. */
export interface Exchange {
  url: string
  /** Body of the nth request, from 0; undefined for GET. */
  body?: (index: number) => string
  /** What a right answer contains. */
  expected: string
}

export interface Load extends Exchange {
  /** Requests under way at any time, each on a connection that is kept. */
  concurrency: number
  /** Time before anything is counted. */
  warmupSeconds: number
  seconds: number
}

export interface LoadResult {
  requestsPerSecond: number
  /** Milliseconds from sending to the end of the answer. */
  p50: number
  p99: number
}

/**
 * Keeps a server busy and measures it from outside: `concurrency` callers, each of which asks again as soon as it has its
 * answer. Where none comes in the time given, the first that comes later ends it.
 *
 * @throws Error at the first answer that is not 200 or lacks the expected text
 */
export async function applyLoad(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.concurrency })
  const begin = performance.now() + load.warmupSeconds * 1_000
  const end = begin + load.seconds * 1_000
  const latencies: number[] = []
  let last = end
  let sent = 0
  const caller = async () => {
    for (;;) {
      const started = performance.now()
      if (started >= end && latencies.length > 0) return
      await ask(agent, load, sent++)
      const answered = performance.now()
      if (answered < begin || (answered >= end && latencies.length > 0)) continue
      latencies.push(answered - started)
      last = Math.max(end, answered)
    }
  }
  try {
    await Promise.all(Array.from({ length: load.concurrency }, caller))
  } finally {
    agent.destroy()
  }
  latencies.sort((a, b) => a - b)
  const percentile = (share: number) => latencies[Math.ceil(share * latencies.length) - 1]!
  const requestsPerSecond = (latencies.length * 1_000) / (last - begin)
  return { requestsPerSecond, p50: percentile(0.5), p99: percentile(0.99) }
}

/** Resolves when a request has been answered as it should be. */
export function ask(agent: Agent, { url, body, expected }: Exchange, index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: body ? 'POST' : 'GET',
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.once('error', reject)
        response.once('end', () => {
          if (response.statusCode === 200 && text.includes(expected)) resolve()
          else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 500)}`))
        })
      },
    )
    sent.once('error', reject)
    sent.end(body?.(index))
  })
}
