import { randomUUID } from 'node:crypto'
import { createSchema } from '../../src/graphql/schema.ts'
import { createAuthenticator } from '../../src/http/authentication/authentication.ts'
import { createServer } from '../../src/http/server.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { silentLog } from '../support/silent-log.ts'
import type { Answer, Body } from './invariants.ts'

/** The server under test, and what tests need to know about its database. */
export interface Target {
  readonly server: TestServer
  /** Address of a second process's worth of server over the same database, which keeps answers ready. */
  readonly cachingUrl: string
  send(url: string, init: RequestInit): Promise<Answer>
  /** Number of rows of every table, and what of them can be changed by callers, once no study runs in the background. */
  state(): Promise<string>
  close(): Promise<void>
}

export const schema = createSchema()

export async function startTarget(): Promise<Target> {
  const server = await startTestServer({ schema })
  const now = () => new Date('2026-01-15T12:00:00Z')
  const { jobs, database, studies, rateLimiter } = server
  const caching = createServer({
    schema,
    database,
    studies,
    jobs,
    rateLimiter,
    now,
    newId: randomUUID,
    randomBytes: () => Buffer.alloc(0),
    log: silentLog,
    authenticate: createAuthenticator({
      db: database.client,
      now,
      anonymousScopes: ['READ', 'SIMULATE', 'ANALYSE'],
    }),
    limits: { viewerBudget: 1_000_000_000, anonymousBudget: 1_000_000_000 },
  })
  const cachingUrl = await caching.listen({ port: 0 })
  const tables = await database.client.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'RateLimit'`
  const counts = tables.map(({ name }) => `SELECT '${name}' AS part, count(*)::text AS value FROM "${name}"`)
  const contents = [
    ['Scenario', 'id, slug, title, description, input, visibility, version'],
    ['Simulation', 'id, visibility'],
    ['Analysis', 'id, visibility'],
    ['ApiKey', 'id, "revokedAt"'],
  ].map(
    ([table, columns]) =>
      `SELECT '${table} content', coalesce(md5(string_agg(md5(row(${columns})::text), '' ORDER BY id)), '') FROM "${table}"`,
  )
  const stateQuery = [...counts, ...contents].join(' UNION ALL ')
  return {
    server,
    cachingUrl,
    async send(url, init) {
      database.statements.length = 0
      const response = await fetch(url, { redirect: 'manual', ...init })
      const text = await response.text()
      const type = response.headers.get('content-type') ?? ''
      const answer = { status: response.status, type, text }
      const body = type.includes('json') ? parsed(text) : undefined
      return body === undefined ? answer : { ...answer, body }
    },
    async state() {
      const { client } = database
      const underWay = await client.studyJob.findMany({
        where: { state: { in: ['QUEUED', 'RUNNING'] } },
        select: { id: true },
      })
      const never = new AbortController().signal
      await Promise.allSettled(underWay.map(({ id }) => jobs.ended(id, never)))
      const rows = await database.client.$queryRawUnsafe<{ part: string; value: string }[]>(stateQuery)
      return rows
        .map(({ part, value }) => `${part}: ${value}`)
        .sort()
        .join('\n')
    },
    async close() {
      await caching.close()
      await server.close()
    },
  }
}

function parsed(text: string): Body | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
