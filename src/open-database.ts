import type { Closers } from './closers.ts'
import type { Env } from './env.ts'
import type { Log } from './log.ts'
import { type Coordination, createCoordination } from './store/coordination.ts'
import { createDatabase, type Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { openServer } from './store/open-server.ts'
import { createReplica, type Replica } from './store/replica.ts'

/** The migrated database of a process. */
export interface OpenedDatabase {
  readonly url: string
  readonly database: Database
  readonly coordination: Coordination
  /** Names of the migrations that were applied. */
  readonly migrations: readonly string[]
}

/** Opens the database that the environment names, or the embedded one, and brings it up to date. */
export async function openDatabase(env: Env, closers: Closers, log: Log): Promise<OpenedDatabase> {
  const { url } = closers.add(await openServer({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, log }))
  const migrations = await migrate({ url })
  const database = closers.add(
    createDatabase({
      url,
      maxConnections: env.DATABASE_POOL_SIZE,
      onConnectionLost: (error) => log.warn({ err: error }, 'lost a database connection'),
    }),
  )
  return { url, database, coordination: closers.add(createCoordination({ url, log })), migrations }
}

/** Opens the replica that the environment names; undefined without one. */
export function openReplica(
  env: Env,
  closers: Closers,
  { database, log }: { database: Database; log: Log },
): Replica | undefined {
  if (env.DATABASE_REPLICA_URL === undefined) return undefined
  return closers.add(
    createReplica({
      primary: database,
      replica: createDatabase({
        url: env.DATABASE_REPLICA_URL,
        maxConnections: env.DATABASE_POOL_SIZE,
        // What it does not give soon, the primary does.
        connectTimeoutMillis: 2_000,
        answerTimeoutMillis: 5_000,
      }),
      maxLagMillis: env.DATABASE_REPLICA_LAG_SECONDS * 1_000,
      log,
    }),
  )
}
