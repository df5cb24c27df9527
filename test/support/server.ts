import { randomUUID } from 'node:crypto'
import type { GraphQLSchema } from 'graphql'
import { createServer, type ServerOptions } from '../../src/http/server.ts'
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
  /** SQL statements of the last `execute`. */
  statements: string[]
  execute(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

/** The whole server over a database of its own. Give a `schema` to test the pipeline with other fields. */
export async function startTestServer(
  options: { schema?: GraphQLSchema } & Partial<Omit<ServerOptions, 'database'>> = {},
): Promise<TestServer> {
  // Loaded on demand: building the whole schema is most of a pipeline test's time.
  const schema = options.schema ?? (await import('../../src/graphql/schema.ts')).createSchema()
  const database = await createTestDatabase()
  const server = createServer({
    log: silentLog,
    now: () => new Date('2026-01-15T12:00:00Z'),
    newId: randomUUID,
    ...options,
    schema,
    database,
  })
  const url = await server.listen({ port: 0 })
  return {
    url,
    database,
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
    async close() {
      await server.close()
      await database.close()
    },
  }
}
