import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import { StartupError } from '../startup-error.ts'
import { clusterFiles, clusterUser, ensureCluster, startPostmaster, stopPostmaster } from './cluster.ts'
import { findBinaries } from './embedded-binaries.ts'
import { freePort } from './free-port.ts'
import { type Postmaster, readPostmaster } from './postmaster-pid.ts'
import { openServerHome, unwritable } from './server-home.ts'

/**
 * A running PostgreSQL server in the project's own data folder, shared by all processes that use the folder. Where it goes
 * away, whichever of them is first starts it again, at the same address.
 */
export interface EmbeddedServer {
  /** Connection string of the application's database, with the password. */
  url: string
  /** Stops the server, unless another process uses it: then the last of them does. */
  close(): Promise<void>
}

export interface EmbeddedServerOptions {
  /** Folder of the server's files; made if absent. */
  dataDir: string
  log: Log
  /** Name of the application's database; made if absent. */
  database?: string
  /** Server settings for a cluster that is yet to be made. */
  settings?: Record<string, string>
}

const startDeadlineMillis = 60_000

/** Pause after an attempt to start a server again that went away. */
const retryMillis = 1_000

/** Advisory locks in the database `postgres`; arbitrary numbers, ours alone in a cluster of our own. */
const inUseLock = 7_301
const createDatabaseLock = 7_302

/**
 * Starts the embedded server, or joins the one that runs: another process's, or one that outlived its process.
 *
 * Every process that uses the server holds a shared advisory lock in it. PostgreSQL drops the lock with the process,
 * however it ends. Whoever closes gives its own lock back and stops the server if it then gets the lock alone; who
 * arrives meanwhile waits for the lock, loses its connection with the server, and starts it again.
 *
 * @throws StartupError when the folder cannot be used or the server does not start within a minute
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDir, log, database = 'monazite', settings = {} } = options
  const home = openServerHome(dataDir)
  const binaries = await findBinaries(home.folder, home.account)
  try {
    await ensureCluster(home, binaries, settings)
  } catch (error) {
    throw error instanceof StartupError ? error : unwritable(dataDir, error)
  }
  const files = clusterFiles(home)
  const password = readFileSync(files.password, 'utf8')

  let { running, keeper } = await enter()
  const { port } = running
  let closing: Promise<void> | undefined
  let recovery: Promise<void> | undefined
  watch()
  return {
    url: `postgresql://${clusterUser}:${password}@127.0.0.1:${port}/${database}`,
    close: () => {
      closing ??= close()
      return closing
    },
  }

  /** @param samePort where the server is to be; any free port if not given */
  async function enter(samePort?: number): Promise<{ running: Postmaster; keeper: pg.Client }> {
    const deadline = performance.now() + startDeadlineMillis
    let failures = 0
    for (;;) {
      const found = readPostmaster(files.data)
      if (found?.ready) {
        const session = await join(found.port, password)
        // A stopping server ends the stopper's session, and so frees the lock, before it ends this one.
        const now = readPostmaster(files.data)
        if (session && !(now?.ready && now.pid === found.pid)) await session.end().catch(() => undefined)
        else if (session) {
          await createDatabase(session, database)
          log.debug({ pid: found.pid, port: found.port, folder: home.database }, 'database server in use')
          return { running: found, keeper: session }
        }
      } else if (!found) {
        const wanted = samePort ?? (await freePort(readPort(files.port)))
        const reason = await startPostmaster(home, binaries, wanted)
        if (reason === undefined) writeFileSync(files.port, String(wanted))
        // Losing a race for the cluster or for the port is a failure too, and cured by another round.
        else if (!readPostmaster(files.data) && ++failures === 3)
          throw new StartupError(`The database server in ${home.database} does not start.\n${reason}`)
        continue
      }
      if (performance.now() > deadline)
        throw new StartupError(
          `The database server in ${home.database} accepts no connection. Its log is ${files.log}.`,
        )
      await sleep(100)
    }
  }

  function watch(): void {
    keeper.once('error', (error) => {
      if (closing) return
      log.error({ err: error }, 'the database server has gone away')
      recovery = recover()
    })
  }

  /** Goes on until there is a server again: what it has stored is all that this process lives by. */
  async function recover(): Promise<void> {
    while (!closing) {
      try {
        const next = await enter(port)
        if (next.running.port === port) {
          ;({ running, keeper } = next)
          log.info({ pid: running.pid, port }, 'the database server runs again')
          watch()
          return
        }
        await next.keeper.end()
        log.error({ port, found: next.running.port }, 'the database server has moved: restart this process')
      } catch (error) {
        log.error({ err: error }, 'the database server does not start again')
      }
      await sleep(retryMillis)
    }
  }

  async function close(): Promise<void> {
    await recovery
    const stop = await isLastUser(keeper)
    if (stop) await stopPostmaster(home, binaries, running.pid)
    await keeper.end().catch(() => undefined)
  }
}

/** Connects and takes the shared lock; undefined while the server starts, stops or goes away. */
async function join(port: number, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: clusterUser,
    password,
    database: 'postgres',
    application_name: 'monazite keeper',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  })
  let lost = false
  client.on('error', () => {
    lost = true
  })
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock_shared($1)', [inUseLock])
    if (!lost) return client
  } catch (error) {
    if ((error as pg.DatabaseError).code === '28P01')
      throw new StartupError(
        `The database server on port ${port} refuses the password that the data folder holds.`,
        { cause: error },
      )
  }
  await client.end().catch(() => undefined)
  return undefined
}

/** Gives the shared lock back and tries for the exclusive one. False also where the server is gone already. */
async function isLastUser(keeper: pg.Client): Promise<boolean> {
  try {
    await keeper.query('SELECT pg_advisory_unlock_shared($1)', [inUseLock])
    const result = await keeper.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      inUseLock,
    ])
    return result.rows[0]!.alone
  } catch {
    return false
  }
}

async function createDatabase(keeper: pg.Client, name: string): Promise<void> {
  await keeper.query('SELECT pg_advisory_lock($1)', [createDatabaseLock])
  const { rowCount } = await keeper.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0) await keeper.query(`CREATE DATABASE ${keeper.escapeIdentifier(name)}`)
  await keeper.query('SELECT pg_advisory_unlock($1)', [createDatabaseLock])
}

function readPort(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}
