import { TimeoutError } from './errors.ts'
import { followSignal } from './follow-signal.ts'

/** The longest wait that a timer keeps (24.8 days); beyond it timers fire at once. */
export const longestTimerMs = 2 ** 31 - 1

/**
 * The limit as it is.
 *
 * @throws RangeError unless it is above 0
 */
export function requireTimeout(limitMs: number, option = 'timeoutMs'): number {
  if (!(limitMs > 0)) throw new RangeError(`${option} must be a number above 0, not ${limitMs}`)
  return limitMs
}

/**
 * Runs `work` with a signal that follows the caller's and is aborted with TimeoutError after `timeoutMs`, a number above
 * 0; Infinity sets no limit. `remainingMs` says how long a wait may still be.
 */
export async function withDeadline<Result>(
  timeoutMs: number,
  callerSignal: AbortSignal | undefined,
  work: (signal: AbortSignal, remainingMs: () => number) => Promise<Result>,
): Promise<Result> {
  callerSignal?.throwIfAborted()
  const controller = new AbortController()
  const stopFollowing = followSignal(callerSignal, controller)
  const limitMs = Math.min(timeoutMs, longestTimerMs)
  const end = performance.now() + timeoutMs
  const timer =
    timeoutMs === Number.POSITIVE_INFINITY
      ? undefined
      : setTimeout(() => controller.abort(new TimeoutError(limitMs)), limitMs)
  try {
    return await work(controller.signal, () => end - performance.now())
  } finally {
    clearTimeout(timer)
    stopFollowing()
  }
}
