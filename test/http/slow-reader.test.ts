import { once } from 'node:events'
import { connect } from 'node:net'
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, expect, test, vi } from 'vitest'
import { latestValues } from '../../src/graphql/simulation/latest-values.ts'
import { JobChanges } from '../../src/jobs/stored/stored-studies.ts'
import type { Coordination } from '../../src/store/coordination.ts'
import { startTestServer } from '../support/server.ts'

const most = 100_000

/** A study whose progress the test makes. */
function study() {
  let changed: () => void
  const listen = (_id: string, callback: () => void) => {
    changed = callback
    return () => {}
  }
  const changes = new JobChanges('', { onChange: listen } as unknown as Coordination)
  const study = {
    changes,
    runsDone: 0,
    progressed(runs: number) {
      study.runsDone = runs
      changed()
    },
  }
  return study
}

const never = new AbortController().signal

test('values that nobody asks for are not made, and the next one is the newest', async () => {
  const made = study()
  const read = vi.fn(async () => made.runsDone)
  const isLast = (runs: number) => runs === most
  const values = latestValues(made.changes, { read, isLast, gapMillis: 0, signal: never, onEnd: () => {} })
  expect((await values.next()).value).toBe(0)
  for (let runs = 1; runs <= 5_000; runs++) made.progressed(runs)
  expect(read).toHaveBeenCalledTimes(1)
  expect((await values.next()).value).toBe(5_000)
  made.progressed(most)
  expect(await values.next()).toEqual({ value: most, done: false })
  expect(await values.next()).toEqual({ value: undefined, done: true })
  expect(read).toHaveBeenCalledTimes(3)
})

test('a reader that leaves while it waits is let go at once', async () => {
  const { changes } = study()
  const since = vi.spyOn(changes, 'since')
  const onEnd = vi.fn()
  const values = latestValues(changes, {
    read: async () => 0,
    isLast: () => false,
    gapMillis: 600_000,
    signal: never,
    onEnd,
  })
  await values.next()
  const waiting = values.next()
  await vi.waitFor(() => expect(since).toHaveBeenCalledTimes(1))
  await values.return!()
  expect(await waiting).toEqual({ value: undefined, done: true })
  await expect(since.mock.results[0]!.value).rejects.toThrow('aborted')
  expect(onEnd).toHaveBeenCalled()
})

const watched = study()
const padding = 'x'.repeat(100_000)
let reads = 0
let gone = false
const text = { type: new GraphQLNonNull(GraphQLString) }
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: text } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      progress: {
        ...text,
        subscribe: (_root, _args, { signal }) =>
          latestValues(watched.changes, {
            read: async () => `${++reads} ${watched.runsDone} ${padding}`,
            isLast: (text) => text.includes(` ${most} `),
            gapMillis: 0,
            signal,
            onEnd: () => {
              gone = true
            },
          }),
        resolve: (value) => value,
      },
    },
  }),
})
const server = await startTestServer({ schema })
afterAll(() => server.close())

test('for a connection that is not read, nothing is queued beyond the buffers of the sockets', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.pause()
  const body = JSON.stringify({ query: 'subscription { progress }' })
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n' +
      `Accept: text/event-stream\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  await vi.waitFor(() => expect(reads).toBeGreaterThan(0))
  for (let runs = 1; runs <= 5_000; runs++) {
    watched.progressed(runs)
    await new Promise(setImmediate)
  }
  // Half a gigabyte, had each been kept. Sockets of this machine hold a few megabytes.
  expect(reads).toBeLessThan(500)
  watched.progressed(most)
  let received = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received = (received + chunk).slice(-300_000)
  })
  socket.resume()
  await once(socket, 'end')
  // The newest state is not among what was dropped.
  expect(received).toContain(` 100000 ${padding.slice(0, 100)}`)
  expect(received).toContain('event: complete')
  await vi.waitFor(() => expect(gone).toBe(true))
})
