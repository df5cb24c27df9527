import { once } from 'node:events'
import { connect } from 'node:net'
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { afterAll, expect, test, vi } from 'vitest'
import type { EnsembleStudy } from '../../src/engine/index.ts'
import { latestValues } from '../../src/graphql/simulation/latest-values.ts'
import { BackgroundStudy } from '../../src/jobs/background-study.ts'
import type { StudyProgress } from '../../src/jobs/study-progress.ts'
import { smallStudies } from '../jobs/studies.ts'
import { startTestServer } from '../support/server.ts'

/** A study whose progress the test makes. */
function study() {
  let told: StudyProgress
  let finish: (result: never) => void
  const run = (_study: unknown, options: { progress?: StudyProgress } = {}) => {
    told = options.progress!
    return new Promise<never>((resolve) => {
      finish = resolve
    })
  }
  const background = new BackgroundStudy(
    { run },
    { study: smallStudies.ensemble as EnsembleStudy, caller: 'ada', fingerprint: '', store: async () => {} },
  )
  return {
    background,
    progressed: (runs: number) => told.progressed(runs, 100_000),
    async end() {
      finish({ runs: 100_000 } as never)
      await background.ended
    },
  }
}

const never = new AbortController().signal

test('values that nobody asks for are not made, and the next one is the newest', async () => {
  const { background, progressed, end } = study()
  const read = vi.fn(() => background.runsDone)
  const values = latestValues(background, { read, gapMillis: 0, signal: never, onEnd: () => {} })
  expect((await values.next()).value).toBe(0)
  for (let runs = 1; runs <= 5_000; runs++) progressed(runs)
  expect(read).toHaveBeenCalledTimes(1)
  expect(background.readers).toBe(0)
  expect((await values.next()).value).toBe(5_000)
  await end()
  expect(await values.next()).toEqual({ value: 100_000, done: false })
  expect(await values.next()).toEqual({ value: undefined, done: true })
  expect(read).toHaveBeenCalledTimes(3)
})

test('a reader that leaves while it waits is let go at once', async () => {
  const { background } = study()
  const onEnd = vi.fn()
  const values = latestValues(background, { read: () => 0, gapMillis: 600_000, signal: never, onEnd })
  await values.next()
  const waiting = values.next()
  await vi.waitFor(() => expect(background.readers).toBe(1))
  await values.return!()
  expect(await waiting).toEqual({ value: undefined, done: true })
  expect(background.readers).toBe(0)
  expect(onEnd).toHaveBeenCalled()
})

const { background, progressed, end } = study()
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
          latestValues(background, {
            read: () => `${++reads} ${background.runsDone} ${padding}`,
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
    progressed(runs)
    await new Promise(setImmediate)
  }
  // Half a gigabyte, had each been kept. Sockets of this machine hold a few megabytes.
  expect(reads).toBeLessThan(500)
  await end()
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
  expect(background.readers).toBe(0)
})
