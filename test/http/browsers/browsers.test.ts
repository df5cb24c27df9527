import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = buildSchema('type Query { a: Int }')
const origin = 'https://example.org'
let called = 0
schema.getQueryType()!.getFields().a!.resolve = () => ++called

let closed: TestServer
let open: TestServer
let all: TestServer
beforeAll(async () => {
  closed = await startTestServer({ schema, behindTls: true })
  open = await startTestServer({ schema, corsOrigins: [origin, 'https://other.example'] })
  all = await startTestServer({ schema, corsOrigins: ['*'] })
})
afterAll(() => Promise.all([closed?.close(), open?.close(), all?.close()]))

const get = (headers: Record<string, string>, server = closed) =>
  fetch(`${server.url}/graphql?query={a}`, { headers })

const preflight = (server: TestServer, from: string) =>
  fetch(`${server.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })

test.each<Record<string, string>>([
  {},
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', accept: 'image/avif,*/*' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'multipart/form-data' },
])('a GET that another page could have started is refused: %o', async (headers) => {
  called = 0
  const response = await get(headers)
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CSRF_PREVENTED' } }] })
  expect(called).toBe(0)
})

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { 'graphql-require-preflight': '1' },
  { 'apollo-require-preflight': 'true' },
  { 'x-apollo-operation-name': 'A' },
  { 'x-graphql-yoga-csrf': '1' },
  { 'content-type': 'application/json' },
])('a GET that no other page could have started runs: %o', async (headers) => {
  expect((await get(headers)).status).toBe(200)
})

test('a named origin may ask, and is told what it may send and read', async () => {
  const { status, headers } = await preflight(open, origin)
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe(origin)
  expect(headers.get('access-control-allow-methods')).toBe('GET, POST')
  for (const name of ['authorization', 'content-type', 'x-request-id', 'graphql-require-preflight'])
    expect(headers.get('access-control-allow-headers')!.split(', ')).toContain(name)
  expect(headers.get('access-control-max-age')).toBe('3600')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
  expect(headers.get('vary')).toContain('origin')

  const answer = await get({ origin, 'graphql-require-preflight': '1' }, open)
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
  expect(answer.headers.get('access-control-expose-headers')).toBe(
    'x-request-id, retry-after, date, etag, content-disposition',
  )
  expect(answer.headers.get('vary')).toContain('origin')
})

test.each([
  'https://example.org.evil.com',
  'https://evil-example.org',
  'https://example.org:8443',
  'https://sub.example.org',
  'http://example.org',
  'https://example.org/',
  'HTTPS://EXAMPLE.ORG',
  'https://example.org, https://other.example',
  'null',
])('the origin %s is not let in', async (from) => {
  const asked = await preflight(open, from)
  expect(asked.status).toBe(403)
  const answered = await get({ origin: from, 'graphql-require-preflight': '1' }, open)
  for (const { headers } of [asked, answered]) {
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(headers.get('vary')).toContain('origin')
  }
})

test('unless origins are named, none is let in; the star names all that have a name', async () => {
  expect((await preflight(closed, origin)).status).toBe(403)
  expect((await preflight(all, 'https://any.example')).headers.get('access-control-allow-origin')).toBe(
    'https://any.example',
  )
  expect((await preflight(all, 'null')).status).toBe(403)
})

const preflighted = { 'graphql-require-preflight': '1' }
const answers: [string, string, number, RequestInit?][] = [
  ['an answer', '/graphql?query={a}', 200, { headers: preflighted }],
  [
    'an error',
    '/graphql?query={b}',
    400,
    { headers: { ...preflighted, accept: 'application/graphql-response+json' } },
  ],
  ['a refusal', '/graphql?query={a}', 403],
  ['a wrong method', '/graphql', 405, { method: 'DELETE' }],
  ['GraphiQL', '/graphql', 200, { headers: { accept: 'text/html' } }],
  ['health', '/healthz', 200],
  ['readiness', '/readyz', 200],
  ['nothing', '/nowhere', 404],
  ['the root', '/', 302, { redirect: 'manual' }],
]

test.each(answers)('%s carries the security headers', async (name, path, status, init) => {
  const response = await fetch(closed.url + path, init)
  expect(response.status).toBe(status)
  const { headers } = response
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect(headers.get('content-security-policy')).toMatch(
    name === 'GraphiQL'
      ? /^default-src 'self' data: blob:;.*frame-ancestors 'none'$/
      : /^default-src 'none';.*frame-ancestors 'none'$/,
  )
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('server')).toBeNull()
})

test('HTTPS is demanded only where callers use it', async () => {
  expect((await fetch(`${open.url}/healthz`)).headers.get('strict-transport-security')).toBeNull()
})

test.each([
  ['PUT', '/graphql', 405, 'GET, POST'],
  ['HEAD', '/graphql', 405, 'GET, POST'],
  ['OPTIONS', '/graphql', 204, 'GET, POST, OPTIONS'],
  ['POST', '/healthz', 405, 'GET, HEAD'],
  ['DELETE', '/readyz', 405, 'GET, HEAD'],
  ['OPTIONS', '/healthz', 405, 'GET, HEAD'],
  ['HEAD', '/healthz', 200, null],
  ['HEAD', '/readyz', 200, null],
])('%s %s → %i', async (method, path, status, allow) => {
  const response = await fetch(closed.url + path, { method })
  expect(response.status).toBe(status)
  expect(response.headers.get('allow')).toBe(allow)
  if (method === 'HEAD') expect(await response.text()).toBe('')
})
