import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { StudyJobState } from './generated/enums.ts'

/** First keys of the advisory locks; the second one is the hash of a name. */
export const lockSpaces = { presence: 727_071, once: 727_072, owner: 727_073 } as const

/** State that a job has after a change, or that it is gone; undefined where a change may have been missed. */
type JobNews = StudyJobState | 'GONE' | undefined

/** What processes on one database tell each other: changes of jobs, who is alive, who computes what. */
export interface Coordination {
  /**
   * Calls back after each change of a job, whoever made it, and whenever one may have been missed. What comes back ends it.
   *
   * @param id of the job, or of the run that jobs complete
   */
  onChange(id: string, callback: (news: JobNews) => void): () => void
  /** Tells all others that this process lives and works under this name, until what comes back is called or it dies. */
  present(name: string): () => void
  /**
   * Does the work unless another process does work of the same name: then it resolves to undefined, at once. Where the
   * database does not answer, the work is done.
   */
  unlessElsewhere<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined>
  close(): Promise<void>
}

/** How long to wait between two tries to connect. */
const retryMillis = 500

/** How often the connection is tried, so that one that leads nowhere is found out. */
const checkMillis = 15_000

const lock = (verb: string) => `SELECT ${verb}($1, hashtext($2)) AS done`

/** Keeps one connection for it, and makes it anew when it is lost. */
export function createCoordination({ url, log }: { url: string; log: Log }): Coordination {
  const callbacks = new Map<string, Set<(news: JobNews) => void>>()
  const names = new Set<string>()
  const closing = new AbortController()
  let session: pg.Client | undefined
  let told = false

  /** Statements of one connection, one after the other. */
  let last: Promise<unknown> = Promise.resolve()
  const ask = <Row extends pg.QueryResultRow>(client: pg.Client, sql: string, values: unknown[] = []) => {
    const answer = last.then(() => client.query<Row>(sql, values))
    last = answer.catch(() => undefined)
    return answer
  }

  const all = () => {
    for (const some of callbacks.values()) for (const callback of some) callback(undefined)
  }

  /**
   * Whether the lock on a name is this session's now. A session that does not answer may get locks that nobody knows of, or
   * lack some: it ends, and the next one has what it should.
   */
  async function claim(client: pg.Client, space: keyof typeof lockSpaces, name: string): Promise<boolean> {
    try {
      const values = [lockSpaces[space], name]
      const { rows } = await ask<{ done: boolean }>(client, lock('pg_try_advisory_lock'), values)
      return rows[0]!.done
    } catch (error) {
      void client.end().catch(() => undefined)
      throw error
    }
  }

  function giveUp(client: pg.Client, space: keyof typeof lockSpaces, name: string): Promise<unknown> {
    return ask(client, lock('pg_advisory_unlock'), [lockSpaces[space], name]).catch(() => client.end())
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'monazite coordination',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
      // A machine that is gone without a word is missed after half a minute, and its locks are free then.
      options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4',
    })
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      const [id, state] = payload!.split(' ')
      for (const callback of callbacks.get(id!) ?? []) callback(state as JobNews)
    })
    try {
      await client.connect()
      await client.query('LISTEN study_job')
      for (const name of names) await claim(client, 'presence', name)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const client = await connect()
        const lost = new Promise<void>((resolve) => client.once('end', resolve))
        session = client
        if (told) log.info('processes hear of each other again')
        told = false
        all()
        await watch(client, lost)
      } catch (error) {
        if (!closing.signal.aborted && !told)
          log.warn({ err: error }, 'the database does not answer: processes do not hear of each other')
        told = true
      }
      session = undefined
      await sleep(retryMillis, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  /** Until the connection is lost. */
  async function watch(client: pg.Client, lost: Promise<void>): Promise<void> {
    for (;;) {
      const pause = new AbortController()
      const either = AbortSignal.any([pause.signal, closing.signal])
      const waited = sleep(checkMillis, true, { signal: either }).catch(() => closing.signal.aborted)
      const alive = await Promise.race([waited, lost.then(() => false)])
      pause.abort()
      if (closing.signal.aborted) return void (await client.end().catch(() => undefined))
      if (!alive) return
      await ask(client, 'SELECT 1').catch(() => client.end())
    }
  }

  const kept = keep()

  return {
    onChange(id, callback) {
      const some = callbacks.get(id) ?? new Set()
      callbacks.set(id, some.add(callback))
      return () => {
        some.delete(callback)
        if (some.size === 0 && callbacks.get(id) === some) callbacks.delete(id)
      }
    },
    present(name) {
      names.add(name)
      if (session) void claim(session, 'presence', name).catch(() => undefined)
      return () => {
        names.delete(name)
        if (session) void giveUp(session, 'presence', name)
      }
    },
    async unlessElsewhere(name, work) {
      const holder = session
      let held = false
      try {
        if (holder) {
          held = await claim(holder, 'once', name)
          if (!held) return undefined
        }
      } catch {
        // Twice is better than never.
      }
      try {
        return await work()
      } finally {
        if (held) await giveUp(holder!, 'once', name)
      }
    },
    async close() {
      closing.abort()
      await kept
    },
  }
}
