import pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Log } from '../log.ts'
import { inTurns } from './in-turns.ts'

/** What a caller has left after something was taken from its budget. */
export interface Charge {
  /** False when the budget does not reach; the points were given back then, save for the least that a request costs. */
  readonly granted: boolean
  readonly remaining: number
  /** Time until the budget is whole again. */
  readonly resetMillis: number
  /** Identifies the count that the points were taken from. */
  readonly window: { readonly endsAt: number; readonly store: number }
}

interface Budget {
  readonly limit: number
  /** What a request costs that is refused. */
  readonly minimum: number
}

/** Points that callers spend, counted by all processes that share a database. */
export interface RateLimiter {
  /** Milliseconds that a caller known to have nothing left has to wait; 0 for all others. Asks no database. */
  exhausted(key: string): Promise<number>
  charge(key: string, points: number, budget: Budget): Promise<Charge>
  /**
   * Gives points of a charge back; a negative number takes more. Nothing happens once the charge's window has ended: the
   * points would be a present to the next. Nobody has to wait for it; `close` does.
   */
  giveBack(key: string, points: number, charge: Charge): Promise<unknown> | undefined
  /** Waits for what is still to be written. */
  close(): Promise<void>
}

export interface RateLimiterOptions {
  /** Database of the counts; without one each process counts for itself. */
  url?: string
  windowSeconds: number
  log: Log
}

/** How long the database is left alone after it has failed to answer. */
const retryMillis = 5_000

/** What one statement changes together with others for the same key. */
interface Change {
  /** Points to take; negative where they are given back. */
  readonly points: number
  readonly budget?: Budget
  /** The window that a return belongs to. */
  readonly window?: Charge['window']
}

/**
 * Counts in the table `RateLimit`. Of each key one statement is under way at a time; what is charged and given back meanwhile
 * goes with the next as one sum, in which every charge is judged at its place: the counts are exact, and callers who ask for
 * much at once do not cost the database a statement a request. While the database does not answer, each process counts for
 * itself, from what it last knew: limits go on, requests do not wait for it, and nobody gains by making it seem away.
 */
export function createRateLimiter({ url, windowSeconds, log }: RateLimiterOptions): RateLimiter {
  const memory = new RateLimiterMemory({ points: 1, duration: windowSeconds })
  const spent = new RateLimiterMemory({ points: 1, duration: windowSeconds })
  const database = url === undefined ? undefined : openDatabase(url, log)
  const limiter = database
    ? new RateLimiterPostgres({
        storeClient: database,
        storeType: 'client',
        tableName: 'RateLimit',
        tableCreated: true,
        keyPrefix: '',
        points: 1,
        duration: windowSeconds,
        insuranceLimiter: memory,
      })
    : memory
  const pending = new Set<Promise<unknown>>()
  const store = () => database?.outages() ?? 0

  /** Takes points, or gives them back, and keeps what the database says for the time when it says nothing. */
  const count = async (key: string, points: number): Promise<RateLimiterRes> => {
    // `penalty` counts without judging: what is too much depends on the caller, not on the limiter.
    const counted = await limiter.penalty(key, points)
    if (database?.failing() === false)
      await memory.set(key, counted.consumedPoints, Math.max(1, counted.msBeforeNext) / 1_000)
    return counted
  }

  const over = ({ window }: Change) =>
    window !== undefined && (performance.now() >= window.endsAt || window.store !== store())

  /** @returns for each change what it left; undefined for a return */
  const change = inTurns(
    async (key, changes: readonly Change[]): Promise<readonly (Charge | undefined)[]> => {
      const due = changes.filter((one) => !over(one))
      if (due.length === 0) return []
      const counted = await count(
        key,
        due.reduce((sum, { points }) => sum + points, 0),
      )
      // Who was known to have nothing left has something again.
      if (due.some(({ points }) => points < 0)) await spent.delete(key)
      const resetMillis = Math.max(1, counted.msBeforeNext)
      const window = { endsAt: performance.now() + resetMillis, store: store() }
      let consumed = due.reduce(
        (left, { points, budget }) => left - (budget ? points : 0),
        counted.consumedPoints,
      )
      let refused = 0
      let last: { remaining: number; minimum: number } | undefined
      const charges = changes.map(({ points, budget }): Charge | undefined => {
        if (!budget) return undefined
        const { limit, minimum } = budget
        const granted = consumed + points <= limit
        const taken = granted ? points : Math.min(points, minimum)
        consumed += taken
        refused += points - taken
        last = { remaining: Math.max(0, limit - consumed), minimum }
        return { granted, remaining: last.remaining, resetMillis, window }
      })
      if (refused > 0)
        await count(key, -refused).catch((error: unknown) =>
          log.warn({ err: error }, 'points could not be given back'),
        )
      if (last && last.remaining < last.minimum) await spent.set(key, 1, resetMillis / 1_000)
      return charges
    },
  )

  return {
    async exhausted(key) {
      return Math.max(0, (await spent.get(key))?.msBeforeNext ?? 0)
    },
    async charge(key, points, budget) {
      return (await change(key, { points, budget }))!
    },
    giveBack(key, points, { window }) {
      if (points === 0 || over({ points, window })) return undefined
      const written = change(key, { points: -points, window })
        .catch((error: unknown) => log.warn({ err: error }, 'points could not be given back'))
        .finally(() => pending.delete(written))
      pending.add(written)
      return written
    },
    async close() {
      await Promise.allSettled(pending)
      await database?.end()
    },
  }
}

/** The part of a PostgreSQL client that the limiter uses, on connections of its own, so that no slow query is in its way. */
function openDatabase(url: string, log: Log) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'monazite rate limits',
    max: 2,
    // Connections stay: a busy process has no time to make one within the limits.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 1_000,
    statement_timeout: 1_000,
    query_timeout: 1_500,
    // Counts that a crash takes away harm nobody.
    options: '-c synchronous_commit=off',
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  let outages = 0
  let failing = false
  let tryAgainAt = 0
  return {
    /** How often the place of the counts has changed. */
    outages: () => outages,
    failing: () => failing,
    async query(statement: pg.QueryConfig) {
      if (failing && performance.now() < tryAgainAt) throw new Error('The database does not answer.')
      try {
        const result = await pool.query(statement)
        if (failing) {
          failing = false
          outages++
          log.info('rate limits are shared between processes again')
        }
        return result
      } catch (error) {
        tryAgainAt = performance.now() + retryMillis
        if (!failing) {
          failing = true
          outages++
          log.warn({ err: error }, 'the database does not answer: each process keeps rate limits for itself')
        }
        throw error
      }
    },
    end: () => pool.end(),
  }
}
