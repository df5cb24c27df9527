import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { cases } from '../support/size.ts'
import { ask, launchGateway, startGateway } from './gateway.ts'
import { rowsByTable } from './tables.ts'

/** What a start leaves that nothing disturbs. */
let undisturbed: Record<string, number>
beforeAll(async () => {
  const whole = await createTestDatabase()
  undisturbed = await rowsByTable(whole.url)
  await whole.close()
})

const india = { status: 200, data: { country: { name: 'India' } } }
const question = '{ country(iso3: "IND") { name } }'

/** Moments of a first start in their order, as its sessions show them. */
const moments = [
  `application_name = 'monazite migrate'`,
  `application_name = 'monazite migrate' AND state = 'idle in transaction'`,
  `application_name = 'monazite migrate' AND xact_start IS NOT NULL AND query ~ 'CREATE'`,
  `application_name = 'monazite' AND xact_start IS NOT NULL AND query ~ 'INSERT'`,
]

test('kill -9 of one first start after the other, in migrations and import: the next comes up, schema and data whole', async () => {
  for (let round = 0; round < cases(1, 5); round++) {
    const database = await createTestDatabase({ content: 'empty' })
    const watcher = new pg.Client({ connectionString: database.url })
    await watcher.connect()
    for (const moment of moments) {
      const started = launchGateway({ DATABASE_URL: database.url })
      const sessions = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND ${moment}`
      await expect
        .poll(async () => (await watcher.query(sessions)).rowCount, { timeout: 25_000, interval: 1 })
        .toBeGreaterThan(0)
      started.kill('SIGKILL')
      expect(await started.ended).toBe('SIGKILL')
      expect(started.output()).not.toContain('/graphql')
    }
    await watcher.end()

    const gateway = await startGateway({ DATABASE_URL: database.url })
    expect(await ask(gateway, question)).toMatchObject(india)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
    expect(await rowsByTable(database.url)).toEqual(undisturbed)
    gateway.kill('SIGTERM')
    expect(await gateway.ended).toBe(0)
    await database.close()
  }
}, 600_000)

test('two gateways migrate and seed one empty database at once: both come up, with one data set', async () => {
  const database = await createTestDatabase({ content: 'empty' })
  const both = await Promise.all([1, 2].map(() => startGateway({ DATABASE_URL: database.url })))
  for (const gateway of both) expect(await ask(gateway, question)).toMatchObject(india)
  expect(await rowsByTable(database.url)).toEqual(undisturbed)
  for (const { kill } of both) kill('SIGTERM')
  for (const { ended } of both) expect(await ended).toBe(0)
  await database.close()
}, 60_000)
