import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EnsembleStudy, isTabulated, leafRuns, runStudy, type Study } from '../../src/engine/index.ts'
import { type JobWorker, startJobWorker } from '../../src/jobs/stored/job-worker.ts'
import { StoredStudies } from '../../src/jobs/stored/stored-studies.ts'
import { createStudyRunner, type StudyRunner } from '../../src/jobs/study-runner.ts'
import { type Coordination, createCoordination } from '../../src/store/coordination.ts'
import type { PreparedJob } from '../../src/store/study-jobs/prepared-job.ts'
import { endJob, storeChunk, storeMerged } from '../../src/store/study-jobs/study-jobs.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'
import { longEnsemble, smallStudies } from './studies.ts'

let database: TestDatabase
let coordination: Coordination
let runner: StudyRunner
let workers: JobWorker[]
let jobs: StoredStudies
/** Small enough for some chunks of each study. */
const chunkArmYears = 8_192
const never = new AbortController().signal

beforeAll(async () => {
  database = await createTestDatabase()
  coordination = createCoordination({ url: database.url, log: silentLog })
  runner = createStudyRunner({ threads: 2, log: silentLog })
  const db = database.client
  jobs = new StoredStudies({ db, coordination, studiesPerOwner: 100, readersPerOwner: 1, chunkArmYears })
  const options = {
    chunkArmYears,
    url: database.url,
    db,
    coordination,
    studies: runner,
    retention: { days: null },
  }
  const worker = () =>
    startJobWorker({ ...options, threads: 1, now: () => new Date(), log: silentLog, drainMillis: 0 })
  workers = [await worker(), await worker()]
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()))
  await runner.close()
  await coordination.close()
  await database.close()
})

/** A job for a study alone, of a request that nobody made. */
function jobOf(study: Study): PreparedJob {
  const { design } = study
  const levers =
    'levers' in study ? study.levers : 'reference' in study ? study.reference : study.policies[0]!
  const resolved = {
    fingerprint: randomUUID(),
    requestKey: randomUUID(),
    request: {},
    scenarioId: null,
    dataSetVersion: 'none',
    overridden: [],
    resolved: { startYear: design.startYear, horizonYears: design.horizonYears, levers },
    parameters: design.parameters,
    labels: [],
    policyLevers: [],
  }
  if (study.kind === 'ensemble') {
    const run = { ...resolved, ensemble: { study, fingerprint: randomUUID() } }
    return { kind: 'ENSEMBLE', run: run as never }
  }
  const kind = study.kind.toUpperCase() as 'COMPARISON'
  return { kind, study: { ...resolved, kind, study } as never }
}

function addressOf(job: PreparedJob): string {
  return job.kind === 'ENSEMBLE' ? job.run.ensemble!.fingerprint : job.study.fingerprint
}

const orderOf = (prepared: PreparedJob) => ({ id: randomUUID(), ownerId: 'ada', caller: 'ada', prepared })

/** Chunks of one leaf each. */
const watched: EnsembleStudy = {
  ...longEnsemble,
  design: { ...longEnsemble.design, horizonYears: 4 },
  effort: { runs: 2 * leafRuns },
}

async function computed(study: Study) {
  const prepared = jobOf(study)
  const id = await jobs.place({ ...orderOf(prepared), awaited: true })
  await jobs.ended(id!, never)
  const { result } = await database.client.analysisResult.findUniqueOrThrow({
    where: { fingerprint: addressOf(prepared) },
  })
  const job = await database.client.studyJob.findUniqueOrThrow({
    where: { id: id! },
    include: { parts: true },
  })
  return { result, job }
}

test.each(Object.keys(smallStudies))(
  '%s: computed in chunks by two workers, the result has the same bits as in one thread',
  async (name) => {
    const study = smallStudies[name]!
    const { result, job } = await computed(study)
    const here = runStudy(study as never) as { runs?: number }
    expect(result).toStrictEqual(JSON.parse(JSON.stringify(here)))
    expect(job).toMatchObject({ state: 'DONE', parts: [] })
    if (!isTabulated(study)) expect(job).toMatchObject({ runsDone: here.runs, runsPlanned: here.runs })
  },
)

test('an estimate is, bit by bit, the result of a study of its draws alone', async () => {
  const prepared = jobOf({ ...watched, effort: { runs: 16 * leafRuns } })
  const id = (await jobs.place({ ...orderOf(prepared), awaited: true }))!
  const estimates: { runs: number }[] = []
  const changes = jobs.changes(id)
  for (;;) {
    const { version } = changes
    await jobs.look(id)
    const job = await database.client.studyJob.findUniqueOrThrow({ where: { id } })
    if (job.state === 'DONE') break
    if (job.estimate !== null) estimates.push(job.estimate as unknown as { runs: number })
    await changes.since(version, never)
  }
  changes.end()
  expect(estimates.length).toBeGreaterThan(0)
  for (const estimate of estimates) {
    expect(estimate.runs % leafRuns).toBe(0)
    const alone = runStudy({ ...watched, effort: { runs: estimate.runs } })
    expect(estimate).toStrictEqual(JSON.parse(JSON.stringify(alone)))
  }
})

test('callers share the workers, whoever asked first and for however much', async () => {
  const { client } = database
  const large = { ...watched, effort: { runs: 40 * leafRuns } }
  const order = (caller: string, study: Study) => ({ ...orderOf(jobOf(study)), caller, awaited: false })
  const ada = (await jobs.place(order('ada', large)))!
  const bob = (await jobs.place(order('bob', { ...watched, effort: { runs: 4 * leafRuns } })))!
  await jobs.ended(bob, never)
  const { chunksDone } = await client.studyJob.findUniqueOrThrow({ where: { id: ada } })
  // Bob's 4 come between Ada's first ones; some of hers may have gone before, and as many as there are threads beside.
  expect(chunksDone).toBeLessThan(24)
  expect(await jobs.ended(ada, never)).toBe('done')
})

test('a study whose parts fail is given up, and the others go on', async () => {
  const broken = jobOf({ ...watched, levers: null as never })
  const id = (await jobs.place({ ...orderOf(broken), awaited: true }))!
  const [failed, other] = await Promise.allSettled([jobs.ended(id, never), computed(watched)])
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: `The study ${id} has failed` } })
  expect(other.status).toBe('fulfilled')
  const job = await database.client.studyJob.findUniqueOrThrow({ where: { id }, include: { parts: true } })
  expect(job).toMatchObject({ state: 'FAILED', parts: [] })
  expect(await jobs.underWay('ada')).toBe(0)
})

test('a chunk that is computed twice counts once', async () => {
  const { client } = database
  const idle = { ...orderOf(jobOf({ ...watched, effort: { runs: 3 * leafRuns } })), awaited: true }
  const id = (await jobs.place(idle))!
  await jobs.ended(id, never)
  await client.studyJob.update({
    where: { id },
    data: { state: 'RUNNING', chunksDone: 0, chunksPlanned: 99, runsDone: 0, chunkBits: new Uint8Array(13) },
  })
  const part = { table: 'leaves', first: 0, end: 1, content: new Uint8Array([1]) }
  const outcome = { id, stage: 0, chunk: 0, runs: leafRuns, part }
  await Promise.all([1, 2, 3].map(() => storeChunk(client, outcome)))
  // Once its part is merged, nothing else tells that it was there.
  await client.studyPart.deleteMany({ where: { jobId: id } })
  await storeChunk(client, outcome)
  const job = await client.studyJob.findUniqueOrThrow({ where: { id }, include: { parts: true } })
  expect(job).toMatchObject({ chunksDone: 1, runsDone: leafRuns, parts: [] })
  await endJob(client, id, 'INTERRUPTED')
  // What comes too late leaves nothing behind.
  await storeChunk(client, { ...outcome, chunk: 1, part: { ...part, first: 1, end: 2 } })
  expect(await client.studyPart.count()).toBe(0)
})

test('of two merges of the same parts, one counts, and no part is lost', async () => {
  const { client } = database
  const id = (await jobs.place({ ...orderOf(jobOf(watched)), awaited: true }))!
  await jobs.ended(id, never)
  // Unknown to the workers: nothing is handed out for it.
  const data = { state: 'RUNNING', modelVersion: 'none', chunksDone: 0, chunksPlanned: 4 } as const
  await client.studyJob.update({ where: { id }, data: { ...data, chunkBits: new Uint8Array(1) } })
  const content = (mark: number) => new Uint8Array([mark])
  for (const chunk of [0, 1, 2, 3]) {
    const part = { table: 'leaves', first: chunk, end: chunk + 1, content: content(chunk) }
    await storeChunk(client, { id, stage: 0, chunk, runs: leafRuns, part })
  }
  const merged = { id, stage: 0, estimate: null, nextChunks: null, again: false }
  await storeMerged(client, { ...merged, leaves: 4, parts: 4, part: content(10) })
  // Read before the other was stored.
  await storeMerged(client, { ...merged, leaves: 2, parts: 2, part: content(20) })
  await storeMerged(client, { ...merged, leaves: 4, parts: 4, part: content(30) })
  const parts = await client.studyPart.findMany({ select: { first: true, end: true, content: true } })
  expect(parts).toEqual([{ first: 0, end: 4, content: content(10) }])
  await endJob(client, id, 'INTERRUPTED')
})

test('a study whose tasks were lost has them handed out again', async () => {
  const large = { ...watched, effort: { runs: 12 * leafRuns } }
  const prepared = jobOf(large)
  const id = (await jobs.place({ ...orderOf(prepared), awaited: true }))!
  const lost = await database.client.$executeRawUnsafe(
    `DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'study:${id}:%' AND locked_at IS NULL`,
  )
  expect(lost).toBeGreaterThan(0)
  expect(await jobs.ended(id, never)).toBe('done')
  const where = { fingerprint: addressOf(prepared) }
  const { result } = await database.client.analysisResult.findUniqueOrThrow({ where })
  expect(result).toStrictEqual(JSON.parse(JSON.stringify(runStudy(large))))
})

test('what is asked for in the background goes on when those leave who waited for it', async () => {
  const order = orderOf(jobOf({ ...watched, effort: { runs: 30 * leafRuns } }))
  const id = (await jobs.place({ ...order, awaited: true }))!
  const leave = jobs.wait(id)
  expect(await jobs.place({ ...order, id: randomUUID(), awaited: false })).toBe(id)
  await leave({ forGood: true })
  expect(await jobs.ended(id, never)).toBe('done')

  const other = (await jobs.place({
    ...orderOf(jobOf({ ...watched, effort: { runs: 30 * leafRuns } })),
    awaited: true,
  }))!
  const leaves = [jobs.wait(other), jobs.wait(other)]
  await leaves[0]!({ forGood: true })
  const { client } = database
  expect(['QUEUED', 'RUNNING']).toContain(
    (await client.studyJob.findUniqueOrThrow({ where: { id: other } })).state,
  )
  await leaves[1]!({ forGood: true })
  expect(await jobs.ended(other, never)).toBe('interrupted')
  const left = `SELECT key FROM graphile_worker.jobs WHERE key LIKE 'study:${other}:%' AND locked_at IS NULL`
  expect(await client.$queryRawUnsafe(left)).toEqual([])
})

test('an analysis whose scenario was deleted meanwhile is stored without it', async () => {
  const prepared = jobOf(smallStudies.comparison!) as Exclude<PreparedJob, { kind: 'ENSEMBLE' }>
  const study = { ...prepared.study, scenarioId: randomUUID() }
  const id = (await jobs.place({ ...orderOf({ ...prepared, study }), awaited: true }))!
  expect(await jobs.ended(id, never)).toBe('done')
  expect(await database.client.analysis.findUnique({ where: { id } })).toMatchObject({ scenarioId: null })
})
