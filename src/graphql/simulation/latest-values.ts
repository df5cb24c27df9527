import { setTimeout } from 'node:timers/promises'
import type { JobChanges } from '../../jobs/stored/stored-studies.ts'

export interface LatestValuesOptions<Value> {
  /** The value at this moment. */
  readonly read: () => Promise<Value>
  /** Whether no other value follows. */
  readonly isLast: (value: Value) => boolean
  /** Shortest time between two values. */
  readonly gapMillis: number
  /** Ends the values. */
  readonly signal: AbortSignal
  /** Called at least once when nobody reads any more. */
  readonly onEnd: () => void
}

/**
 * A value at once, then one after each change, until the last. A value is read when the reader asks for it: what changes
 * meanwhile is skipped and nothing waits in a queue, however slow the reader is.
 */
export function latestValues<Value>(
  changes: Pick<JobChanges, 'version' | 'since'>,
  { read, isLast, gapMillis, signal, onEnd }: LatestValuesOptions<Value>,
): AsyncIterableIterator<Value> {
  const left = new AbortController()
  const stop = AbortSignal.any([signal, left.signal])
  stop.addEventListener('abort', onEnd, { once: true })
  const values = valuesUntil(stop)

  async function* valuesUntil(stopped: AbortSignal): AsyncGenerator<Value, undefined> {
    try {
      for (;;) {
        stopped.throwIfAborted()
        const { version } = changes
        const value = await read()
        yield value
        if (isLast(value)) return
        await Promise.all([
          changes.since(version, stopped),
          setTimeout(gapMillis, undefined, { signal: stopped }),
        ])
      }
    } catch (error) {
      if (!stopped.aborted) throw error
    } finally {
      onEnd()
    }
  }

  return {
    next: () => values.next(),
    // A generator that waits takes a `return` only when it wakes up.
    return: () => {
      left.abort()
      return values.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
