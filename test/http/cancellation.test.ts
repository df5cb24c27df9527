import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

const run = `china: { oxide: { severityByYear: [0.5, 0.8] } }, horizonYears: 25`
const manyRuns = 'uncertainty: { runs: 1000000 }'

/** Requests that would keep the threads busy for long. */
const requests = {
  preview: `{ preview(input: { ${run}, ${manyRuns} }) { ... on Preview { uncertainty { fingerprint } } } }`,
}

/** What is computed by workers. */
const large = {
  simulate: `mutation { simulate(input: { ${run}, ${manyRuns} }) { __typename } }`,
  attribute: `mutation { attribute(input: { ${run}, ${manyRuns} }) { __typename } }`,
}

const waiting = { timeout: 20_000, interval: 5 }

/** Posts a query; aborting the signal closes its connection. */
function post(query: string, signal: AbortSignal): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  })
}

test.each(Object.entries(requests))(
  '%s stops when its caller goes away, and stores nothing',
  async (_, query) => {
    const runs = vi.spyOn(server.studies, 'run').mock
    const caller = new AbortController()
    const answer = expect(post(query, caller.signal)).rejects.toThrow('gone')
    await vi.waitFor(() => expect(server.studies.studies).toBe(1), waiting)
    caller.abort(new Error('gone'))
    await answer
    await vi.waitFor(() => expect(runs.settledResults.at(-1)!.type).toBe('rejected'), waiting)
    expect(server.studies.studies).toBe(0)
  },
)

test.each(Object.entries(large))('%s stops at the workers when its caller goes away', async (_, query) => {
  const { client } = server.database
  const caller = new AbortController()
  const answer = expect(post(query, caller.signal)).rejects.toThrow('gone')
  await vi.waitFor(
    async () => expect(await client.studyJob.count({ where: { state: 'RUNNING' } })).toBe(1),
    waiting,
  )
  caller.abort(new Error('gone'))
  await answer
  await vi.waitFor(
    async () =>
      expect(await client.studyJob.findMany({ select: { state: true } })).toEqual([{ state: 'INTERRUPTED' }]),
    waiting,
  )
  const locked = 'SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL'
  await vi.waitFor(async () => expect(await client.$queryRawUnsafe(locked)).toEqual([]), waiting)
  expect(await client.studyPart.count()).toBe(0)
  await client.studyJob.deleteMany()
  // The central run is there; what was not waited for is not.
  await client.simulation.deleteMany()
})

test('other callers are served as before, and only they have something stored', async () => {
  const patient = await server.execute(
    `mutation { simulate(input: { ${run}, uncertainty: { runs: 64 } }) {
      __typename ... on Simulation { uncertainty { sampling { runs } } }
    } }`,
  )
  expect(patient.body.data?.simulate).toEqual({
    __typename: 'Simulation',
    uncertainty: { sampling: { runs: 64 } },
  })
  const { client } = server.database
  expect(await client.simulation.count()).toBe(1)
  expect(await client.analysis.count()).toBe(0)
  expect(await client.analysisResult.count()).toBe(1)
})
