import { dataOf } from './answer.ts'
import { longestTimerMs } from './deadline.ts'
import { NetworkError } from './errors.ts'
import { eventsOf } from './event-stream.ts'
import { type Exchange, post, received } from './exchange.ts'
import { followSignal } from './follow-signal.ts'
import { sleep, waitBeforeRetry } from './retry.ts'

export interface Subscription extends Omit<Exchange, 'signal'> {
  /** Ends the subscription, which then rejects with the signal's reason. */
  readonly signal: AbortSignal | undefined
  /** A connection on which nothing arrives for so long is taken for broken. */
  readonly heartbeatTimeoutMs: number
  /** How many connections in a row may fail without an event. */
  readonly retries: number
  readonly random: () => number
}

/**
 * The values of a subscription, over as many connections as it takes. Nothing is sent before the first value is asked for.
 * Not a generator itself: the `return` of a generator waits for the value under way, which may never come.
 */
export function subscribe(subscription: Subscription): AsyncIterableIterator<unknown, void, undefined> {
  const end = new AbortController()
  let closed = false
  const values = reconnecting(subscription, end)
  const iterator: AsyncIterableIterator<unknown, void, undefined> = {
    async next() {
      try {
        return await values.next()
      } catch (error) {
        if (closed) return { done: true, value: undefined }
        throw error
      }
    },
    async return() {
      closed = true
      end.abort()
      await values.return().catch(() => undefined)
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

async function* reconnecting(
  subscription: Subscription,
  end: AbortController,
): AsyncGenerator<unknown, void, undefined> {
  const { signal, retries, random } = subscription
  signal?.throwIfAborted()
  const stopFollowing = followSignal(signal, end)
  let failures = 0
  try {
    for (;;) {
      try {
        for await (const value of connection(subscription, end.signal)) {
          failures = 0
          yield value
          // Values that had arrived before the abort are no longer wanted.
          end.signal.throwIfAborted()
        }
        return
      } catch (error) {
        failures++
        const wait = failures <= retries ? waitBeforeRetry(error, failures, random()) : null
        if (wait === null || end.signal.aborted) throw error
        await sleep(wait, end.signal)
      }
    }
  } finally {
    stopFollowing()
  }
}

/**
 * The values that arrive over one connection, in GraphQL over SSE's "distinct connections mode". It is closed as soon as the
 * values are no longer asked for.
 *
 * @throws GraphQLRequestError, HttpError, NetworkError, or the reason of the signal
 */
async function* connection(
  { endpoint, body, fetch, heartbeatTimeoutMs }: Subscription,
  signal: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  const open = new AbortController()
  const stopFollowing = followSignal(signal, open)
  const headers = new Headers(endpoint.headers)
  headers.set('accept', 'text/event-stream')
  const request: Exchange = { endpoint: { ...endpoint, headers }, body, fetch, signal: open.signal }
  // Time counts only while something is waited for: a caller that takes long over a value does not break the connection.
  const awake = async <Part>(part: Promise<Part>): Promise<Part> => {
    const silence = new NetworkError(`${endpoint.url} has sent nothing for ${heartbeatTimeoutMs} ms`)
    const timer = setTimeout(() => open.abort(silence), Math.min(heartbeatTimeoutMs, longestTimerMs))
    try {
      return await received(request, part)
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    const response = await awake(post(request))
    if (!isEventStream(response)) {
      // The server has refused, or answers once and for all.
      yield dataOf(response, await awake(response.text()))
      return
    }
    for await (const { type, data } of eventsOf(chunksOf(response, awake))) {
      if (type === 'complete') return
      if (type === 'next') yield dataOf(response, data)
    }
    throw new NetworkError(`${endpoint.url} has closed the stream before its end`)
  } finally {
    stopFollowing()
    open.abort()
  }
}

async function* chunksOf(
  { body }: Response,
  awake: <Part>(part: Promise<Part>) => Promise<Part>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return
  // Not every browser can iterate over a stream.
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await awake(reader.read())
    if (done) return
    yield value
  }
}

function isEventStream(response: Response): boolean {
  return /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')
}
