import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema: buildSchema('type Query { a: Int }') })
})
afterAll(() => server.close())

const post = (body: BodyInit, encoding: string) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': encoding },
    body,
  })

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['GZIP, identity', gzipSync],
])('a body sent as %s is not unpacked: 415', async (encoding, compress) => {
  // 20 megabytes of blanks come to some 20 kilobytes.
  const response = await post(compress(`{"query":"{ a }"${' '.repeat(20_000_000)}}`), encoding)
  expect(response.status).toBe(415)
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Send the body uncompressed: no `Content-Encoding` is accepted.',
        extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
      },
    ],
  })
})

test('a compressed body without its header is no JSON', async () => {
  expect((await post(gzipSync('{"query":"{ a }"}'), 'identity')).status).toBe(400)
})

test('a body that says that it is not compressed is read', async () => {
  expect((await post('{"query":"{ a }"}', 'identity')).status).toBe(200)
})

test.each(['-1', '1e3', '5, 5'])('Content-Length: %s is refused', async (length) => {
  const { port } = new URL(server.url)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    socket.once('close', () => resolve(text))
    socket.once('error', reject)
    socket.end(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{"a":1}`,
    )
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400/)
})
