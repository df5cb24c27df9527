import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LIMITS } from '../../src/graphql/limits.ts'
import { JobChanges } from '../../src/jobs/stored/stored-studies.ts'
import { type OpenStream, subscribe as openStream } from '../support/event-stream.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const run = 'horizonYears: 3, china: { oxide: { severityByYear: [0.5] } }'
/** Many seconds of a core. */
const long = 'horizonYears: 25, uncertainty: { runs: 1000000 }'
const document =
  'subscription ($id: ID!) { simulationProgress(id: $id) { state runsDone runsPlanned share } }'
const waiting = { timeout: 20_000, interval: 5 }

const subscribe = (id: string, query = document) => openStream(server.url, query, { id })

async function begin(input: string): Promise<string> {
  const { body } = await server.execute(
    `mutation { simulate(input: { ${input}, wait: false }) { ... on Simulation { id } } }`,
  )
  return body.data.simulate.id
}

/** The study behind a run. */
function studyOf(id: string) {
  const simulationId = Buffer.from(id, 'base64').toString().slice('Simulation:'.length)
  return server.database.client.studyJob.findUniqueOrThrow({ where: { simulationId } })
}

/** Ends of all listening for changes from now on. */
function listeningEnds() {
  const ends: (() => void)[] = []
  const changes = server.jobs.changes.bind(server.jobs)
  vi.spyOn(server.jobs, 'changes').mockImplementation((id) => {
    const made = changes(id)
    ends.push(vi.spyOn(made, 'end'))
    return made
  })
  return ends
}

async function progressIn(stream: OpenStream) {
  const event = await stream.next()
  if (event?.event !== 'next') throw new Error(`No progress, but ${JSON.stringify(event)}`)
  return event.data.data!.simulationProgress
}

test('progress is told at once, then as it is made, and the last event says that it is done', async () => {
  const id = await begin(`${run}, uncertainty: { runs: 500000 }`)
  const stream = await subscribe(id)
  expect(stream.response.status).toBe(200)
  expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(stream.response.headers.get('cache-control')).toContain('no-cache')
  const events = await stream.rest()
  expect(events.at(-1)).toEqual({ event: 'complete' })
  const progress = events.flatMap((event) =>
    event.event === 'next' ? [event.data.data!.simulationProgress] : [],
  )
  expect(progress.at(-1)).toEqual({ state: 'DONE', runsDone: 500_000, runsPlanned: 500_000, share: 1 })
  expect(progress.slice(0, -1).every(({ state }) => state === 'QUEUED' || state === 'RUNNING')).toBe(true)
  const shares = progress.map(({ share }) => share)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})

test('a condition that hangs on a variable is refused where it stands, as validation is', async () => {
  const conditional =
    'subscription ($on: Boolean!) { simulationProgress(id: "x") @include(if: $on) { state } }'
  const { status, body } = await server.execute(conditional, { on: true })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([
    {
      message: 'Variables cannot decide by `@skip` or `@include` on the field of a subscription.',
      locations: [{ line: 1, column: 73 }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ])
})

test('a run that is done has one event, also by GET', async () => {
  const id = await begin(`${run}, uncertainty: { runs: 64 }`)
  await server.jobs.ended((await studyOf(id)).id, new AbortController().signal)
  expect((await (await subscribe(id)).rest()).map(({ event }) => event)).toEqual(['next', 'complete'])
  const query = new URLSearchParams({ query: document, variables: JSON.stringify({ id }) })
  const response = await fetch(`${server.url}/graphql?${query}`, {
    headers: { accept: 'text/event-stream', 'graphql-require-preflight': '1' },
  })
  const text = await response.text()
  expect(text).toContain('event: next\ndata: {"data":{"simulationProgress":{"state":"DONE",')
  expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true)
})

test('estimates come to those who select them', async () => {
  const id = await begin(long)
  const stream = await subscribe(
    id,
    'subscription ($id: ID!) { simulationProgress(id: $id) { state runsDone runsPlanned share estimate { sampling { runs } } } }',
  )
  const seen: number[] = []
  while (seen.length < 3) {
    const { estimate } = (await progressIn(stream)) as unknown as { estimate: { sampling: { runs: number } } }
    if (estimate && estimate.sampling.runs !== seen.at(-1)) seen.push(estimate.sampling.runs)
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  stream.hangUp()
})

test("another's run and none at all get the same error, and no stream", async () => {
  const { simulate } = await server.executeAs(
    'ada',
    `mutation { simulate(input: { ${run} }) { ... on Simulation { id } } }`,
  )
  const missing = Buffer.from('Simulation:00000000-0000-4000-8000-000000000000').toString('base64')
  const answers = await Promise.all(
    [simulate.id, missing].map(async (id) => {
      const stream = await subscribe(id)
      expect(stream.response.status).toBe(200)
      const [first, ...others] = await stream.rest()
      expect(others).toEqual([{ event: 'complete' }])
      return JSON.stringify(first).replace(/\\"[^"]*…/, '\\"ID')
    }),
  )
  expect(answers[0]).toBe(answers[1])
  expect(JSON.parse(answers[0]!).data.errors).toMatchObject([
    { message: 'Simulation "ID" was not found.', extensions: { code: 'NOT_FOUND' } },
  ])
  expect(server.jobs.readers.taken('anonymous')).toBe(0)
})

test('limits on cost and ids hold before a stream begins', async () => {
  const id = await begin(long)
  const ends = listeningEnds()
  const many = Array.from(
    { length: 60 },
    (_, index) => `e${index}: estimate { bands { years { year mean p05 p25 p50 p75 p95 } } }`,
  ).join(' ')
  const stream = await subscribe(id, `subscription ($id: ID!) { simulationProgress(id: $id) { ${many} } }`)
  const [refused, ...others] = await stream.rest()
  expect(refused).toMatchObject({ data: { errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] } })
  expect(others).toEqual([{ event: 'complete' }])
  const [wrong] = await (await subscribe('Q291bnRyeTpJTkQ=')).rest()
  expect(wrong).toMatchObject({ data: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
  expect(ends).toEqual([])
})

test('who hangs up leaves no listener behind, and what is computed goes on', async () => {
  const id = await begin(long)
  const ends = listeningEnds()
  const streams = await Promise.all([subscribe(id), subscribe(id), subscribe(id)])
  for (const stream of streams) await progressIn(stream)
  expect(server.jobs.readers.taken('anonymous')).toBe(3)
  for (const { hangUp } of streams) hangUp()
  await vi.waitFor(() => expect(server.jobs.readers.taken('anonymous')).toBe(0), waiting)
  expect(ends).toHaveLength(3)
  for (const end of ends) expect(end).toHaveBeenCalled()
  const { state } = await studyOf(id)
  expect(['QUEUED', 'RUNNING']).toContain(state)
})

test('a viewer has so many subscriptions at a time', async () => {
  const id = await begin(long)
  const streams = await Promise.all(Array.from({ length: LIMITS.subscriptions }, () => subscribe(id)))
  for (const stream of streams) await progressIn(stream)
  const [refused] = await (await subscribe(id)).rest()
  expect(refused).toMatchObject({
    data: { errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', maximum: LIMITS.subscriptions } }] },
  })
  streams[0]!.hangUp()
  await vi.waitFor(
    () => expect(server.jobs.readers.taken('anonymous')).toBe(LIMITS.subscriptions - 1),
    waiting,
  )
  const another = await subscribe(id)
  expect((await progressIn(another)).state).toMatch(/QUEUED|RUNNING/)
  for (const { hangUp } of [...streams, another]) hangUp()
})

test('a server that closes completes its subscriptions', async () => {
  const patient = await startTestServer({ drainMillis: 600_000 })
  const { body } = await patient.execute(
    `mutation { simulate(input: { ${long}, wait: false }) { ... on Simulation { id } } }`,
  )
  const stream = await openStream(patient.url, document, { id: body.data.simulate.id })
  await progressIn(stream)
  const rest = stream.rest()
  // It would take ten minutes where the stream held it up.
  await patient.close()
  const events = await rest
  expect(events.at(-1)).toEqual({ event: 'complete' })
  expect(JSON.stringify(events)).not.toContain('DONE')
})

// Every 12 s, in tests (NODE_ENV is test) every 0.3 s.
test('a silent stream is kept alive by pings', async () => {
  const id = await begin(long)
  vi.spyOn(JobChanges.prototype, 'since').mockImplementation(
    (_version, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  const stream = await subscribe(id)
  const kinds: string[] = []
  for await (const { event } of stream.events) {
    kinds.push(event)
    if (kinds.length === 4) break
  }
  expect(kinds).toEqual(['ping', 'next', 'ping', 'ping'])
})
