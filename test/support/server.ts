import { randomUUID } from 'node:crypto'
import { type GraphQLSchema, graphql } from 'graphql'
import { expect } from 'vitest'
import { createContext } from '../../src/graphql/context.ts'
import { LIMITS } from '../../src/graphql/limits.ts'
import { createServer, type ServerOptions } from '../../src/http/server.ts'
import { BackgroundStudies } from '../../src/jobs/background-studies.ts'
import { createStudyRunner, type StudyRunner } from '../../src/jobs/study-runner.ts'
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
  background: BackgroundStudies
  /** SQL statements of the last `execute`. */
  statements: string[]
  execute(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  /** Data of an operation as another caller, past HTTP: the context is the place where a caller is known. */
  executeAs(viewer: string, source: string, variables?: Record<string, unknown>): Promise<Json>
  close(): Promise<void>
}

/** The whole server over a database of its own. Give a `schema` to test the pipeline with other fields. */
export async function startTestServer(
  options: { schema?: GraphQLSchema } & Partial<
    Omit<ServerOptions, 'database' | 'studies' | 'background'>
  > = {},
): Promise<TestServer> {
  // Loaded on demand: building the whole schema is most of a pipeline test's time.
  const schema = options.schema ?? (await import('../../src/graphql/schema.ts')).createSchema()
  const database = await createTestDatabase()
  // Threads start with the first study.
  const studies = createStudyRunner({ threads: 2, log: silentLog })
  const background = new BackgroundStudies({
    studies,
    studiesPerOwner: LIMITS.backgroundRuns,
    readersPerOwner: LIMITS.subscriptions,
    log: silentLog,
  })
  const parts = {
    log: silentLog,
    now: () => new Date('2026-01-15T12:00:00Z'),
    newId: randomUUID as () => string,
    studies,
    background,
    ...options,
  }
  const server = createServer({ ...parts, schema, database })
  const url = await server.listen({ port: 0 })
  return {
    url,
    database,
    studies,
    background,
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
    async executeAs(viewer, source, variableValues) {
      const contextValue = createContext({
        ...parts,
        db: database.client,
        requestId: 'test',
        signal: new AbortController().signal,
        closing: new AbortController().signal,
        viewer: { id: viewer },
      })
      const result = await graphql({ schema, source, variableValues, contextValue })
      expect(result.errors).toBeUndefined()
      return result.data
    },
    async close() {
      await server.close()
      await background.close()
      await studies.close()
      await database.close()
    },
  }
}
