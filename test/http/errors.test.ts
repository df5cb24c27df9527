import { GraphQLError, GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

const secret = 'relation "Secret" does not exist at 10.0.0.7'
const lines: { requestId: string; err: Error }[] = []
const log = {
  debug: () => undefined,
  error: (line: (typeof lines)[number]) => lines.push(line),
  child: () => log,
} as unknown as Logger

let server: TestServer
beforeAll(async () => {
  const failing = (error: () => Error) => ({
    type: GraphQLInt,
    resolve: () => {
      throw error()
    },
  })
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        bug: failing(() => new Error(secret)),
        wrapped: failing(() => new GraphQLError(secret, { originalError: new TypeError(secret) })),
        foreseen: failing(() => new GraphQLError('Too much.', { extensions: { code: 'LIMIT' } })),
      },
    }),
  })
  server = await startTestServer({ schema, log })
})
afterAll(() => server.close())

test.each(['bug', 'wrapped'])(
  '%s: the client gets an id, the log the error with the same id',
  async (field) => {
    lines.length = 0
    const { headers, body } = await server.execute(`{ ${field} }`)
    const requestId = headers.get('x-request-id')
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(body.errors).toMatchObject([
      {
        message: 'Unexpected error.',
        path: [field],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      },
    ])
    expect(JSON.stringify(body)).not.toContain('Secret')
    expect(lines).toMatchObject([{ requestId, err: { message: secret } }])
  },
)

test("a caller's own request id is kept, unless it could spoil a log", async () => {
  const id = async (given: string) =>
    (await server.execute('{ bug }', {}, { 'x-request-id': given })).body.errors?.[0]?.extensions.requestId
  expect(await id('trace.1-a')).toBe('trace.1-a')
  expect(await id('a{"b":1}')).toMatch(/^[0-9a-f-]{36}$/)
})

test('foreseen errors pass and are not logged', async () => {
  lines.length = 0
  const { body } = await server.execute('{ foreseen }')
  expect(body.errors).toMatchObject([{ message: 'Too much.', extensions: { code: 'LIMIT' } }])
  expect(lines).toEqual([])
})
