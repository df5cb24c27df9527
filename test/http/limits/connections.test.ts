import { connect, type Socket } from 'node:net'
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Log } from '../../../src/log.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { silentLog } from '../../support/silent-log.ts'

/** More than the buffers between two processes of one machine hold. */
const large = 'x'.repeat(30_000_000)
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { large: { type: GraphQLString, resolve: () => large } },
  }),
})

/** Called when a request's connection is done with it. */
const ended = vi.fn()
const log = { ...silentLog, debug: ended, child: () => log } as unknown as Log

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    schema,
    log,
    limits: {
      headersSeconds: 1,
      requestSeconds: 2,
      keepAliveSeconds: 1,
      idleSeconds: 3,
      checkMillis: 100,
      maxConnections: 4,
    },
  })
})
afterAll(() => server.close())

interface Caller {
  socket: Socket
  /** All that the server sent, once it has closed the connection. */
  closed: Promise<string>
  /** Characters so far. */
  received(): number
}

function call(): Caller {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let text = ''
  let received = 0
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk.length
    if (text.length < 10_000) text += chunk
  })
  // The server may reset what it cuts off.
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)))
  return { socket, closed, received: () => received }
}

/** Writes on, a character at a time, as long as the connection is open. */
function drip({ socket }: Caller): void {
  const timer = setInterval(() => (socket.writable ? socket.write('x') : undefined), 50)
  socket.once('close', () => clearInterval(timer))
}

const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
const body = '{"query":"{ large }"}'

test('headers that drip in are cut off with 408', async () => {
  const caller = call()
  caller.socket.write(`${head}X-Slow: `)
  drip(caller)
  expect(await caller.closed).toMatch(/^HTTP\/1\.1 408/)
})

test('a body that drips in is cut off with 408', async () => {
  const caller = call()
  caller.socket.write(`${head}Content-Length: 100000\r\n\r\n{"query":"`)
  drip(caller)
  expect(await caller.closed).toMatch(/^HTTP\/1\.1 408/)
})

test('a connection that says nothing is closed', async () => {
  expect(await call().closed).not.toMatch(/^HTTP\/1\.1 200/)
})

test('a caller that does not read its answer is cut off', async () => {
  const caller = call()
  caller.socket.pause()
  ended.mockClear()
  caller.socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`)
  await vi.waitFor(() => expect(ended).toHaveBeenCalled(), { timeout: 20_000 })
  caller.socket.resume()
  await caller.closed
  expect(caller.received()).toBeLessThan(large.length)
})

test('a kept connection is closed when nothing more is asked', async () => {
  const caller = call()
  caller.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(await caller.closed).toMatch(/^HTTP\/1\.1 200/)
})

test('one address cannot take the connections of all: those above its share are closed at once, and the log says so', async () => {
  const warn = vi.fn()
  const told = { ...silentLog, warn, child: () => told } as unknown as Log
  const shared = await startTestServer({ schema, log: told, limits: { maxConnectionsPerAddress: 2 } })
  const port = Number(new URL(shared.url).port)
  const from = (localAddress: string) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined)
    return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve('closed'))) }
  }
  const served = (socket: Socket) =>
    new Promise((resolve) => {
      socket.once('data', (text) => resolve(/^HTTP\/1\.1 200/.test(String(text))))
      socket.once('close', () => resolve(false))
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    })
  try {
    const [first, second] = [from('127.0.0.2'), from('127.0.0.2')]
    expect(await served(first.socket)).toBe(true)
    expect(await served(second.socket)).toBe(true)
    expect(await from('127.0.0.2').closed).toBe('closed')
    expect(await served(from('127.0.0.3').socket)).toBe(true)
    expect(warn.mock.calls).toEqual([
      [{ address: '127.0.0.2', times: 1 }, 'connections beyond the limit were closed'],
    ])
    first.socket.destroy()
    await vi.waitFor(async () => expect(await served(from('127.0.0.2').socket)).toBe(true))
  } finally {
    await shared.close()
  }
})

test('connections above the limit are closed at once, those below are served', async () => {
  const held = Array.from({ length: 4 }, call)
  await Promise.all(held.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))))
  expect(await call().closed).toBe('')
  held[0]!.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await held[0]!.closed).toMatch(/^HTTP\/1\.1 200/)
  for (const { socket } of held) socket.destroy()
})

test('headers above 16 KiB are refused with 431', async () => {
  const caller = call()
  caller.socket.write(`GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)
  expect(await caller.closed).toMatch(/^HTTP\/1\.1 431/)
})

test('a large answer is sent whole to who reads it', async () => {
  const { body: answer } = await server.execute('{ large }')
  expect(answer.data?.large).toHaveLength(large.length)
})
