import { describe, expect, test } from 'vitest'
import trustedDocuments from '../../schema/persisted-documents.json' with { type: 'json' }
import {
  type ClientOptions,
  createClient,
  GraphQLRequestError,
  NetworkError,
  TimeoutError,
} from '../../src/sdk/index.ts'
import { freePort } from '../../src/store/free-port.ts'
import { caught } from './caught.ts'
import { startScripted } from './scripted-client.ts'
import type { ScriptedServer, Turn } from './scripted-server.ts'

const good: Turn = { body: { data: { dataSet: { version: 'abc' } } } }
const limited: Turn = {
  status: 429,
  headers: { 'retry-after': '0' },
  body: { errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] },
}
const unavailable: Turn = { status: 503, text: 'no' }

const trusted: Record<string, string> = trustedDocuments

describe('a request', () => {
  test('carries the document, the variables, the key and the headers', async () => {
    const { server, client } = await startScripted([good], {
      apiKey: 'mzk_secret',
      headers: { 'x-request-id': 'r1' },
    })
    expect(await client.country({ iso3: 'IND' })).toEqual({ dataSet: { version: 'abc' } })
    const [{ headers, body }] = server.requests as [ScriptedServer['requests'][number]]
    expect(body.query).toMatch(/^\s*query Country\(\$iso3: String!\)/)
    expect(body.variables).toEqual({ iso3: 'IND' })
    expect(headers).toMatchObject({
      authorization: 'Bearer mzk_secret',
      'content-type': 'application/json',
      'x-request-id': 'r1',
    })
    expect(headers.accept).toMatch(/^application\/graphql-response\+json/)
  })

  test('for a trusted document carries its hash instead of its text', async () => {
    const { server, client } = await startScripted([good], { trustedDocuments: true })
    await client.country({ iso3: 'IND' })
    const { documentId, ...rest } = server.requests[0]!.body
    expect(trusted[documentId!]).toMatch(/^query Country\(/)
    expect(rest).toEqual({ variables: { iso3: 'IND' } })
  })

  test('carries text that nobody has hashed, and what a server that trusts none of it says', async () => {
    const errors = [{ message: 'Unknown document.', extensions: { code: 'UNTRUSTED_DOCUMENT' } }]
    const { server, client } = await startScripted([{ status: 400, body: { errors } }], {
      trustedDocuments: true,
    })
    const error = await caught(client.request('{ dataSet { version } }'))
    expect(error).toMatchObject({ name: 'GraphQLRequestError', code: 'UNTRUSTED_DOCUMENT' })
    expect(server.requests.map(({ body }) => body)).toEqual([{ query: '{ dataSet { version } }' }])
  })

  test('goes through the fetch that is given', async () => {
    const asked: string[] = []
    const client = createClient({
      url: 'http://other.test/graphql',
      fetch: async (url) => {
        asked.push(String(url))
        return Response.json({ data: { dataSet: null } })
      },
    })
    expect(await client.dataSet()).toEqual({ dataSet: null })
    expect(asked).toEqual(['http://other.test/graphql'])
  })
})

describe('a programming error', () => {
  const secret = 'mzk_secret'
  const url = 'http://127.0.0.1:4000/graphql'

  test.each<[string, string, ClientOptions]>([
    ['a key over two lines', 'apiKey', { url, apiKey: `${secret}\nx` }],
    ['a key beyond Latin-1', 'apiKey', { url, apiKey: `${secret}–` }],
    ['a key with a control character', 'apiKey', { url, apiKey: `${secret}\u0001x` }],
    ['a header over two lines', 'x-token', { url, headers: { 'x-token': `${secret}\r\nx: y` } }],
    ['a header without a name', 'headers', { url, headers: { '': secret } }],
    ['an address without a host', 'url', { url: `http://?key=${secret}` }],
    ['an address with a password', 'url', { url: `http://me:${secret}@127.0.0.1:4000/graphql` }],
    ['an address that is no web page', 'url', { url: `file:///${secret}` }],
    ['no address', 'url', { url: secret }],
  ])('%s is refused when the client is made, without its value', (_, option, options) => {
    const make = () => createClient(options)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(option)
    expect(make).not.toThrow(secret)
  })

  test('a line break after the key is not part of it', async () => {
    const { server, client } = await startScripted([good], { apiKey: `${secret}\n` })
    await client.dataSet()
    expect(server.requests[0]!.headers.authorization).toBe(`Bearer ${secret}`)
  })

  test('a key replaces an authorization among the headers, however that is spelt', async () => {
    const { server, client } = await startScripted([good], {
      apiKey: secret,
      headers: { AUTHORIZATION: 'Basic x' },
    })
    await client.dataSet()
    expect(server.requests[0]!.headers.authorization).toBe(`Bearer ${secret}`)
  })

  test('variables that JSON cannot hold are a TypeError, and nothing is sent', async () => {
    const { server, client } = await startScripted([good])
    const circle: Record<string, unknown> = {}
    circle.self = circle
    for (const variables of [circle, { big: 1n }]) {
      expect(await caught(client.request('{ dataSet { version } }', variables))).toBeInstanceOf(TypeError)
    }
    expect(server.requests).toHaveLength(0)
  })
})

describe('answers that are no success', () => {
  test.each<[string, Turn, object]>([
    [
      'a key that is not valid',
      { status: 401, body: { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] } },
      { name: 'GraphQLRequestError', code: 'UNAUTHENTICATED', status: 401 },
    ],
    [
      'a scope that is missing',
      {
        body: {
          data: { dataSet: null },
          errors: [
            { message: 'y' },
            { message: 'x', extensions: { code: 'FORBIDDEN', requiredScopes: ['read'] } },
          ],
        },
      },
      { name: 'GraphQLRequestError', code: 'FORBIDDEN', status: 200 },
    ],
    ['a limit', limited, { name: 'HttpError', code: 'RATE_LIMITED', status: 429, retryAfterMs: 0 }],
    ['a failure without a code', { body: { errors: [{ message: 'x' }] } }, { code: null }],
    ['an answer without GraphQL', { status: 404, text: 'Not found' }, { name: 'HttpError', code: null }],
  ])('%s is told by its code', async (_, turn, expected) => {
    const { client } = await startScripted([turn], { retries: 0 })
    expect(await caught(client.dataSet())).toMatchObject(expected)
  })

  test('errors beside data keep the data', async () => {
    const errors = [{ message: 'Unexpected error.', path: ['dataSet'], extensions: { requestId: 'r9' } }]
    const { client } = await startScripted([
      { body: { data: { dataSet: null }, errors }, headers: { 'x-request-id': 'r9' } },
    ])
    const error = await caught(client.dataSet())
    expect(error).toBeInstanceOf(GraphQLRequestError)
    expect(error).toMatchObject({ data: { dataSet: null }, errors, requestId: 'r9', status: 200 })
  })

  test.each<[string, Turn]>([
    ['a page of HTML', { text: '<html>Sign in</html>' }],
    ['JSON that is not GraphQL', { body: { hello: 'world' } }],
    ['null', { body: null }],
    ['neither data nor errors', { body: { data: null } }],
    ['errors that are no list', { body: { data: null, errors: 'x' } }],
    ['an error without a message', { body: { errors: [null] } }],
  ])('%s is an HttpError', async (_, turn) => {
    const { client } = await startScripted([turn])
    expect(await caught(client.dataSet())).toMatchObject({ name: 'HttpError', status: 200 })
  })

  test('a closed port is a NetworkError that says so', async () => {
    const port = await freePort(undefined)
    const client = createClient({ url: `http://127.0.0.1:${port}/graphql`, retries: 0, apiKey: 'mzk_secret' })
    const error = await caught(client.dataSet())
    expect(error).toBeInstanceOf(NetworkError)
    expect((error as Error).message).toContain('ECONNREFUSED')
    expect((error as Error).message).not.toContain('mzk_secret')
  })
})

describe('time and cancellation', () => {
  test('a server that does not answer is given up, and the connection closed', async () => {
    const { server, client } = await startScripted(['hang'])
    const error = await caught(client.dataSet({}, { timeoutMs: 1_000 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ timeoutMs: 1_000, message: 'No answer within 1000 ms.' })
    await server.hungUp
    expect(server.requests).toHaveLength(1)
  })

  test('the limit counts all attempts together', async () => {
    const { server, client } = await startScripted([unavailable, 'hang'], { timeoutMs: 2_000 })
    expect(await caught(client.dataSet())).toBeInstanceOf(TimeoutError)
    expect(server.requests).toHaveLength(2)
  })

  test.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e300])(
    'a limit of %d ms is not over at once',
    async (timeoutMs) => {
      const { client } = await startScripted([good], { timeoutMs })
      expect(await client.dataSet()).toEqual({ dataSet: { version: 'abc' } })
      const { client: other } = await startScripted([good])
      expect(await other.dataSet({}, { timeoutMs })).toEqual({ dataSet: { version: 'abc' } })
    },
  )

  test.each([Number.NaN, 0, -1, Number.NEGATIVE_INFINITY])(
    'a limit of %d ms is refused',
    async (timeoutMs) => {
      const { server, client } = await startScripted([good])
      expect(() => createClient({ url: server.url, timeoutMs })).toThrow(RangeError)
      const error = await caught(client.dataSet({}, { timeoutMs }))
      expect(error).toBeInstanceOf(RangeError)
      expect((error as Error).message).toContain('timeoutMs')
      expect(server.requests).toHaveLength(0)
    },
  )

  test('an abort rejects with its reason and closes the connection', async () => {
    const { server, client } = await startScripted(['hang'])
    const controller = new AbortController()
    const call = caught(client.dataSet({}, { signal: controller.signal }))
    await server.hanging
    const reason = new Error('changed my mind')
    controller.abort(reason)
    expect(await call).toBe(reason)
    await server.hungUp
  })

  test('an abort ends the wait before a retry', async () => {
    const controller = new AbortController()
    const random = () => {
      // Asked for when the wait is drawn, so that the abort comes just after the wait has begun.
      queueMicrotask(() => controller.abort())
      return 0
    }
    const script: [Turn] = [{ status: 503, text: '', headers: { 'retry-after': '20' } }]
    const { server, client } = await startScripted(script, { random })
    expect(await caught(client.dataSet({}, { signal: controller.signal }))).toMatchObject({
      name: 'AbortError',
    })
    expect(server.requests).toHaveLength(1)
  })

  test('an aborted signal sends nothing', async () => {
    const { server, client } = await startScripted([good])
    expect(await caught(client.dataSet({}, { signal: AbortSignal.abort() }))).toMatchObject({
      name: 'AbortError',
    })
    expect(server.requests).toHaveLength(0)
  })
})
