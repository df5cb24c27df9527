import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
afterEach(async () => {
  vi.restoreAllMocks()
  const { client } = server.database
  await client.simulation.deleteMany()
  await client.simulationResult.deleteMany()
  await client.analysisResult.deleteMany()
})

const run = 'horizonYears: 3, china: { oxide: { severityByYear: [0.5] } }'
const short = `${run}, uncertainty: { runs: 64 }`
/** Many seconds of a core. */
const long = 'horizonYears: 25, uncertainty: { runs: 1000000 }'
const fields = 'state runsDone runsPlanned share estimate { sampling { runs } notes }'

/** Asks to simulate as some caller. */
async function simulate(input: string, viewer = 'ada') {
  const source = `mutation { simulate(input: { ${input} }) {
    __typename
    ... on Simulation { id request uncertainty { fingerprint sampling { runs } figures { mean p50 } } progress { ${fields} } }
    ... on Error { code message }
    ... on InvalidInputError { issues { path message } }
    ... on LimitExceededError { limit requested maximum }
  } }`
  return (await server.executeAs(viewer, source)).simulate
}

async function progressOf(id: string, viewer = 'ada') {
  const source = `query ($id: ID!) { simulation(id: $id) { uncertainty { fingerprint } progress { ${fields} } } }`
  return (await server.executeAs(viewer, source, { id })).simulation
}

/** Resolves when the error bars of a run are no longer computed. */
async function ended(id: string) {
  const simulationId = Buffer.from(id, 'base64').toString().slice('Simulation:'.length)
  const job = await server.database.client.studyJob.findUniqueOrThrow({ where: { simulationId } })
  await server.jobs.ended(job.id, new AbortController().signal).catch(() => {})
}

describe('a run whose error bars are computed in the background', () => {
  test('is answered at once, completes, and is the same as one that was waited for', async () => {
    const begun = await simulate(`${short}, wait: false`)
    expect(begun).toMatchObject({ __typename: 'Simulation', uncertainty: null })
    expect(begun.request).not.toHaveProperty('wait')
    expect(begun.progress).toMatchObject({ runsDone: 0, runsPlanned: 64, share: 0, estimate: null })
    await ended(begun.id)
    const done = { state: 'DONE', runsDone: 64, runsPlanned: 64, share: 1, estimate: null }
    expect((await progressOf(begun.id)).progress).toEqual(done)
    const again = await simulate(short)
    expect(again.id).toBe(begun.id)
    const waited = await simulate(short, 'bob')
    expect(waited.uncertainty).toStrictEqual(again.uncertainty)
    expect(waited.progress).toEqual(done)
    expect(await server.database.client.analysisResult.count()).toBe(1)
  })

  test('is computed once, whoever waits for it', async () => {
    const tasks = vi.spyOn(server.studies, 'perform')
    const runs = vi.spyOn(server.studies, 'run')
    const input = `${run}, uncertainty: { runs: 50000 }`
    const begun = await simulate(`${input}, wait: false`)
    const others = await Promise.all([
      simulate(`${input}, wait: false`),
      simulate(`${input}, wait: true`),
      simulate(input),
    ])
    expect(others.map(({ id }) => id)).toEqual([begun.id, begun.id, begun.id])
    expect(others[2].uncertainty.sampling).toEqual({ runs: 50_000 })
    expect(tasks.mock.calls.map(([{ kind }]) => kind)).toEqual(['chunk', 'merge'])
    expect(runs).not.toHaveBeenCalled()
    expect(await server.database.client.simulation.count()).toBe(1)
  })

  test('gives estimates from its first draws to those who look', async () => {
    const begun = await simulate(`${long}, wait: false`)
    await vi.waitFor(
      async () => {
        const { progress, uncertainty } = await progressOf(begun.id)
        expect(uncertainty).toBeNull()
        expect(progress.state).toBe('RUNNING')
        expect(progress.estimate.sampling.runs).toBeGreaterThan(0)
        expect(progress.runsDone).toBeGreaterThanOrEqual(progress.estimate.sampling.runs)
        expect(progress.share).toBe(progress.runsDone / 1_000_000)
        expect(progress.estimate.notes.join()).toContain('Provisional: from the first')
      },
      { timeout: 30_000, interval: 50 },
    )
  })

  test('is taken up again when nobody computes it any more', async () => {
    const begun = await simulate(`${short}, wait: false`)
    await ended(begun.id)
    const { client } = server.database
    // As it is long after nobody could compute it.
    await client.simulation.updateMany({ data: { ensembleFingerprint: null } })
    await client.studyJob.deleteMany()
    const left = { state: 'INTERRUPTED', runsDone: 0, runsPlanned: 64, share: 0, estimate: null }
    expect(await progressOf(begun.id)).toEqual({ uncertainty: null, progress: left })

    const again = await simulate(`${short}, wait: false`)
    expect(again.id).toBe(begun.id)
    await ended(begun.id)
    expect((await progressOf(begun.id)).progress.state).toBe('DONE')

    await client.simulation.updateMany({ data: { ensembleFingerprint: null } })
    const waited = await simulate(short)
    expect(waited).toMatchObject({ id: begun.id, progress: { state: 'DONE' }, uncertainty: {} })
  })

  test('says that it failed, not why, and is tried again', async () => {
    const tasks = vi.spyOn(server.studies, 'perform').mockRejectedValue(new Error('secret'))
    const begun = await simulate(`${short}, wait: false`)
    await ended(begun.id)
    const found = await progressOf(begun.id)
    expect(found.progress.state).toBe('FAILED')
    expect(JSON.stringify(found)).not.toContain('secret')
    tasks.mockRestore()
    await simulate(`${short}, wait: false`)
    await ended(begun.id)
    expect((await progressOf(begun.id)).progress.state).toBe('DONE')
  })

  test('is ended when it is deleted', async () => {
    const begun = await simulate(`${long}, wait: false`)
    await server.executeAs(
      'ada',
      'mutation ($id: ID!) { deleteSimulation(input: { id: $id }) { __typename } }',
      { id: begun.id },
    )
    const { client } = server.database
    expect(await client.studyJob.count()).toBe(0)
    expect(await client.simulation.count()).toBe(0)
    const locked = `SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`
    await vi.waitFor(async () => expect(await client.$queryRawUnsafe(locked)).toEqual([]), 10_000)
    expect(await client.studyPart.count()).toBe(0)
  })

  test('is ended when it is deleted while somebody waits for it', async () => {
    const { client } = server.database
    const waiting = simulate(long)
    const run = await vi.waitFor(
      () => client.simulation.findFirstOrThrow({ where: { job: { state: 'RUNNING' } } }),
      {
        timeout: 20_000,
        interval: 20,
      },
    )
    const id = Buffer.from(`Simulation:${run.id}`).toString('base64')
    await server.executeAs(
      'ada',
      'mutation ($id: ID!) { deleteSimulation(input: { id: $id }) { __typename } }',
      { id },
    )
    expect(await waiting).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' })
    expect([await client.simulation.count(), await client.studyJob.count()]).toEqual([0, 0])
  })

  test('is one of few for each viewer; the fifth is refused and not stored', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      expect(await simulate(`${long}, seed: ${seed}, wait: false`)).toMatchObject({ uncertainty: null })
    }
    expect(await simulate(`${long}, seed: 5, wait: false`)).toMatchObject({
      __typename: 'LimitExceededError',
      limit: 'BACKGROUND_RUNS',
      requested: 5,
      maximum: 4,
    })
    expect(await server.database.client.simulation.count()).toBe(4)
    // Joining one needs no place, and another viewer has places of their own.
    expect(await simulate(`${long}, seed: 1, wait: false`)).toMatchObject({ __typename: 'Simulation' })
    expect(await simulate(`${short}, wait: false`, 'bob')).toMatchObject({ __typename: 'Simulation' })
  })
})

test('a run without error bars is done', async () => {
  const { progress } = await simulate(run)
  expect(progress).toEqual({ state: 'DONE', runsDone: 0, runsPlanned: 0, share: 1, estimate: null })
})

test('of a precision, the most draws are planned, and those that were made are done', async () => {
  const precision = 'precision: { output: PEAK_PRICE_USD_PER_KG, halfWidth: 1000, maxRuns: 1000000 }'
  const begun = await simulate(`${run}, uncertainty: { ${precision} }, wait: false`)
  expect(begun.progress).toMatchObject({ runsPlanned: 1_000_000 })
  await ended(begun.id)
  const { progress } = await progressOf(begun.id)
  expect(progress).toMatchObject({ state: 'DONE', runsDone: 1_024, runsPlanned: 1_024, share: 1 })
})

test('another viewer sees no progress', async () => {
  const { id } = await simulate(`${short}, wait: false`)
  expect(await progressOf(id, 'bob')).toBeNull()
})

test('not to wait needs something to wait for', async () => {
  expect(await simulate(`${run}, wait: false, seed: 1`)).toMatchObject({
    __typename: 'InvalidInputError',
    issues: expect.arrayContaining([
      { path: 'wait', message: 'has no effect without uncertainty' },
      { path: 'seed', message: 'has no effect without uncertainty' },
    ]),
  })
  expect(await simulate(`${run}, wait: true`)).toMatchObject({ __typename: 'Simulation' })
  expect(await simulate(`${run}, wait: null`)).toMatchObject({ __typename: 'Simulation' })
  const { preview } = await server.executeAs(
    'ada',
    `{ preview(input: { ${short}, wait: false }) { ... on InvalidInputError { issues { path message } } } }`,
  )
  expect(preview.issues).toEqual([{ path: 'wait', message: 'has no effect on a preview' }])
})
