import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Scope } from '../../../src/store/generated/enums.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

const hostile = `<script>alert(1)</script> <img src=x onerror=alert(1)> </style><b>bold</b>

[click](javascript:alert(1)) ![eye](https://example.org/eye.png) [safe](https://example.org/?a=1&b=2)`
const schema = buildSchema(`
  """${hostile}"""
  type Query {
    """${hostile}"""
    old("""${hostile}""" text: String = "<script>\\"'</script>"): Colour @deprecated(reason: "Gone in 2027: <script>use</script> \`fresh\`.")
    fresh: Colour
  }
  """${hostile}"""
  enum Colour { """${hostile}""" RED }
`)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    schema,
    anonymousScopes: Object.values(Scope),
    limits: { maxBodyBytes: 123_456 },
  })
})
afterAll(() => server.close())

const ask = (init: RequestInit = {}) => fetch(`${server.url}/docs`, init)

test('the page may load and run what it contains, and nothing else', async () => {
  const response = await ask()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = response.headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /)
  expect(policy).not.toContain('unsafe')
})

test('whoever has the page is told so, compressed or not', async () => {
  const tags = new Set<string>()
  for (const encoding of ['identity', 'gzip']) {
    const response = await ask({ headers: { 'accept-encoding': encoding } })
    const etag = response.headers.get('etag')!
    tags.add(etag)
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(response.headers.get('vary')).toBe('accept, accept-encoding')
    expect(response.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await ask({ headers: { 'accept-encoding': encoding, 'if-none-match': known } })
      expect([known, again.status, again.headers.get('etag')]).toEqual([known, 304, etag])
      expect(await again.text()).toBe('')
    }
    expect((await ask({ headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  }
  expect(tags.size).toBe(2)
})

test.each([
  ['gzip;q=0', null],
  ['br, GZIP ; q=0.5', 'gzip'],
  ['', null],
])('Accept-Encoding: %s → %s', async (header, encoding) => {
  const response = await ask({ headers: { 'accept-encoding': header } })
  expect(response.headers.get('content-encoding')).toBe(encoding)
  expect(await response.text()).toMatch(/^<!doctype html>/)
})

test('HEAD has the headers of GET and no body; nothing else is allowed', async () => {
  const [get, head] = [await ask(), await ask({ method: 'HEAD' })]
  expect(head.status).toBe(200)
  for (const name of ['etag', 'content-length', 'content-type', 'content-security-policy']) {
    expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)])
  }
  expect(await head.text()).toBe('')
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const refused = await ask({ method })
    expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD'])
  }
})

test('HTML in the schema is text, links lead to the web alone, and images leave their text', async () => {
  const page = await (await ask()).text()
  expect(page.split('<script')).toHaveLength(2)
  expect(page).not.toMatch(/<(img|b)\b/)
  expect(page.split('</style>')).toHaveLength(2)
  expect(page).not.toMatch(/href="javascript:/)
  expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(4)
  expect(page).toContain('<a href="https://example.org/?a=1&#38;b=2">safe</a>')
  expect(page).toContain('eye')
  expect(page).not.toContain('eye.png')
})

test('what is deprecated says why, and the guide names the limits that hold here', async () => {
  const page = await (await ask()).text()
  expect(page).toMatch(/Deprecated\.<\/strong> <p>Gone in 2027: &lt;script&gt;use/)
  expect(page).toContain('123,456 bytes')
})
