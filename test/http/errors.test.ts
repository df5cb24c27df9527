import { connect } from 'node:net'
import { GraphQLError, GraphQLInt, GraphQLObjectType, GraphQLScalarType, GraphQLSchema } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { GraphQLContext } from '../../src/graphql/context.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const secret = 'relation "Secret" does not exist at 10.0.0.7'
const lines: string[] = []
const log = pino({ base: null }, { write: (line) => lines.push(line) })

/** Settle when the field that waits begins and ends. */
const waiting = Promise.withResolvers<void>()
const ended = Promise.withResolvers<AbortSignal>()

let server: TestServer
beforeAll(async () => {
  const failing = (error: () => Error) => ({
    type: GraphQLInt,
    resolve: () => {
      throw error()
    },
  })
  const Big = new GraphQLScalarType({ name: 'Big', serialize: (value) => value })
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        bug: failing(() => new Error(secret)),
        wrapped: failing(() => new GraphQLError(secret, { originalError: new TypeError(secret) })),
        foreseen: failing(() => new GraphQLError('Too much.', { extensions: { code: 'LIMIT' } })),
        // Waits for its caller to be gone, as a computation does that is told to stop.
        patient: {
          type: GraphQLInt,
          resolve: (_root: unknown, _args: object, { signal }: GraphQLContext) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                reject(signal.reason)
                ended.resolve(signal)
              })
              waiting.resolve()
            }),
        },
        // No JSON: it fails while the answer is written, after execution.
        unwritable: { type: Big, resolve: () => 1n },
      },
    }),
  })
  server = await startTestServer({ schema, log })
})
afterAll(() => server.close())
beforeEach(() => {
  lines.length = 0
})

test.each(['bug', 'wrapped'])(
  '%s: the client gets an id, the log the error with the same id',
  async (field) => {
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
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { requestId, path: [field], err: { message: secret } },
    ])
    expect(lines[0]!.split('"requestId"')).toHaveLength(2)
  },
)

test('so it is with an error outside of execution', async () => {
  const { status, headers, body } = await server.execute('{ unwritable }')
  const requestId = headers.get('x-request-id')
  expect(status).toBe(500)
  expect(body).toEqual({
    errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }],
  })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ requestId, err: { type: 'TypeError' } }])
})

test("a caller's own request id is kept, unless it could spoil a log", async () => {
  const id = async (given: string) =>
    (await server.execute('{ bug }', {}, { 'x-request-id': given })).body.errors?.[0]?.extensions.requestId
  expect(await id('trace.1-a')).toBe('trace.1-a')
  expect(await id('a{"b":1}')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a caller that hangs up is no failure: what runs for it ends, and nothing is logged', async () => {
  const gone = new AbortController()
  const call = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ patient }"}',
    signal: gone.signal,
  })
  await waiting.promise
  gone.abort()
  await expect(call).rejects.toThrow('aborted')
  expect(await ended.promise).toMatchObject({ aborted: true })
  // Whatever the pipeline does with the error, it does before it answers the next request.
  await server.execute('{ foreseen }')
  expect(lines).toEqual([])
})

test('foreseen errors pass and are not logged', async () => {
  const { body } = await server.execute('{ foreseen }')
  expect(body.errors).toMatchObject([{ message: 'Too much.', extensions: { code: 'LIMIT' } }])
  expect(lines).toEqual([])
})

test.each(['[', 'a b', 'x:99999'])('Host: %s is a bad request, answered without a stack', async (host) => {
  const answer = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', reject).on('close', () => resolve(text))
    socket.end(`GET /graphql?query={__typename} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).toContain('"message":"The header `Host` names no host."')
  expect(answer).not.toContain('node_modules')
})

test.each([
  ['query ($on: Boolean!) { foreseen @include(if: $on) }', 'BAD_USER_INPUT'],
  ['subscription { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
])('%s: refused before it runs, with a code', async (query, code) => {
  const { status, body } = await server.execute(query)
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ extensions: { code } }])
})
