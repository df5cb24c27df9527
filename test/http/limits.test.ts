import { request } from 'node:http'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

const schema = buildSchema('type Query { self: Query, a(n: Int): Int } type Mutation { a: Int }')
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema })
})
afterAll(() => server.close())

const post = (body: BodyInit, contentType = 'application/json') =>
  fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': contentType }, body })

test.each([10_000, 100_000])(
  'a query of %d levels is a request error, and the server lives on',
  async (levels) => {
    const { status, body } = await server.execute(`${'{self'.repeat(levels)}{a}${'}'.repeat(levels)}`)
    expect(status).toBe(400)
    expect(body.errors?.[0]?.message).toMatch(/2000 tokens/)
    expect(body).not.toHaveProperty('data')
    expect((await server.execute('{ a }')).body).toEqual({ data: { a: null } })
  },
)

test('so is a variable nested 100,000 levels deep', async () => {
  const levels = 100_000
  const response = await post(`{"query":"{a}","variables":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}`)
  expect(response.status).toBeLessThan(500)
  expect((await server.execute('{ a }')).status).toBe(200)
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
])('a page of another origin cannot post %s', async (contentType, body) => {
  expect((await post(body, contentType)).status).toBe(415)
})

test('a mutation by GET is refused', async () => {
  expect((await fetch(`${server.url}/graphql?query=mutation{a}`)).status).toBe(405)
})

test('no other origin is let in unless it is named', async () => {
  const origin = 'https://example.org'
  const ask = async (url: string) =>
    (
      await fetch(`${url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    ).headers.get('access-control-allow-origin')
  expect(await ask(server.url)).toBeNull()
  const open = await startTestServer({ schema, corsOrigins: [origin] })
  expect(await ask(open.url)).toBe(origin)
  await open.close()
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
