import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/store/connect.ts'
import { createRateLimiter, type RateLimiter } from '../../src/store/rate-limiter.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { silentLog } from '../support/silent-log.ts'

const budget = { limit: 100, minimum: 10 }

let database: TestDatabase
let limiter: RateLimiter
beforeAll(async () => {
  database = await createTestDatabase({ content: 'empty' })
  const client = await connect(database.url, 'test')
  await client.query(
    'CREATE TABLE "RateLimit" ("key" varchar(255) PRIMARY KEY, "points" int NOT NULL, "expire" bigint)',
  )
  await client.end()
  limiter = createRateLimiter({ url: database.url, windowSeconds: 600, log: silentLog })
})
afterAll(async () => {
  await limiter.close()
  await database.close()
})

const points = async (key: string) =>
  (await database.client.rateLimit.findUniqueOrThrow({ where: { key } })).points

test('charges at once are judged one after the other, each at its place, and what is refused takes the least alone', async () => {
  const costs = [50, 60, 20, 30, 20, 10]
  const charges = await Promise.all(costs.map((cost) => limiter.charge('viewer:mixed', cost, budget)))
  expect(charges.map(({ granted, remaining }) => [granted, remaining])).toEqual([
    [true, 50],
    [false, 40],
    [true, 20],
    [false, 10],
    [false, 0],
    [false, 0],
  ])
  // The last had nothing left to take from, and costs the least all the same.
  expect(await points('viewer:mixed')).toBe(110)
})

test('a hundred charges at once get what there is, to the point, and returns among them are counted', async () => {
  const first = await limiter.charge('viewer:many', 90, budget)
  const granted = Array.from({ length: 100 }, () => limiter.charge('viewer:many', 10, budget))
  limiter.giveBack('viewer:many', 40, first)
  expect((await Promise.all(granted)).filter((charge) => charge.granted)).toHaveLength(5)
})

test('what one caller asks for is nothing to another', async () => {
  const keys = Array.from({ length: 20 }, (_, index) => `ip:${index}`)
  const charges = await Promise.all(
    keys.flatMap((key) => [60, 30].map((cost) => limiter.charge(key, cost, budget))),
  )
  expect(charges.map(({ remaining }) => remaining)).toEqual(keys.flatMap(() => [40, 10]))
})
