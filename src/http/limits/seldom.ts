import type { Log } from '../../log.ts'

/** How often the log tells of what happens all the time, in ms. */
const reportMillis = 10_000

/** A warning about what may happen many times a second: it is in the log at once, then with a count every 10 seconds at most. */
export function seldom(log: Log, message: string): (details?: object) => void {
  let times = 0
  let reportedAt = Number.NEGATIVE_INFINITY
  return (details) => {
    times++
    const now = performance.now()
    if (now - reportedAt < reportMillis) return
    log.warn({ ...details, times }, message)
    reportedAt = now
    times = 0
  }
}
