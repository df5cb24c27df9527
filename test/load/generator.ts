/**
 * Code of a worker thread, so that what collects figures does not hold up what is measured: sends the mix, and says second by
 * second how it was answered.
 *
 * At a rate the model is open: requests do not wait for answers. autocannon lets each connection send its share of a second at
 * once, as soon as the second begins; so every connection has one request a second here, and the connections belong to
 * generators that start one after the other, evenly over a second. A request is late only where the one before it on its connection took
 * longer than a second, and nothing has to be corrected for requests that were never sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import autocannon from 'autocannon'
import { subscribe } from '../support/event-stream.ts'
import type { LoadOptions, Second } from './apply-load.ts'
import { mixFrom } from './mix.ts'

const { url, runId, rate, callers, seconds, subscriptions, firstUnique } = workerData as LoadOptions

/** Generators at most: each sends its share every second, at its own moment of it. */
const mostGenerators = 50

const progress = 'subscription ($id: ID!) { simulationProgress(id: $id) { state } }'

const began = performance.now()
const all: Second[] = Array.from({ length: seconds }, () => ({ latencies: [], refused: 0, failures: [] }))

/** What is answered at this moment belongs there; what comes after the end belongs to nobody. */
const current = (): Second | undefined => all[Math.floor((performance.now() - began) / 1_000)]

let unique = firstUnique

/** Counts refusals, and whatever is neither an answer nor a refusal. */
function judge(status: number, body: string, headers: Readonly<Record<string, string>>): void {
  const second = current()
  if (!second) return
  const retryAfter = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  if ((status === 429 || status === 503) && Number(retryAfter) > 0) second.refused++
  // Errors come first in an answer that has any.
  else if (status !== 200 || body.startsWith('{"errors"'))
    second.failures.push(`${status} ${body.slice(0, 300)}`)
}

/** @param share connections of this generator */
async function generate(place: number, generators: number, share: number): Promise<void> {
  const offset = (place * 1_000) / generators
  await sleep(offset)
  const options: autocannon.Options = {
    url,
    connections: share,
    duration: seconds - offset / 1_000,
    sampleInt: 1_000,
    requests: mixFrom(place, runId, () => unique++).map((request) => ({
      ...request,
      // The types say otherwise, but these are the headers of the answer, by name.
      onResponse: (status, body, _context, headers) => judge(status, body, headers as Record<string, string>),
    })),
  }
  if (rate !== undefined) options.overallRate = share
  await new Promise((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    instance.on('response', (_client, status, _bytes, millis) => {
      if (status === 200) current()?.latencies.push(millis)
    })
    instance.on('reqError', (error: Error) => current()?.failures.push(error.message))
  })
}

/** Subscribes again and again, each time until the stream completes, with a quarter of a second between. */
async function watch(): Promise<void> {
  while (current()) {
    const { response, rest } = await subscribe(url, progress, { id: runId })
    if (response.status === 200) {
      const events = (await rest()).map(({ event }) => event)
      if (events.join() !== 'next,complete') current()?.failures.push(`events ${events}`)
    } else judge(response.status, await response.text(), Object.fromEntries(response.headers))
    await sleep(250)
  }
}

const connections = rate ?? callers
const generators = rate === undefined ? 1 : Math.min(mostGenerators, rate)
await Promise.all([
  ...Array.from({ length: generators }, (_, place) =>
    generate(
      place,
      generators,
      Math.floor(connections / generators) + (place < connections % generators ? 1 : 0),
    ),
  ),
  ...Array.from({ length: subscriptions }, watch),
])
parentPort!.postMessage(all)
