import { performance } from 'node:perf_hooks'

/** Share of its time that an event loop works from which on requests wait for it. */
const busyShare = 0.9

/** Time over which the share is measured, in ms, at least. */
const measureMillis = 50

/**
 * Tells whether this process has no time to spare, or its database no connection. A process that waits for threads, for workers
 * or for callers who read slowly is not busy, whatever it has under way.
 *
 * @param connections how many statements wait for a connection to the database
 */
export function watchBusyness(connections: () => { readonly waiting: number }): () => boolean {
  let measured = performance.eventLoopUtilization()
  let measuredAt = performance.now()
  let share = 0
  return () => {
    const now = performance.now()
    if (now - measuredAt >= measureMillis) {
      const current = performance.eventLoopUtilization()
      share = performance.eventLoopUtilization(current, measured).utilization
      measured = current
      measuredAt = now
    }
    return share > busyShare || connections().waiting > 0
  }
}
