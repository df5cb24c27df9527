import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Member, startTopology, type Topology } from '../../deploy/start-topology.ts'
import { runStudy } from '../../src/engine/index.ts'
import { preparedFrom, studyOf } from '../../src/store/study-jobs/prepared-job.ts'
import { placeJob } from '../../src/store/study-jobs/study-jobs.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type OpenStream, subscribe } from '../support/event-stream.ts'
import { bareEnvironment } from '../support/process.ts'
import { ask, idIn, simulate } from './gateway.ts'

let database: TestDatabase
let topology: Topology
let workers: Member[]
beforeAll(async () => {
  database = await createTestDatabase()
  topology = await startTopology({
    databaseUrl: database.url,
    gateways: 2,
    workers: 2,
    port: 0,
    env: {
      ...bareEnvironment,
      WORKER_THREADS: '1',
      ANONYMOUS_SCOPES: 'read,simulate,analyse',
      RATE_LIMIT_ANONYMOUS: '2000000000',
      SHUTDOWN_SECONDS: '30',
    },
  })
  workers = [...topology.workers]
})
afterAll(async () => {
  await topology?.close()
  await database.close()
})
/** Forgets all studies, so that each test has the same one computed. */
afterEach(async () => {
  const { client } = database
  await client.studyJob.deleteMany()
  await client.simulation.deleteMany()
  await client.analysisResult.deleteMany()
})

/** A test takes seconds; on a machine that is busy otherwise, many. */
const patience = 120_000

/** Nine chunks, of some tenths of a second each: more than two workers have in hand. */
const study = 'wait: false, uncertainty: { runs: 1600000 }'
/** A minute and more. */
const longStudy = 'wait: false, uncertainty: { runs: 100000000 }'

const begin = async (input: string) => idIn(await ask(topology.gateways[0]!, simulate(1, input)))
const follow = (id: string, gateway: Member) =>
  subscribe(
    gateway.url,
    'subscription ($id: ID!) { simulationProgress(id: $id) { state runsDone runsPlanned } }',
    { id },
  )

/** The next progress of which this holds. */
async function until(stream: OpenStream, wanted: (progress: { state: string; runsDone: number }) => boolean) {
  for (;;) {
    const event = await stream.next()
    if (event?.event !== 'next') throw new Error(`No progress, but ${JSON.stringify(event)}`)
    const progress = event.data.data!.simulationProgress
    if (wanted(progress)) return progress
  }
}
const isDone = ({ state }: { state: string }) => state === 'DONE'
const isUnderWay = ({ state, runsDone }: { state: string; runsDone: number }) =>
  state === 'RUNNING' && runsDone > 0

/** Error bars as they are stored. */
async function storedResult() {
  return (await database.client.analysisResult.findFirstOrThrow()).result
}

/** What one thread, which knows of no chunks, makes of the study. */
let expected: unknown

test(
  'gateway 1 is asked, the workers compute, gateway 2 tells of it: the result is that of one process, bit by bit',
  async () => {
    const id = await begin(study)
    const { prepared } = await database.client.studyJob.findFirstOrThrow()
    const stream = await follow(id, topology.gateways[1]!)
    expect(await until(stream, isDone)).toMatchObject({ runsDone: 1_600_000, runsPlanned: 1_600_000 })
    expect(await stream.rest()).toEqual([{ event: 'complete' }])

    expected = JSON.parse(JSON.stringify(runStudy(studyOf(preparedFrom(prepared)))))
    expect(await storedResult()).toStrictEqual(expected)
    const query = `{ simulation(id: "${id}") { uncertainty { fingerprint bands { years { mean p05 p95 } } } } }`
    const [first, second] = await Promise.all(topology.gateways.map((gateway) => ask(gateway, query)))
    expect(first!.data.simulation.uncertainty.bands.length).toBeGreaterThan(0)
    expect(second!.data).toStrictEqual(first!.data)
  },
  patience,
)

test(
  'deleted through the other gateway, a study leaves the workers free',
  async () => {
    const [gateway, other] = topology.gateways
    const id = await begin(longStudy)
    await until(await follow(id, gateway!), isUnderWay)
    const deletion = `mutation { deleteSimulation(input: { id: "${id}" }) { __typename } }`
    expect((await ask(other!, deletion)).data.deleteSimulation.__typename).toBe('DeletedSimulation')
    const { client } = database
    expect(await client.studyJob.count()).toBe(0)
    const locked = 'SELECT task_id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL'
    await vi.waitFor(async () => expect(await client.$queryRawUnsafe(locked)).toEqual([]), {
      timeout: 10_000,
      interval: 50,
    })
    expect(await client.studyPart.count()).toBe(0)
  },
  patience,
)

test(
  'kill -9 of a worker in a study: the other takes its chunk over, and the result is the same',
  async () => {
    const id = await begin(study)
    const stream = await follow(id, topology.gateways[1]!)
    await until(stream, isUnderWay)
    const victim = workers.pop()!
    victim.kill('SIGKILL')
    expect(await victim.ended).toBe('SIGKILL')
    expect(await until(stream, isDone)).toMatchObject({ runsDone: 1_600_000 })
    expect(await storedResult()).toStrictEqual(expected)
  },
  patience,
)

test(
  'a poisoned job: it is FAILED after some tries, and the study beside it comes out the same',
  async () => {
    const { client } = database
    const requestKey = 'poisoned'
    const poisoned = await placeJob(
      client,
      {
        id: randomUUID(),
        ownerId: 'mallory',
        caller: 'mallory',
        kind: 'COMPARISON',
        requestKey,
        fingerprint: requestKey,
        simulationId: null,
        prepared: Uint8Array.from([0xff, 0x0f, 0xff]),
        awaited: true,
        chunks: 20,
        runsPlanned: 64,
        trace: null,
      },
      1,
    )
    const stream = await follow(await begin(study), topology.gateways[1]!)
    expect(await until(stream, isDone)).toMatchObject({ runsDone: 1_600_000 })
    expect(await storedResult()).toStrictEqual(expected)
    const where = { id: poisoned! }
    await vi.waitFor(
      async () => expect(await client.studyJob.findUnique({ where })).toMatchObject({ state: 'FAILED' }),
      { timeout: 60_000, interval: 50 },
    )
    const left = `SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'study:${poisoned}:%'`
    await vi.waitFor(async () => expect(await client.$queryRawUnsafe(left)).toEqual([]), {
      timeout: 60_000,
      interval: 50,
    })
  },
  patience,
)

test(
  'SIGTERM to all workers in a study: they end with 0, and another one finishes it',
  async () => {
    workers.push(await topology.addWorker())
    const id = await begin(study)
    const stream = await follow(id, topology.gateways[1]!)
    await until(stream, ({ state }) => state === 'RUNNING')
    for (const worker of workers) worker.kill('SIGTERM')
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0])
    const { state, chunksDone, chunksPlanned } = await database.client.studyJob.findFirstOrThrow()
    expect(state).toBe('RUNNING')
    // What they had begun is finished, the rest is left.
    expect(chunksDone).toBeGreaterThan(0)
    expect(chunksDone).toBeLessThan(chunksPlanned)

    workers = [await topology.addWorker()]
    expect(await until(stream, isDone)).toMatchObject({ runsDone: 1_600_000 })
    expect(await storedResult()).toStrictEqual(expected)
  },
  patience,
)

test(
  'SIGTERM to a gateway ends its subscriptions with `complete`; the other goes on telling',
  async () => {
    const [leaving, staying] = topology.gateways
    const id = await begin(longStudy)
    const [stream, other] = await Promise.all([follow(id, leaving!), follow(id, staying!)])
    await until(stream, isUnderWay)
    leaving!.kill('SIGTERM')
    expect((await stream.rest()).at(-1)).toEqual({ event: 'complete' })
    expect(await leaving!.ended).toBe(0)
    const { runsDone } = await until(other, isUnderWay)
    await until(other, (progress) => progress.runsDone > runsDone)
    other.hangUp()
  },
  patience,
)
