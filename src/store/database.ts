import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'
import { readMigrations } from './migrations.ts'

/** A pool of connections and the client that uses it. */
export interface Database {
  client: PrismaClient
  /** True when the server answers and has every migration of this version. Never throws. */
  isReady(): Promise<boolean>
  /** Connections of the pool now, and how many statements or transactions wait for one. */
  connections(): { open: number; idle: number; waiting: number }
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Most connections at once; further statements wait for one. */
  maxConnections?: number
  /** How long a statement waits for a connection before it fails. */
  connectTimeoutMillis?: number
  /** How long a statement may run in the server. */
  statementTimeoutMillis?: number
  /** How long the server may leave a statement without an answer before its connection is given up. Default: for ever. */
  answerTimeoutMillis?: number
  /** Called with the text of every SQL statement that the client sends. */
  onStatement?: (sql: string) => void
  /** Called when a connection is lost while idle; the pool replaces it. */
  onConnectionLost?: (error: Error) => void
}

/** Makes a client for a migrated database. Connects when the first statement needs it. */
export function createDatabase(options: DatabaseOptions): Database {
  const {
    url,
    maxConnections = 10,
    connectTimeoutMillis = 5_000,
    statementTimeoutMillis = 15_000,
    answerTimeoutMillis,
    onStatement,
    onConnectionLost = () => undefined,
  } = options
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'monazite',
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMillis,
    statement_timeout: statementTimeoutMillis,
    ...(answerTimeoutMillis !== undefined && { query_timeout: answerTimeoutMillis }),
    keepAlive: true,
  })
  // An idle connection that the server ends would otherwise end the process.
  pool.on('error', onConnectionLost)
  const client = new PrismaClient({
    adapter: new PrismaPg(pool),
    log: onStatement ? [{ emit: 'event', level: 'query' }] : [],
  })
  if (onStatement) client.$on('query' as never, (event: { query: string }) => onStatement(event.query))
  const expected = readMigrations().map((migration) => migration.name)

  return {
    client,
    async isReady() {
      try {
        const { rows } = await pool.query<{ name: string }>(
          'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
        )
        const applied = new Set(rows.map((row) => row.name))
        return expected.every((name) => applied.has(name))
      } catch {
        return false
      }
    },
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await client.$disconnect()
      await pool.end()
    },
  }
}
