import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { cases } from '../support/size.ts'
import { ask, idIn, simulate, startGateway } from './gateway.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** As many as a busy server takes at once. */
const requests = 9
const errorBars = (index: number) => (index % 2 ? ', uncertainty: { runs: 256 }' : '')

test('kill -9 of the gateway in mutations: callers see their connection cut, a repeated request gives its one run', async () => {
  const rounds = cases(2, 12)
  for (let round = 0; round < rounds; round++) {
    const mutations = Array.from({ length: requests }, (_, index) => {
      const number = round * requests + index
      return simulate(number, errorBars(number))
    })
    const first = await startGateway({ DATABASE_URL: database.url })
    let answered = 0
    const replies = await Promise.all(
      mutations.map(async (mutation) => {
        const reply = await ask(first, mutation)
        if (++answered === 1 + (round % 6)) first.kill('SIGKILL')
        return reply
      }),
    )
    expect(await first.ended).toBe('SIGKILL')
    expect(replies.some(({ status }) => status === 'cut')).toBe(true)
    for (const { status } of replies) expect([200, 'cut']).toContain(status)

    // Rows are whole or absent: none waits for error bars that nobody computes any more.
    const torn = await database.client.simulation.findMany({
      where: { ensembleFingerprint: null, request: { path: ['uncertainty', 'runs'], equals: 256 } },
    })
    expect(torn).toEqual([])

    const second = await startGateway({ DATABASE_URL: database.url })
    const repeated = await Promise.all(mutations.map((mutation) => ask(second, mutation)))
    for (const [index, reply] of repeated.entries()) {
      expect(reply.status).toBe(200)
      if (replies[index]!.status === 200) expect(idIn(reply)).toBe(idIn(replies[index]!))
    }
    expect(new Set(repeated.map(idIn)).size).toBe(requests)
    expect(await database.client.simulation.count()).toBe(requests * (round + 1))
    second.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }
}, 600_000)
