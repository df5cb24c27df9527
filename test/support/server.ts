import { randomBytes, randomUUID } from 'node:crypto'
import { type GraphQLSchema, graphql } from 'graphql'
import { expect } from 'vitest'
import { createContext, type Viewer } from '../../src/graphql/context.ts'
import { LIMITS } from '../../src/graphql/limits.ts'
import { createAuthenticator } from '../../src/http/authentication/authentication.ts'
import type { JwtOptions } from '../../src/http/authentication/json-web-tokens.ts'
import { createServer, type ServerOptions } from '../../src/http/server.ts'
import { type JobWorker, startJobWorker } from '../../src/jobs/stored/job-worker.ts'
import { StoredStudies } from '../../src/jobs/stored/stored-studies.ts'
import { createStudyRunner, type StudyRunner } from '../../src/jobs/study-runner.ts'
import { createApiKey } from '../../src/store/api-keys.ts'
import { createCoordination } from '../../src/store/coordination.ts'
import { createDatabase } from '../../src/store/database.ts'
import { Scope } from '../../src/store/generated/enums.ts'
import { createRateLimiter, type RateLimiter } from '../../src/store/rate-limiter.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { silentLog } from './silent-log.ts'

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's, and what the test asserts.
type Json = any

/** The answer to an operation, as it came over the wire. */
interface Answer {
  status: number
  headers: Headers
  body: {
    data?: Json
    errors?: { message: string; path?: (string | number)[]; extensions?: Json }[]
    extensions?: Json
  }
}

export interface TestServer {
  /** Address without a path, on a port of its own. */
  url: string
  database: TestDatabase
  studies: StudyRunner
  rateLimiter: RateLimiter
  jobs: StoredStudies
  /** SQL statements of the last `execute`. */
  statements: string[]
  execute(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  /** Data of an operation as the owner of an API key, past HTTP: the context is the place where a caller is known. */
  executeAs(owner: string, source: string, variables?: Record<string, unknown>): Promise<Json>
  /** Makes an API key with these scopes, or all of them, and returns the header that presents it. */
  authorization(owner: string, scopes?: readonly Scope[]): Promise<{ authorization: string }>
  close(): Promise<void>
}

/** What no test uses up that is not about it; on a machine at work elsewhere a server is busy all the time. */
const plenty = { viewerBudget: 1_000_000_000, anonymousBudget: 1_000_000_000, requestsWhileBusy: 500 }

/** The whole server over a database of its own. Give a `schema` to test the pipeline with other fields. */
export async function startTestServer(
  options: {
    schema?: GraphQLSchema
    /** What callers without a key may do. Default: all but managing keys. */
    anonymousScopes?: readonly Scope[]
    jwt?: JwtOptions
    /** Simulated years of an arm from which on studies are left to the worker. */
    largeArmYears?: number
    /** A migrated database with a data set, closed with the server. Default: one of the server's own. */
    database?: TestDatabase
  } & Partial<Omit<ServerOptions, 'database' | 'studies' | 'jobs'>> = {},
): Promise<TestServer> {
  // Loaded on demand: building the whole schema is most of a pipeline test's time.
  const schema = options.schema ?? (await import('../../src/graphql/schema.ts')).createSchema()
  const database = options.database ?? (await createTestDatabase())
  // Threads start with the first study.
  const studies = createStudyRunner({ threads: 2, log: silentLog })
  const rateLimiter = options.rateLimiter ?? createRateLimiter({ windowSeconds: 60, log: silentLog })
  const coordination = createCoordination({ url: database.url, log: silentLog })
  const jobs = new StoredStudies({
    db: database.client,
    coordination,
    studiesPerOwner: 4,
    readersPerOwner: LIMITS.subscriptions,
    ...(options.largeArmYears !== undefined && { largeArmYears: options.largeArmYears }),
  })
  const now = options.now ?? (() => new Date('2026-01-15T12:00:00Z'))
  // Most files have no use for a worker: it starts with the first study that is stored.
  let worker: Promise<JobWorker> | undefined
  // Apart from the server's, so that tests see the statements of requests alone.
  const workerDatabase = createDatabase({ url: database.url, maxConnections: 4 })
  const place = jobs.place.bind(jobs)
  jobs.place = async (order) => {
    const placed = await place(order)
    worker ??= startJobWorker({
      url: database.url,
      db: workerDatabase.client,
      coordination,
      studies,
      threads: 2,
      retention: { days: null },
      now,
      log: silentLog,
      drainMillis: 0,
    })
    await worker
    return placed
  }
  const parts = {
    log: silentLog,
    now,
    newId: randomUUID as () => string,
    randomBytes,
    studies,
    // Tests count statements, and change rows behind the server's back.
    responseCache: false as const,
    jobs,
    ...options,
  }
  const { anonymousScopes = ['READ', 'SIMULATE', 'ANALYSE'], jwt } = options
  const authenticate = createAuthenticator({ db: database.client, now: parts.now, anonymousScopes, jwt })
  const server = createServer({
    authenticate,
    ...parts,
    anonymousScopes,
    schema,
    database,
    rateLimiter,
    limits: { ...plenty, ...options.limits },
  })
  const url = await server.listen({ port: 0 })
  return {
    url,
    database,
    studies,
    rateLimiter,
    jobs,
    statements: database.statements,
    async execute(query, variables, headers) {
      database.statements.length = 0
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      }
    },
    async executeAs(owner, source, variableValues) {
      const contextValue = createContext({
        ...parts,
        db: database.client,
        requestId: 'test',
        spending: () => ({ limit: 0, remaining: 0, cost: 0, resetAt: parts.now() }),
        signal: new AbortController().signal,
        viewer: keyHolder(owner),
        caller: owner,
        closing: new AbortController().signal,
      })
      const result = await graphql({ schema, source, variableValues, contextValue })
      expect(result.errors).toBeUndefined()
      return result.data
    },
    async authorization(owner, scopes = Object.values(Scope)) {
      const wanted = { name: 'test', owner, scopes, expiresAt: null }
      const { secret } = await createApiKey(database.client, wanted, parts)
      return { authorization: `Bearer ${secret}` }
    },
    async close() {
      await server.close()
      await rateLimiter.close()
      await (await worker)?.close()
      await studies.close()
      await coordination.close()
      await workerDatabase.close()
      await database.close()
    },
  }
}

function keyHolder(owner: string): Viewer {
  return { id: `key:${owner}`, kind: 'API_KEY', scopes: new Set(Object.values(Scope)), actor: 'test' }
}
