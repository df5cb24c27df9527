import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runStudy } from '../../src/engine/index.ts'
import { createStudyRunner, type StudyRunner } from '../../src/jobs/study-runner.ts'
import { longEnsemble, longSearch, smallStudies } from './studies.ts'

const small = smallStudies.attribution!
const smallResult = runStudy(small)

let runner: StudyRunner
let workers: Worker[]
const note = (worker: Worker) => workers.push(worker)

beforeEach(() => {
  workers = []
  process.on('worker', note)
})

afterEach(async () => {
  process.off('worker', note)
  await runner.close()
})

/** A runner whose threads have started: what it is asked to do next reaches them at once. */
async function startRunner(threads: number): Promise<StudyRunner> {
  const started = createStudyRunner({ threads })
  await Promise.all(Array.from({ length: threads }, () => started.run(small)))
  return started
}

test('a study that is cancelled lets go of the threads, which stay', async () => {
  runner = await startRunner(2)
  const { signal, abort } = abortable()
  const cancelled = runner.run(longEnsemble, { signal })
  await underWay()
  expect(runner.studies).toBe(1)
  const reason = new Error('nobody waits any more')
  abort(reason)
  await expect(cancelled).rejects.toBe(reason)
  expect(runner.studies).toBe(0)
  const before = workers.length
  expect(await runner.run(small)).toStrictEqual(smallResult)
  expect(workers.length).toBe(before)
  await expect(runner.run(small, { signal })).rejects.toBe(reason)
})

test('a long study lets others pass, even on one thread', async () => {
  runner = await startRunner(1)
  const { signal, abort } = abortable()
  const long = expect(runner.run(longEnsemble, { signal })).rejects.toBe('enough')
  for (const study of [small, smallStudies.sensitivity!]) {
    expect(await runner.run(study)).toStrictEqual(runStudy(study))
    expect(runner.studies).toBe(1)
  }
  abort('enough')
  await long
})

test('what ends a study stops in the middle', async () => {
  runner = await startRunner(1)
  const { signal, abort } = abortable()
  const cancelled = runner.run(longSearch, { signal })
  await underWay()
  abort('gone')
  await expect(cancelled).rejects.toBe('gone')
  expect(await runner.run(small)).toStrictEqual(smallResult)
  expect(workers.length).toBe(2)
})

test.each([longEnsemble, longSearch])(
  'a thread that dies fails its study ($kind) and no other',
  async (study) => {
    runner = await startRunner(1)
    const failed = expect(runner.run(study)).rejects.toThrow(
      `A worker thread failed at a study (${study.kind}): worker exited with code: 1`,
    )
    await underWay()
    const other = runner.run(small)
    await workers[0]!.terminate()
    await failed
    expect(await other).toStrictEqual(smallResult)
    expect(workers.length).toBe(2)
  },
)

test('a thread that cannot start fails what waits for it, and the next study gets another', async () => {
  const errors: unknown[] = []
  runner = createStudyRunner({ threads: 1, log: { error: (about: unknown) => errors.push(about) } as never })
  const failure = new Error('no memory for another thread')
  process.once('worker', (worker) => setImmediate(() => worker.emit('error', failure)))
  await expect(runner.run(small)).rejects.toThrow('A worker thread failed at a study (attribution): ')
  expect(errors).toEqual([{ err: failure }])
  expect(await runner.run(small)).toStrictEqual(smallResult)
})

test('an error in the model fails its study alone', async () => {
  runner = await startRunner(2)
  const { design } = longEnsemble
  const wrong = { ...longEnsemble, design: { ...design, horizonYears: 0.5 } }
  await expect(runner.run(wrong)).rejects.toThrow('A worker thread failed at a study (ensemble): ')
  expect(await runner.run(small)).toStrictEqual(smallResult)
})

test('closing ends what is under way and takes nothing more', async () => {
  runner = await startRunner(2)
  const studies = [longEnsemble, longSearch, longEnsemble].map((study) =>
    expect(runner.run<'ensemble' | 'recommendation'>(study)).rejects.toThrow('The study runner is closed'),
  )
  await underWay()
  await runner.close()
  await Promise.all(studies)
  await expect(runner.run(small)).rejects.toThrow('The study runner is closed')
  await runner.close()
})

/** Resolves when the tasks that were given to the threads are under way. */
function underWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

function abortable() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) }
}
