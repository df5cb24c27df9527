import { afterAll, expect, test } from 'vitest'
import { type EnsembleResult, type EnsembleStudy, runStudy } from '../../src/engine/index.ts'
import { BackgroundStudies } from '../../src/jobs/background-studies.ts'
import { Quota } from '../../src/jobs/quota.ts'
import { createStudyRunner } from '../../src/jobs/study-runner.ts'
import { longEnsemble, smallStudies } from './studies.ts'

const runner = createStudyRunner({ threads: 2 })
afterAll(() => runner.close())

const small = smallStudies.ensemble as EnsembleStudy

function registry(options: { studiesPerOwner?: number; log?: never } = {}) {
  return new BackgroundStudies({ studies: runner, studiesPerOwner: 2, readersPerOwner: 2, ...options })
}

function job(key: string, study = small, store = async (_: EnsembleResult) => {}) {
  return { key, ownerId: 'ada', caller: 'ada', study, fingerprint: `of ${key}`, store }
}

test('a study is done when its result is stored', async () => {
  const background = registry()
  const stored: EnsembleResult[] = []
  const study = background.start(
    job('a', small, async (result) => {
      stored.push(result)
    }),
  )!
  await study.ended
  expect(stored).toStrictEqual([runStudy(small)])
  expect(background.find('a')).toBe(study)
  expect(study).toMatchObject({ state: 'done', underWay: false, runsDone: 3_088, runsPlanned: 3_088 })
  expect(background.load('ada')).toEqual({ underWay: 0, maximum: 2 })
})

test('a study waits for its turn', async () => {
  const background = registry({ studiesPerOwner: 20 })
  const started = Array.from({ length: 9 }, (_, index) => background.start(job(`${index}`, longEnsemble))!)
  expect(new Set(started.slice(0, 8).map(({ state }) => state))).toEqual(new Set(['running']))
  const other = background.start({ ...job('other', longEnsemble), caller: 'bob' })!
  expect(other.state).toBe('running')
  started.push(other)
  expect(started[8]).toMatchObject({ state: 'queued', underWay: true, runsDone: 0, runsPlanned: 0 })
  await background.close()
})

test('a key is computed once at a time, and again after it has ended', async () => {
  const background = registry()
  const first = background.start(job('a'))
  expect(background.start(job('a'))).toBe(first)
  expect(background.load('ada').underWay).toBe(1)
  await first!.ended
  const second = background.start(job('a'))
  expect(second).not.toBe(first)
  await second!.ended
})

test('an owner has so many places, others have their own', async () => {
  const background = registry({ studiesPerOwner: 1 })
  const study = background.start(job('a', longEnsemble))!
  expect(background.start(job('b'))).toBeNull()
  const other = background.start({ ...job('c'), ownerId: 'bob' })!
  await other.ended
  background.cancel('a')
  await expect(study.ended).rejects.toThrow('deleted')
  expect(background.find('a')).toBeUndefined()
  await background.start(job('b'))!.ended
})

test('a failure is remembered, logged, and gives its place up', async () => {
  const lines: unknown[] = []
  const log = { error: (about: unknown) => lines.push(about) } as never
  const background = registry({ studiesPerOwner: 1, log })
  const failure = new Error('disk full')
  const study = background.start(job('a', small, () => Promise.reject(failure)))!
  await expect(study.ended).rejects.toBe(failure)
  expect(study.state).toBe('failed')
  await background.start(job('b'))!.ended
  expect(lines).toEqual([{ err: failure, simulation: 'a' }])
  expect(background.find('a')).toBe(study)
})

test('closing ends what is under way and takes nothing more', async () => {
  const background = registry()
  const study = background.start(job('a', longEnsemble))!
  await background.close()
  expect(study.state).toBe('interrupted')
  await expect(study.ended).rejects.toThrow('shutting down')
  expect(() => background.start(job('b'))).toThrow('any more')
  expect(runner.studies).toBe(0)
})

test('of those that have ended, the last thousand are remembered', async () => {
  const studies = { run: async () => ({ runs: 16 }) as never }
  const background = new BackgroundStudies({ studies, studiesPerOwner: 2_000, readersPerOwner: 1 })
  const started = Array.from({ length: 1_010 }, (_, index) => background.start(job(`${index}`))!)
  await Promise.all(started.map(({ ended }) => ended))
  await new Promise(setImmediate)
  const known = started.map((_, index) => background.find(`${index}`) !== undefined)
  expect(known.filter(Boolean)).toHaveLength(1_000)
  expect(known.indexOf(true)).toBe(10)
})

test('a reader waits for the next change, and leaves nothing behind when it stops', async () => {
  const background = registry()
  const study = background.start(job('a', longEnsemble))!
  const stop = new AbortController()
  const { version } = study
  const left = expect(study.changedSince(Number.POSITIVE_INFINITY, stop.signal)).resolves.toBeUndefined()
  await left
  await study.changedSince(version, stop.signal)
  expect(study.state).toBe('running')
  const waiting = study.changedSince(study.version, stop.signal)
  expect(study.readers).toBe(1)
  stop.abort()
  await expect(waiting).rejects.toThrow('abort')
  expect(study.readers).toBe(0)
  await background.close()
})

test('a place is given up once', () => {
  const quota = new Quota(2)
  const [first, second] = [quota.take('ada')!, quota.take('ada')!]
  expect(quota.take('ada')).toBeNull()
  first()
  first()
  expect(quota.taken('ada')).toBe(1)
  second()
  expect(quota.taken('ada')).toBe(0)
})
