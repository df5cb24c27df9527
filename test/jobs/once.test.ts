import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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

/** Work, and how often it was begun and done. */
function work(steps: () => Promise<void> = async () => {}) {
  const state = { begun: 0, done: 0 }
  const once = async () => {
    state.begun++
    await steps()
    state.done++
  }
  return { state, done: async () => state.done > 0, work: once, signal: never }
}

test('equal work that several processes are asked for at once is done once, and all find it done', async () => {
  const { state, ...asked } = work(() => sleep(100))
  const processes = coordinations.map((coordination) => new Once(coordination))
  const ends = [0, 1, 0, 1, 1, 0].map(async (process) => {
    await processes[process]!.do('equal', asked)
    return state.done
  })
  expect(await Promise.all(ends)).toEqual(Array(6).fill(1))
  await processes[1]!.do('equal', asked)
  expect(state).toEqual({ begun: 1, done: 1 })
})

test('other work is not held up', async () => {
  const gate = Promise.withResolvers<void>()
  const slow = work(() => gate.promise)
  const under = new Once(coordinations[0]!).do('slow', slow)
  await vi.waitFor(() => expect(slow.state.begun).toBe(1))
  await new Once(coordinations[1]!).do('quick', work())
  expect(slow.state).toEqual({ begun: 1, done: 0 })
  gate.resolve()
  await under
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
  expect([second, elsewhere]).toMatchObject(Array(2).fill({ status: 'fulfilled' }))
})

test('who waits and leaves gets the reason', async () => {
  const gate = Promise.withResolvers<void>()
  const here = new Once(coordinations[0]!)
  const slow = work(() => gate.promise)
  const under = here.do('left', slow)
  await vi.waitFor(() => expect(slow.state.begun).toBe(1))
  const leaving = new AbortController()
  const reason = new Error('gone')
  const waiting = [here, new Once(coordinations[1]!)].map((once) =>
    once.do('left', { ...work(), signal: leaving.signal }),
  )
  leaving.abort(reason)
  for (const waiter of waiting) await expect(waiter).rejects.toThrow()
  gate.resolve()
  await under
})
