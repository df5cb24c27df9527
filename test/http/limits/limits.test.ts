import { request } from 'node:http'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = buildSchema(`
  type Query { self: Query, a(n: Int): Int, s(text: String): Int, list(of: [Int]): Int }
  type Mutation { a: Int }
`)
let called = 0
schema.getMutationType()!.getFields().a!.resolve = () => ++called

let server: TestServer
beforeAll(async () => {
  // Depth in the schema's terms is another limit than that of brackets.
  server = await startTestServer({ schema, limits: { maxDepth: 1_000 } })
})
afterAll(() => server.close())

const get = (parameters: string) =>
  fetch(`${server.url}/graphql?${parameters}`, { headers: { 'graphql-require-preflight': '1' } })

const post = (body: BodyInit, contentType = 'application/json') =>
  fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': contentType }, body })

test('a document of more than 2,000 tokens is a request error, whatever follows', async () => {
  const { status, body } = await server.execute(`{ ${'a '.repeat(2_000)} ${'{'.repeat(10_000)}`)
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([
    {
      message: 'The document has too many tokens; at most 2000 are allowed.',
      extensions: { code: 'DOCUMENT_TOO_LARGE', maximum: 2_000 },
    },
  ])
  // As many as are allowed.
  expect(
    (await server.execute(`{ a(n: ${'['.repeat(90)}${'1 '.repeat(1_813)}${']'.repeat(90)}) }`)).body.errors,
  ).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
})

test('100 brackets may be open at once, and no more', async () => {
  const nested = (levels: number) => `${'{self'.repeat(levels - 1)}{a}${'}'.repeat(levels - 1)}`
  expect((await server.execute(nested(100))).status).toBe(200)
  expect((await server.execute(nested(101))).status).toBe(400)
  // Brackets in texts and comments are none, and what is closed counts no more.
  const flat = `# ${'['.repeat(101)}\n{ ${'a(n: 1) '.repeat(99)} s(text: "${'{'.repeat(101)}") }`
  expect((await server.execute(flat)).status).toBe(200)
})

test('a body above one megabyte is refused with 413, declared or streamed', async () => {
  const body = JSON.stringify({ query: `{ a } #${'x'.repeat(1_000_000)}` })
  expect((await post(body)).status).toBe(413)
  const streamed = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    sending.once('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sending.once('error', reject)
    sending.end(body)
  })
  expect(streamed).toBe(413)
})

test('batches are refused', async () => {
  expect((await post('[{"query":"{a}"},{"query":"{a}"}]')).status).toBe(400)
})

test.each([
  ['application/x-www-form-urlencoded', 'query=mutation{a}'],
  ['multipart/form-data; boundary=x', '--x--'],
  ['text/plain', '{"query":"mutation{a}"}'],
  ['', '{"query":"mutation{a}"}'],
])('a page of another origin cannot post "%s"', async (contentType, body) => {
  const response = await post(new Blob([body]), contentType)
  expect(response.status).toBe(415)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Send application/json: other content types are not accepted.',
        extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
      },
    ],
  })
})

test.each([
  ['application/xml', 406],
  ['application/json; charset=utf-16', 406],
  ['text/plain, image/*;q=0.5', 406],
  ['application/graphql-response+json; charset=utf-8', 200],
  ['text/html, APPLICATION/*;q=0.1', 200],
  ['*/*', 200],
])('Accept: %s → %i, before anything runs', async (accept, status) => {
  called = 0
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: '{"query":"mutation { a }"}',
  })
  expect(response.status).toBe(status)
  expect(called).toBe(status === 200 ? 1 : 0)
  expect(await response.json()).toMatchObject(
    status === 200 ? { data: { a: 1 } } : { errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] },
  )
})

test.each(['variables', 'extensions'])('a GET with malformed %s is told so: 400', async (name) => {
  for (const text of ['{', '[1', 'nonsense']) {
    const response = await get(`query={a}&${name}=${encodeURIComponent(text)}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      errors: [
        { message: `The parameter \`${name}\` is no valid JSON.`, extensions: { code: 'BAD_REQUEST' } },
      ],
    })
  }
  expect((await get(`query={a}&${name}={}`)).status).toBe(200)
})

test('a mutation by GET is refused', async () => {
  expect((await get('query=mutation{a}')).status).toBe(405)
})

test.each(['{ a(n: "x") }', '{ b }', '{ a', 'query($n: Int!) { a(n: $n) }'])(
  '%s is a request error: 400',
  async (query) => {
    const { status, body } = await server.execute(query, { n: 'x' })
    expect(status).toBe(400)
    expect(body.errors).toHaveLength(1)
    expect(body).not.toHaveProperty('data')
  },
)
