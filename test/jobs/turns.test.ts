import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from '../../src/jobs/turns.ts'
import { cases } from '../support/size.ts'

const never = new AbortController().signal

/** Work that lasts until it is told to end. */
function job() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { work: () => promise, end: resolve, fail: reject }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('as much is under way as there are places, and callers get them in turn', async () => {
  const callers = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(callers, fc.integer({ min: 1, max: 4 }), async (requests, places) => {
      const turns = new Turns(places)
      const identities = Array.from({ length: 5 }, () => ({}))
      const started: { caller: number; end: () => void }[] = []
      for (const caller of requests) {
        const { work, end } = job()
        void turns.take(identities[caller]!, never, () => {
          started.push({ caller, end })
          return work()
        })
      }
      await settled()
      const waiting = requests.slice(places)
      expect(started.map(({ caller }) => caller)).toEqual(requests.slice(0, places))
      // Who waits, in the order of their turns: first come first, then whoever had one goes to the end.
      const line = [...new Set(waiting)]
      for (let ended = 0; ended < requests.length; ended++) {
        started[ended]!.end()
        await settled()
        const next = line.shift()
        if (next === undefined) continue
        expect(started.at(-1)!.caller).toBe(next)
        waiting.splice(waiting.indexOf(next), 1)
        if (waiting.includes(next)) line.push(next)
        expect(started.length).toBe(places + ended + 1)
      }
      expect(started.length).toBe(requests.length)
    }),
    { numRuns: cases(50, 500) },
  )
})

test('one caller holds no more places than its share, whatever is free, and others pass it', async () => {
  const turns = new Turns(3, 2)
  const jobs = [job(), job(), job()]
  const started: string[] = []
  const take = (caller: string, name: string, work: () => Promise<void>) =>
    turns.take(caller, never, () => {
      started.push(name)
      return work()
    })
  const all = [
    take('many', 'first', jobs[0]!.work),
    take('many', 'second', jobs[1]!.work),
    take('many', 'third', async () => {}),
    take('few', 'other', jobs[2]!.work),
  ]
  await settled()
  expect(started).toEqual(['first', 'second', 'other'])
  jobs[2]!.end()
  await settled()
  expect(started).toEqual(['first', 'second', 'other'])
  jobs[0]!.end()
  await settled()
  expect(started).toEqual(['first', 'second', 'other', 'third'])
  jobs[1]!.end()
  await Promise.all(all)
})

test('aborting drops what waits, not what is under way', async () => {
  const turns = new Turns(1)
  const [impatient, patient] = [{}, {}]
  const { signal, abort } = abortable()
  const first = job()
  const started: string[] = []
  const underWay = turns.take(impatient, signal, first.work)
  const dropped = turns.take(impatient, signal, async () => started.push('dropped'))
  const other = turns.take(patient, never, async () => started.push('other'))
  abort('gone')
  await expect(dropped).rejects.toBe('gone')
  await expect(turns.take(impatient, signal, async () => started.push('late'))).rejects.toBe('gone')
  expect(started).toEqual([])
  first.end()
  await underWay
  await other
  expect(started).toEqual(['other'])
})

test('a place that is granted and given up in the same moment goes to the next', async () => {
  const turns = new Turns(1)
  const { signal, abort } = abortable()
  const first = job()
  const underWay = turns.take({}, never, async () => {
    await first.work()
    // The place is handed on right after this turn; the abort comes before the next one starts to work.
    queueMicrotask(() => queueMicrotask(() => abort('gone')))
  })
  const second = turns.take({}, signal, async () => 'second').catch((reason) => reason)
  const third = turns.take({}, never, async () => 'third')
  first.end()
  await underWay
  expect(['second', 'gone']).toContain(await second)
  expect(await third).toBe('third')
})

test('work that fails frees its place', async () => {
  const turns = new Turns(1)
  await expect(turns.take({}, never, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await turns.take({}, never, async () => 'next')).toBe('next')
})

function abortable() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) }
}
