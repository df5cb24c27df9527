import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Once } from '../../src/jobs/once.ts'
import { type Coordination, createCoordination } from '../../src/store/coordination.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'

let database: TestDatabase
/** Of two processes on one database. */
let coordinations: Coordination[]
beforeAll(async () => {
  database = await createTestDatabase()
  coordinations = [1, 2].map(() => createCoordination({ url: database.url, log: silentLog }))
  // Both have their connection when each has heard of the other's work.
  for (const one of coordinations) {
    for (;;) {
      const other = coordinations.find((candidate) => candidate !== one)!
      const alone = await one.unlessElsewhere('probe', () => other.unlessElsewhere('probe', async () => true))
      if (alone === undefined) break
      await sleep(10)
    }
  }
})
afterAll(async () => {
  for (const coordination of coordinations) await coordination.close()
  await database.close()
})

const never = new AbortController().signal

/** Work that leaves a number, and how often it was done. */
function work(steps: () => Promise<void> = async () => {}) {
  const state = { done: 0, left: null as number | null }
  const once = async () => {
    state.done++
    await steps()
    state.left = 42
  }
  return { state, find: async () => state.left, work: once, signal: never }
}

test('equal work that several processes are asked for at once is done once, and all find what it leaves', async () => {
  const { state, ...asked } = work(() => sleep(100))
  const processes = coordinations.map((coordination) => new Once(coordination))
  const found = await Promise.all([0, 1, 0, 1, 1, 0].map((process) => processes[process]!.do('equal', asked)))
  found.push(await processes[1]!.do('equal', asked))
  expect(found).toEqual(Array(7).fill(42))
  expect(state.done).toBe(1)
})

test('other work is not held up', async () => {
  const gate = Promise.withResolvers<void>()
  const slow = work(() => gate.promise)
  const under = new Once(coordinations[0]!).do('slow', slow)
  expect(await new Once(coordinations[1]!).do('quick', work())).toBe(42)
  gate.resolve()
  expect(await under).toBe(42)
})

test('where whoever does it fails, the next one does it', async () => {
  const failure = new Error('disk full')
  const failing = { ...work(() => sleep(50)), work: () => sleep(50).then(() => Promise.reject(failure)) }
  const here = new Once(coordinations[0]!)
  const [first, second, elsewhere] = await Promise.allSettled([
    here.do('failing', failing),
    here.do('failing', work()),
    new Once(coordinations[1]!).do('failing', work()),
  ])
  expect(first).toEqual({ status: 'rejected', reason: failure })
  expect([second, elsewhere]).toEqual(Array(2).fill({ status: 'fulfilled', value: 42 }))
})

test('who waits and leaves gets the reason', async () => {
  const gate = Promise.withResolvers<void>()
  const here = new Once(coordinations[0]!)
  const under = here.do(
    'left',
    work(() => gate.promise),
  )
  const leaving = new AbortController()
  const reason = new Error('gone')
  const waiting = [here, new Once(coordinations[1]!)].map((once) =>
    once.do('left', { ...work(), find: async () => null, signal: leaving.signal }),
  )
  leaving.abort(reason)
  for (const waiter of waiting) await expect(waiter).rejects.toThrow()
  gate.resolve()
  expect(await under).toBe(42)
})
