import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import type { PrismaClient } from './generated/client.ts'

/** A streaming replica of the database that reference data is read from while it can be. */
export interface Replica {
  /** Its client; undefined while it is away, too far behind, or no replica of this database. */
  client(): PrismaClient | undefined
  /** Looks at it now, or joins the look that is under way. Never throws. */
  check(): Promise<void>
  /** Ends the looks and its connections. */
  close(): Promise<void>
}

export interface ReplicaOptions {
  primary: Pick<Database, 'client'>
  /** Closed with the replica. */
  replica: Database
  /** How far behind the primary what is read may be. */
  maxLagMillis: number
  /** Time between two looks. */
  intervalMillis?: number
  /** How long either server may take to answer a look. */
  timeoutMillis?: number
  log: Log
}

/** State of a server at one moment. */
interface Position {
  /** The cluster and the database in it: the same on a replica. */
  identity: string
  inRecovery: boolean
  /** Byte of the write-ahead log that was written, or replayed. Null on a server that replays none. */
  lsn: string | null
}

/**
 * Watches a replica. It is read from while it follows the same database, has this version's migrations, and has replayed what
 * the primary had written at some moment of the last `maxLagMillis`. That is told by positions in the write-ahead log and this
 * process's clock: the lag that a replica states of itself is zero as well where it has lost its primary.
 */
export function createReplica(options: ReplicaOptions): Replica {
  const { primary, replica, maxLagMillis, intervalMillis = 1_000, timeoutMillis = 2_000, log } = options
  /** How far the primary was, and when. */
  let written: { at: number; lsn: bigint }[] = []
  /** Why it is not read from; undefined while it is. */
  let reason: string | undefined = 'was not asked yet'
  let looking: Promise<void> | undefined

  async function findReason(): Promise<string | undefined> {
    const at = performance.now()
    const source = await within(timeoutMillis, positionOf(primary.client)).catch(() => undefined)
    const copy = await within(timeoutMillis, positionOf(replica.client))
    if (!copy.inRecovery) return 'is no replica, or none any more'
    if (copy.lsn === null) return 'does not say how far it is'
    if (source && source.identity !== copy.identity) return 'is one of another database'
    if (!(await within(timeoutMillis, replica.isReady()))) return 'lacks migrations of this version'
    if (source?.lsn) written.push({ at, lsn: BigInt(source.lsn) })
    written = written.filter((sample) => at - sample.at <= maxLagMillis)
    // Who knows nothing of the primary has nothing else to read from, nor a measure of the lag.
    if (written.length === 0) return reason
    const replayed = BigInt(copy.lsn)
    if (written.some(({ lsn }) => lsn <= replayed)) return undefined
    return `is more than ${maxLagMillis / 1_000} s behind`
  }

  async function look(): Promise<void> {
    const found = await findReason().catch(() => 'does not answer')
    if (found === reason) return
    reason = found
    if (reason === undefined) log.info('reference data is read from the replica')
    else log.warn(`reference data is read from the primary: the replica ${reason}`)
  }

  const check = () => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  const timer = setInterval(check, intervalMillis).unref()
  check()
  return {
    client: () => (reason === undefined ? replica.client : undefined),
    check,
    async close() {
      clearInterval(timer)
      await looking
      await replica.close()
    },
  }
}

/** Runs what reads nothing but reference data, and tells it where. */
export type ReferenceReader = <Result>(read: (db: PrismaClient) => Promise<Result>) => Promise<Result>

/** Reads from the replica while it can be read from, and from the primary where that fails. */
export function createReferenceReader(primary: PrismaClient, replica: Replica | undefined): ReferenceReader {
  return async (read) => {
    const nearer = replica?.client()
    if (!nearer) return read(primary)
    try {
      return await read(nearer)
    } catch {
      replica?.check()
      return read(primary)
    }
  }
}

async function positionOf(client: PrismaClient): Promise<Position> {
  const rows = await client.$queryRaw<Position[]>`
    SELECT system_identifier || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity,
      pg_is_in_recovery() AS "inRecovery",
      pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0')::text AS lsn
    FROM pg_control_system()`
  return rows[0]!
}

async function within<Result>(millis: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('It took too long')), millis)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
