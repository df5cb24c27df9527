import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runStudy } from '../../src/engine/index.ts'
import { checkRequest } from '../../src/store/check-request.ts'
import { cleanUp } from '../../src/store/clean-up.ts'
import { resolveParameters } from '../../src/store/model-parameters.ts'
import { type PreparedRun, prepareRun, storeRun } from '../../src/store/simulations.ts'
import { prepareStudy } from '../../src/store/studies/prepare-study.ts'
import { storingAnalysis } from '../../src/store/studies/store-analysis.ts'
import { workVersion } from '../../src/store/study-jobs/job-queue.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { small, smallest, stampOf } from './studies/study-requests.ts'

let database: TestDatabase
let prepared: PreparedRun
beforeAll(async () => {
  database = await createTestDatabase()
  const asker = { db: database.client, viewerId: 'ada' }
  const parameters = resolveParameters(database.client)
  prepared = await prepareRun(asker, checkRequest({ ...small, uncertainty: { runs: 64 } }), parameters)
})
afterAll(() => database.close())

beforeEach(async () => {
  const { client } = database
  await client.simulation.deleteMany()
  await client.analysis.deleteMany()
  await client.simulationResult.deleteMany()
  await client.analysisResult.deleteMany()
  await client.studyJob.deleteMany()
})

const nothing = {
  simulationResults: 0,
  analysisResults: 0,
  jobs: 0,
  jobsInterrupted: 0,
  tasks: 0,
  budgets: 0,
}

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)
const hour = 3_600_000
const day = 24 * hour

/** Stores a run with error bars, and a comparison, as of some time ago. */
async function store(ownerId: string, createdAt: Date) {
  const { client } = database
  await storeRun(client, prepared, { ...stampOf(ownerId), createdAt }, runStudy(prepared.ensemble!.study))
  const asker = { db: client, viewerId: ownerId }
  const study = await prepareStudy(asker, 'COMPARISON', smallest.COMPARISON, resolveParameters(client))
  await client.$transaction(
    storingAnalysis(client, study, runStudy(study.study), { ...stampOf(ownerId), createdAt }),
  )
}

async function counts() {
  const { client } = database
  return {
    simulations: await client.simulation.count(),
    analyses: await client.analysis.count(),
    simulationResults: await client.simulationResult.count(),
    analysisResults: await client.analysisResult.count(),
  }
}

test('results go when nothing points at them any more, an hour after they were computed', async () => {
  const { client } = database
  await store('ada', ago(2 * hour))
  expect(await cleanUp(client, { days: null })).toEqual(nothing)
  expect(await counts()).toEqual({ simulations: 1, analyses: 1, simulationResults: 1, analysisResults: 2 })
  await client.analysis.deleteMany()
  expect(await cleanUp(client, { days: null })).toEqual({ ...nothing, analysisResults: 1 })
  await client.simulation.deleteMany()
  expect(await cleanUp(client, { days: null })).toEqual({
    ...nothing,
    simulationResults: 1,
    analysisResults: 1,
  })
  await store('ada', ago(hour / 2))
  await client.simulation.deleteMany()
  expect(await cleanUp(client, { days: null })).toEqual(nothing)
})

test('private runs and analyses go after their days, shared ones stay', async () => {
  const { client } = database
  await store('ada', ago(31 * day))
  await store('bob', ago(31 * day))
  await store('eve', ago(29 * day))
  const shared = { where: { ownerId: 'bob' }, data: { visibility: 'PUBLIC' as const } }
  await client.simulation.updateMany(shared)
  await client.analysis.updateMany(shared)
  expect(await cleanUp(client, { days: null })).toEqual(nothing)
  expect(await cleanUp(client, { days: 30 })).toEqual({ ...nothing, simulations: 1, analyses: 1 })
  const left = await client.simulation.findMany({ select: { ownerId: true }, orderBy: { ownerId: 'asc' } })
  expect(left).toEqual([{ ownerId: 'bob' }, { ownerId: 'eve' }])
  expect(await client.analysis.count()).toBe(2)
})

test('a result that is wanted again while it goes is there afterwards', async () => {
  const { client } = database
  await store('ada', ago(2 * hour))
  await client.simulation.deleteMany()
  const again = () => storeRun(client, prepared, stampOf('bob'), runStudy(prepared.ensemble!.study))
  for (let round = 0; round < 20; round++) {
    await Promise.all([cleanUp(client, { days: null }), again()])
    const run = await client.simulation.findFirstOrThrow({ include: { result: true, ensemble: true } })
    expect(run.ensemble).not.toBeNull()
    await client.simulation.deleteMany()
    await client.simulationResult.updateMany({ data: { computedAt: ago(2 * hour) } })
    await client.analysisResult.updateMany({ data: { computedAt: ago(2 * hour) } })
  }
})

test('jobs go a week after their end; those of another model are given up after a day; budgets end with their window', async () => {
  const { client } = database
  const job = (requestKey: string, more: object) => ({
    id: stampOf('ada').id,
    ownerId: 'ada',
    caller: 'ada',
    kind: 'ENSEMBLE' as const,
    requestKey,
    fingerprint: requestKey,
    modelVersion: 'other',
    prepared: new Uint8Array([1]),
    state: 'RUNNING' as const,
    awaited: false,
    chunksPlanned: 1,
    chunkBits: new Uint8Array(1),
    runsPlanned: 64,
    ...more,
  })
  await client.studyJob.createMany({
    data: [
      job('ended long ago', { state: 'DONE', endedAt: ago(8 * day) }),
      job('ended', { state: 'FAILED', endedAt: ago(6 * day) }),
      job('of another model', { createdAt: ago(2 * day) }),
      job('of another model, begun just now', {}),
      job('of this one', { createdAt: ago(2 * day), modelVersion: workVersion }),
    ],
  })
  await client.rateLimit.createMany({
    data: [
      { key: 'over', points: 1, expire: Date.now() - 1_000 },
      { key: 'under way', points: 1, expire: Date.now() + 60_000 },
    ],
  })
  expect(await cleanUp(client, { days: null })).toEqual({
    ...nothing,
    jobs: 1,
    jobsInterrupted: 1,
    budgets: 1,
  })
  const left = await client.studyJob.findMany({
    select: { requestKey: true, state: true },
    orderBy: { requestKey: 'asc' },
  })
  expect(left).toEqual([
    { requestKey: 'ended', state: 'FAILED' },
    { requestKey: 'of another model', state: 'INTERRUPTED' },
    { requestKey: 'of another model, begun just now', state: 'RUNNING' },
    { requestKey: 'of this one', state: 'RUNNING' },
  ])
  expect(await client.rateLimit.findMany({ select: { key: true } })).toEqual([{ key: 'under way' }])
})
