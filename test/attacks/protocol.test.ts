import { expect } from 'vitest'
import { besiege } from './victim.ts'

const { victim, attack } = besiege({ limits: { headersSeconds: 2, requestSeconds: 3 } })

const close = 'Connection: close\r\n'
const json = 'Content-Type: application/json\r\n'
const query = '{"query":"{ viewer { kind } }"}'
const smuggled = `POST /graphql HTTP/1.1\r\nHost: x\r\n${json}Content-Length: ${query.length}\r\n\r\n${query}`
const statuses = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]))

/** The connection ends with one 400, and nothing of it ran. */
async function expectMalformed(bytes: string | Buffer): Promise<void> {
  victim.server.statements.length = 0
  const answer = await victim.raw(bytes)
  expect(statuses(answer), JSON.stringify(String(bytes).slice(0, 200))).toEqual([400])
  expect(answer).not.toContain('"viewer"')
  expect(victim.server.statements).toEqual([])
}

attack('smuggling a request behind a length and chunks at once', () =>
  expectMalformed(
    `POST /graphql HTTP/1.1\r\nHost: x\r\n${json}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  ),
)

attack('smuggling behind two lengths, or a length that is none', async () => {
  for (const lengths of [
    'Content-Length: 0\r\nContent-Length: 31\r\n',
    'Content-Length: 0, 31\r\n',
    'Content-Length: +0\r\n',
    'Content-Length: -1\r\n',
    'Content-Length: 0x1f\r\n',
    'Content-Length: 99999999999999999999999\r\n',
  ]) {
    await expectMalformed(`POST /graphql HTTP/1.1\r\nHost: x\r\n${json}${lengths}\r\n${smuggled}`)
  }
})

attack('smuggling behind codings of the transfer that one of two servers does not know', async () => {
  for (const coding of ['xchunked', 'chunked, identity', 'chunked\r\nTransfer-Encoding: x', '"chunked"']) {
    await expectMalformed(
      `POST /graphql HTTP/1.1\r\nHost: x\r\n${json}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n${smuggled}`,
    )
  }
})

attack('smuggling in the length of a chunk and its extensions', async () => {
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\n${json}Transfer-Encoding: chunked\r\n\r\n`
  for (const chunk of [
    '-1\r\n',
    '0x1f\r\n',
    'fffffffffffffffff\r\n',
    '1\n{\r\n',
    `1;${'a'.repeat(20_000)}\r\n{\r\n`,
  ]) {
    const answer = await victim.raw(`${head}${chunk}${smuggled}`)
    // Headers are read by then, so a request is under way: it is answered once and with a refusal.
    expect(statuses(answer)).toHaveLength(1)
    expect(statuses(answer)[0]).toBeGreaterThanOrEqual(400)
    expect(answer).not.toContain('"viewer"')
  }
})

attack('lines that only lenient servers take for headers', async () => {
  for (const head of [
    'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\r\n folded: b\r\n\r\n',
    'GET /healthz HTTP/1.1\nHost: x\n\n',
    'GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n',
    'GET /healthz HTTP/1.1\r\n Host: x\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n',
    'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\rX-B: b\r\n\r\n',
    'GET /healthz HTTP/3.7\r\nHost: x\r\n\r\n',
    'GRAPH /graphql HTTP/1.1\r\nHost: x\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ]) {
    await expectMalformed(Buffer.from(head, 'latin1'))
  }
})

attack('a request without a host, with two, or with one that is none', async () => {
  expect(statuses(await victim.raw('GET /healthz HTTP/1.1\r\n\r\n'))).toEqual([400])
  const ask = (hosts: string) =>
    victim.raw(
      `POST /graphql HTTP/1.1\r\n${hosts}${close}${json}Content-Length: ${query.length}\r\n\r\n${query}`,
    )
  const twice = await ask('Host: x\r\nHost: evil.example\r\n')
  expect(statuses(twice)).toEqual([400])
  expect(twice).toContain('"message":"The header `host` is there twice."')
  for (const host of ['a b', '<script>', 'x:99999', '[::1', '%00']) {
    const answer = await ask(`Host: ${host}\r\n`)
    expect(statuses(answer), host).toEqual([400])
    expect(answer).toContain('"message":"The header `Host` names no host."')
  }
})

attack('two credentials, of which a proxy may have checked the other one', async () => {
  const key = await victim.key('ada')
  await victim.prepared()
  const [good, bad] = [`Authorization: ${key.authorization}\r\n`, 'Authorization: Bearer nobody\r\n']
  for (const pair of [good + bad, bad + good, good + good]) {
    const answer = await victim.raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\n${close}${pair}${json}Content-Length: ${query.length}\r\n\r\n${query}`,
    )
    expect(statuses(answer)).toEqual([400])
    expect(answer).toContain('"message":"The header `authorization` is there twice."')
    expect(answer).not.toContain('API_KEY')
  }
})

attack('reaching GraphQL by a path that looks like another one', async () => {
  const paths = [
    '/graphql/',
    '/%67raphql',
    '//graphql',
    '/./graphql',
    '/GRAPHQL',
    '/graphql;a=b',
    '/graphql%3Fquery',
    '/graphql%00',
    '/export/../graphql',
    '/export/%2e%2e/graphql',
    '/export/.%2E/graphql',
    '/export/x/../../graphql',
    '/export/..%2fgraphql',
    '/export/..\\graphql',
    '/healthz/../graphql',
    'http://evil.example/graphql',
    '*',
  ]
  for (const path of paths) {
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? query : ''
      const address = method === 'GET' ? `${path}?query={viewer{kind}}` : path
      const answer = await victim.raw(
        `${method} ${address} HTTP/1.1\r\nHost: x\r\n${close}${json}apollo-require-preflight: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      )
      expect([400, 404, 405], `${method} ${path}: ${answer.slice(0, 30)}`).toContain(statuses(answer)[0])
      expect(answer).not.toContain('"viewer"')
    }
  }
})

attack('reading files of the machine through /docs and /export', async () => {
  for (const path of [
    '/docs/../../etc/passwd',
    '/docs/%2e%2e/%2e%2e/etc/passwd',
    '/docs//etc/passwd',
    '/docs\\..\\package.json',
    '/export/../../../etc/passwd',
    '/export/%2e%2e/%2e%2e/package.json',
    '/export/simulations/..%2f..%2f..%2fetc%2fpasswd.csv',
    '/export/simulations/%00.csv',
    '/export/simulations/%ff.csv',
    '/export/observations.csv/../../package.json',
    '/export/observations.csv%00.html',
    '/export/C:%5cwindows%5cwin.ini',
    '/.env',
    '/package.json',
    '/src/main.ts',
  ]) {
    const answer = await victim.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\n${close}\r\n`)
    expect([400, 404], path).toContain(statuses(answer)[0])
    expect(answer).not.toMatch(/root:|"name":"monazite"|DATABASE_URL/)
  }
})

attack('using the server as a proxy, by CONNECT, an absolute address or an upgrade', async () => {
  expect(await victim.raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')).toBe('')
  const absolute = await victim.raw(`GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: 127.0.0.1:1\r\n${close}\r\n`)
  expect(statuses(absolute)).toEqual([404])
  for (const protocol of ['websocket', 'h2c']) {
    const answer = await victim.raw(
      `GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    expect(statuses(answer)[0]).not.toBe(101)
    expect(answer).not.toContain('"data"')
  }
})

attack('reading headers back by TRACE', async () => {
  const answer = await victim.raw(
    `TRACE /graphql HTTP/1.1\r\nHost: x\r\n${close}Cookie: session=4711\r\nX-Secret: 0815\r\n\r\n`,
  )
  expect(statuses(answer)).toEqual([405])
  expect(answer).not.toMatch(/4711|0815/)
})

attack('splitting the answer or the log by the id of a request', async () => {
  for (const id of [
    'a\tSet-Cookie: b=1',
    '%0d%0aSet-Cookie: b=1',
    'a'.repeat(65),
    '<script>',
    'é',
    '"',
    '{"level":"fatal"}',
  ]) {
    const answer = await victim.raw(
      Buffer.from(`GET /healthz HTTP/1.1\r\nHost: x\r\n${close}X-Request-Id: ${id}\r\n\r\n`, 'latin1'),
    )
    expect(answer).toMatch(/^x-request-id: [0-9a-f-]{36}\r$/m)
    expect(answer.toLowerCase()).not.toMatch(/^set-cookie/m)
  }
  for (const line of victim.lines) expect(JSON.parse(line).requestId).toMatch(/^[0-9a-f-]{36}$/)
})

attack('forging a line of the log by the path, which is logged', async () => {
  for (const path of [
    '/%0a{"level":"fatal"}',
    '/\u001b[2J',
    '/\u0085\u009b2J',
    '/"},{"level":"fatal"',
    '/postgresql://a:hunter2@b',
  ]) {
    await victim.raw(Buffer.from(`GET ${path} HTTP/1.1\r\nHost: x\r\n${close}\r\n`, 'latin1'))
  }
  expect(victim.lines.join('')).not.toContain('hunter2')
  for (const line of victim.lines) expect(JSON.parse(line).level).toBe('debug')
})

attack('a hundred requests in one piece: each is answered once, in order', async () => {
  const one = (last: boolean) => `GET /healthz HTTP/1.1\r\nHost: x\r\n${last ? close : ''}\r\n`
  const answer = await victim.raw(Array.from({ length: 100 }, (_, index) => one(index === 99)).join(''))
  expect(statuses(answer)).toEqual(Array(100).fill(200))
})

attack('asking leave for a body that is too large, or for something that no server grants', async () => {
  const ask = (expectation: string, length: number) =>
    victim.raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\n${close}${json}Expect: ${expectation}\r\nContent-Length: ${length}\r\n\r\n`,
    )
  expect(statuses(await ask('200-please', 2))).toEqual([417])
  expect(statuses(await ask('100-continue', 2_000_000)).at(-1)).toBe(413)
})

attack('chunks without an end, a byte each', async () => {
  const answer = await victim.raw(
    `POST /graphql HTTP/1.1\r\nHost: x\r\n${json}Transfer-Encoding: chunked\r\n\r\n${'1\r\n \r\n'.repeat(20_000)}`,
  )
  expect(statuses(answer)).toEqual([408])
})

attack('more headers than a request has, or one that is larger', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `X-${index}: a\r\n`).join('')
  expect(statuses(await victim.raw(`GET /healthz HTTP/1.1\r\nHost: x\r\n${many}\r\n`))).toEqual([431])
  const large = `X-A: ${'a'.repeat(100_000)}\r\n`
  expect(statuses(await victim.raw(`GET /healthz HTTP/1.1\r\nHost: x\r\n${large}\r\n`))).toEqual([431])
})

attack('a credential behind a hundred headers, where the server no longer reads', async () => {
  const key = await victim.key('late')
  await victim.prepared()
  const many = Array.from({ length: 120 }, (_, index) => `X-${index}: a\r\n`).join('')
  const answer = await victim.raw(
    `POST /graphql HTTP/1.1\r\nHost: x\r\n${close}${json}Content-Length: ${query.length}\r\n${many}Authorization: ${key.authorization}\r\n\r\n${query}`,
  )
  expect(answer).not.toContain('API_KEY')
})
