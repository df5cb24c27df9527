import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Gateway, startGateway } from '../failures/gateway.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { cases } from '../support/size.ts'
import { applyLoad, loadEnv, storeRun } from './apply-load.ts'
import { findSaturation } from './saturation.ts'
import { soak } from './soak.ts'

const full = cases(0, 1) === 1

let database: TestDatabase
let gateway: Gateway
let runId: string
beforeAll(async () => {
  database = await createTestDatabase()
  gateway = await startGateway({ DATABASE_URL: database.url, ...loadEnv })
  runId = await storeRun(gateway.url)
})
afterAll(async () => {
  gateway.kill('SIGTERM')
  await gateway.ended
  await database.close()
})

test('more callers than there is time for: some are answered, the rest is told when to come again, and nothing else happens', async () => {
  const { acceptedPerSecond, refusedPerSecond, failures } = await applyLoad({
    url: gateway.url,
    runId,
    callers: 64,
    seconds: 3,
    subscriptions: 2,
    firstUnique: 900_000_000,
  })
  expect(failures).toEqual([])
  expect(acceptedPerSecond).toBeGreaterThan(0)
  expect(refusedPerSecond).toBeGreaterThan(0)
  // Afterwards everything is as before.
  const { status, data } = await ask(gateway, '{ country(iso3: "IND") { name } }')
  expect([status, data]).toEqual([200, { country: { name: 'India' } }])
})

if (full) {
  let rate = 0

  test('three times the saturation rate: as much is accepted, not much later, and the rest refused', async () => {
    const { unloaded, steps, saturated, overloaded } = await findSaturation({ url: gateway.url, runId }, 20)
    rate = saturated.rate
    expect([unloaded, ...steps, overloaded].flatMap(({ failures }) => failures)).toEqual([])
    expect(overloaded.refusedPerSecond).toBeGreaterThan(0)
    expect(overloaded.acceptedPerSecond / saturated.acceptedPerSecond).toBeGreaterThanOrEqual(0.95)
    expect(overloaded.p99 / unloaded.p99).toBeLessThanOrEqual(5)
  }, 1_200_000)

  test('ten minutes at the saturation rate: memory grows by less than 1 MB a minute', async () => {
    const settleSeconds = 120
    const lasting = await soak(
      {
        url: gateway.url,
        runId,
        rate,
        seconds: settleSeconds + 600,
        subscriptions: 4,
        firstUnique: 100_000_000,
      },
      { settleSeconds },
    )
    expect(lasting.failures).toEqual([])
    expect(lasting.rssMegabytesPerMinute).toBeLessThan(1)
  }, 900_000)
}
