import { longestTimerMs } from './deadline.ts'
import { HttpError, NetworkError } from './errors.ts'

/** Statuses that say "not now": over a limit, or nobody there to answer. */
const passing = new Set([429, 502, 503, 504])

const firstWaitMs = 250
const longestWaitMs = 8_000

/**
 * How long to wait before trying again after `error`, in ms; null when it will not pass by itself, or not within what a
 * timer can wait. The wait doubles with each attempt and is drawn from its upper half, so that clients that failed together
 * do not return together; for the same reason it is added to the one that a server asks for (`Retry-After`).
 *
 * @param attempt attempts made so far, from 1
 * @param random number in [0, 1)
 */
export function waitBeforeRetry(error: unknown, attempt: number, random: number): number | null {
  const asked = error instanceof HttpError ? (error.retryAfterMs ?? 0) : 0
  if (!(error instanceof NetworkError || (error instanceof HttpError && passing.has(error.status))))
    return null
  const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1))
  const wait = asked + longest * (0.5 + random / 2)
  return wait <= longestTimerMs ? wait : null
}

/** True where the server has refused a request before it did anything, so that repeating even a mutation does no harm. */
export function isUntouched(error: unknown): boolean {
  return error instanceof HttpError && error.status === 429
}

/**
 * `Retry-After` in ms; null when it is missing or unreadable. Seconds, or an instant, which is read against the server's
 * own `Date` and not against a clock that may be set otherwise.
 */
export function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  if (/^\d+$/.test(text)) return Number(text) * 1_000
  const wait = Date.parse(text) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait) ? null : Math.max(0, wait)
}

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
