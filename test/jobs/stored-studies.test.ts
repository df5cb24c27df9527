import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isTabulated, runStudy, type Study } from '../../src/engine/index.ts'
import { type JobWorker, startJobWorker } from '../../src/jobs/stored/job-worker.ts'
import { StoredStudies } from '../../src/jobs/stored/stored-studies.ts'
import { createStudyRunner, type StudyRunner } from '../../src/jobs/study-runner.ts'
import { type Coordination, createCoordination } from '../../src/store/coordination.ts'
import type { PreparedJob } from '../../src/store/study-jobs/prepared-job.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'
import { smallStudies } from './studies.ts'

let database: TestDatabase
let coordination: Coordination
let runner: StudyRunner
let workers: JobWorker[]
let jobs: StoredStudies
/** Small enough for some chunks of each study. */
const chunkArmYears = 9_000
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

async function computed(study: Study, ownerId = 'ada') {
  const prepared = jobOf(study)
  const id = await jobs.place({ id: randomUUID(), ownerId, caller: ownerId, prepared, awaited: true })
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
