import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient, NetworkError, TypedDocumentString } from '../../src/sdk/index.ts'
import { caught } from './caught.ts'
import { collected } from './collected.ts'
import { startScripted } from './scripted-client.ts'
import type { ScriptedServer, Turn } from './scripted-server.ts'

const Count = new TypedDocumentString<{ count: number }, { to: number }>(
  'subscription Count($to: Int!) { count(to: $to) }',
  { hash: 'sha256:count' },
)

const next = (count: number) => `event: next\ndata: {"data":{"count":${count}}}\n\n`
const complete = 'event: complete\ndata:\n\n'
const ended = (...counts: number[]): Turn => ({ stream: counts.map(next).join('') + complete, after: 'end' })

test('a subscription asks for an event stream, with the key, the variables and the hash of a trusted document', async () => {
  const { server, client } = await startScripted([ended(1)], { apiKey: 'mzk_secret', trustedDocuments: true })
  const values = client.subscribe(Count, { to: 1 })
  expect(server.requests).toHaveLength(0)
  expect(await collected(values)).toEqual([{ count: 1 }])
  const [{ headers, body }] = server.requests as [ScriptedServer['requests'][number]]
  expect(headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer mzk_secret' })
  expect(body).toEqual({ documentId: 'sha256:count', variables: { to: 1 } })
})

test.each([0, -1, Number.NaN])('a heartbeatTimeoutMs of %d is refused', async (heartbeatTimeoutMs) => {
  const { server, client } = await startScripted([ended(1)])
  expect(() => createClient({ url: server.url, heartbeatTimeoutMs })).toThrow(/heartbeatTimeoutMs/)
  expect(() => client.subscribe(Count, { to: 1 }, { heartbeatTimeoutMs })).toThrow(RangeError)
})

describe('a subscription connects again', () => {
  test.each<[string, Turn]>([
    ['the connection breaks', { stream: next(1), after: 'cut' }],
    ['the stream ends without a word', { stream: next(1), after: 'end' }],
    ['an event is cut short', { stream: `${next(1)}event: next\ndata: {"da`, after: 'end' }],
    ['the server asks to come back', { status: 503, headers: { 'retry-after': '0' }, text: '' }],
    [
      'a limit refuses it as a stream',
      { status: 429, stream: `event: next\ndata: {"errors":[]}\n\n`, after: 'end' },
    ],
  ])('when %s', async (_, turn) => {
    const { server, client } = await startScripted([turn, ended(2)])
    const values = await collected(client.subscribe(Count, { to: 2 }))
    expect(values.at(-1)).toEqual({ count: 2 })
    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]!.body).toEqual(server.requests[0]!.body)
  })

  test('as often as it takes, while every connection brings an event', async () => {
    const short: Turn = { stream: next(1), after: 'end' }
    const { client } = await startScripted([short, 'cut', short, 'cut', short, ended(2)], { retries: 2 })
    expect((await collected(client.subscribe(Count, { to: 2 }))).map(({ count }) => count)).toEqual([
      1, 1, 1, 2,
    ])
  })

  test('no more than `retries` times in a row without an event', async () => {
    const { server, client } = await startScripted(
      [
        { stream: next(1), after: 'end' },
        { stream: ':\n\n', after: 'cut' },
      ],
      {
        retries: 2,
      },
    )
    const values = client.subscribe(Count, { to: 2 })
    expect(await values.next()).toEqual({ done: false, value: { count: 1 } })
    expect(await caught(values.next())).toBeInstanceOf(NetworkError)
    expect(server.requests).toHaveLength(3)
  })

  test('no more once it is cancelled', async () => {
    const controller = new AbortController()
    const random = () => {
      // Asked for when the wait is drawn, so that the abort comes just after the wait has begun.
      queueMicrotask(() => controller.abort())
      return 0
    }
    const { server, client } = await startScripted(
      [{ status: 503, headers: { 'retry-after': '20' }, text: '' }],
      {
        random,
      },
    )
    const { signal } = controller
    expect(await caught(collected(client.subscribe(Count, { to: 2 }, { signal })))).toMatchObject({
      name: 'AbortError',
    })
    expect(server.requests).toHaveLength(1)
  })
})

test.each<[string, Turn, object]>([
  [
    'a key that is not valid',
    { status: 401, body: { errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] } },
    { name: 'GraphQLRequestError', code: 'UNAUTHENTICATED', status: 401 },
  ],
  ['a page that is no GraphQL', { status: 404, text: 'Not found' }, { name: 'HttpError', status: 404 }],
  [
    'an event with errors, which keeps its data',
    { stream: 'event: next\ndata: {"data":{"count":null},"errors":[{"message":"x"}]}\n\n', after: 'hang' },
    { name: 'GraphQLRequestError', data: { count: null } },
  ],
  [
    'an event that is no GraphQL',
    { stream: 'event: next\ndata: {"da\n\n', after: 'hang' },
    { name: 'HttpError' },
  ],
])('%s ends a subscription', async (_, turn, expected) => {
  const { server, client } = await startScripted([turn, ended(1)])
  expect(await caught(collected(client.subscribe(Count, { to: 1 })))).toMatchObject(expected)
  expect(server.requests).toHaveLength(1)
  if (typeof turn === 'object' && 'stream' in turn) await server.hungUp
})

test('completion closes the connection, even if the server does not', async () => {
  const { server, client } = await startScripted([{ stream: next(1) + complete, after: 'hang' }])
  expect(await collected(client.subscribe(Count, { to: 1 }))).toEqual([{ count: 1 }])
  await server.hungUp
})

test('values that had arrived before the abort are not given after it', async () => {
  const { client } = await startScripted([{ stream: next(1) + next(2), after: 'hang' }])
  const controller = new AbortController()
  const values = client.subscribe(Count, { to: 2 }, { signal: controller.signal })
  await values.next()
  controller.abort()
  expect(await caught(values.next())).toMatchObject({ name: 'AbortError' })
})

test('an aborted signal sends nothing', async () => {
  const { server, client } = await startScripted([ended(1)])
  const values = client.subscribe(Count, { to: 1 }, { signal: AbortSignal.abort() })
  expect(await caught(values.next())).toMatchObject({ name: 'AbortError' })
  expect(server.requests).toHaveLength(0)
})

describe('the heartbeat', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A client whose connections the test feeds by hand. */
  function fed(heartbeatTimeoutMs?: number) {
    const connections: ReadableStreamDefaultController<Uint8Array>[] = []
    const client = createClient({
      url: 'http://fed.test/graphql',
      ...(heartbeatTimeoutMs !== undefined && { heartbeatTimeoutMs }),
      random: () => 0,
      fetch: async (_, init) => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            connections.push(controller)
            init!.signal!.addEventListener('abort', () => controller.error(init!.signal!.reason))
          },
        })
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
      },
    })
    const send = (connection: number, text: string) =>
      connections[connection]!.enqueue(new TextEncoder().encode(text))
    return { client, connections, send }
  }

  test.each([
    [undefined, 45_000],
    [1_000, 1_000],
  ])('given as %s keeps a connection up to %d ms, and its absence breaks it', async (option, limitMs) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, connections, send } = fed(option)
    const values = client.subscribe(Count, { to: 2 })
    const first = values.next()
    for (let beat = 0; beat < 3; beat++) {
      await vi.advanceTimersByTimeAsync(limitMs - 1)
      expect(connections).toHaveLength(1)
      send(0, ':\n\n')
    }
    await vi.advanceTimersByTimeAsync(limitMs)
    // The wait before the second connection.
    await vi.advanceTimersByTimeAsync(125)
    expect(connections).toHaveLength(2)
    send(1, next(1))
    expect(await first).toEqual({ done: false, value: { count: 1 } })
    await values.return!()
  })

  test('does not count while the caller is busy with a value', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, connections, send } = fed()
    const values = client.subscribe(Count, { to: 2 })
    const first = values.next()
    await vi.advanceTimersByTimeAsync(0)
    send(0, next(1))
    await first
    await vi.advanceTimersByTimeAsync(1_000_000)
    send(0, next(2) + complete)
    expect(await values.next()).toEqual({ done: false, value: { count: 2 } })
    expect(await values.next()).toEqual({ done: true, value: undefined })
    expect(connections).toHaveLength(1)
  })

  test('names how long there was silence when it gives up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client } = fed(5_000)
    const failed = caught(client.subscribe(Count, { to: 2 }).next())
    await vi.advanceTimersByTimeAsync(60_000)
    const error = await failed
    expect(error).toBeInstanceOf(NetworkError)
    expect((error as Error).message).toContain('nothing for 5000 ms')
  })
})
