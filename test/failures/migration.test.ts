import pg from 'pg'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { cases } from '../support/size.ts'
import { ask, launchGateway, ready } from './gateway.ts'
import { rowsByTable } from './tables.ts'

/** What a start leaves that nothing disturbs. */
let undisturbed: Record<string, number>
beforeAll(async () => {
  const whole = await createTestDatabase()
  undisturbed = await rowsByTable(whole.url)
  await whole.close()
})

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase({ content: 'empty' })
})
afterEach(() => database.close())

const india = { status: 200, data: { country: { name: 'India' } } }
const question = '{ country(iso3: "IND") { name } }'

/** Moments of a first start, as its sessions show them. */
const moments = {
  'the migrations begin': `application_name = 'monazite migrate' AND query ~ 'pg_advisory_lock'`,
  'a migration is under way': `application_name = 'monazite migrate' AND state = 'idle in transaction'`,
  'a statement of a migration runs': `application_name = 'monazite migrate' AND query ~ 'CREATE'`,
  'the data set is written': `application_name = 'monazite' AND query ~ 'INSERT' AND xact_start IS NOT NULL`,
}

test.each(Object.entries(moments))(
  'kill -9 of a first start when %s: the next one finishes it, schema and data whole',
  async (_moment, condition) => {
    const watcher = new pg.Client({ connectionString: database.url })
    await watcher.connect()
    for (let kill = 0; kill < cases(1, 5); kill++) {
      const killed = launchGateway({ DATABASE_URL: database.url })
      const over = killed.printed(/GraphQL {4}/).catch(() => undefined)
      let started = false
      over.then((line) => {
        started ||= line !== undefined
      })
      await vi.waitFor(
        async () => {
          const { rowCount } = await watcher.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND (${condition})`,
          )
          if (!started) expect(rowCount).toBeGreaterThan(0)
        },
        { timeout: 25_000, interval: 1 },
      )
      killed.kill('SIGKILL')
      expect(await killed.ended).toBe('SIGKILL')
    }
    await watcher.end()

    const gateway = await ready(launchGateway({ DATABASE_URL: database.url }))
    expect(await ask(gateway, question)).toMatchObject(india)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
    expect(await rowsByTable(database.url)).toEqual(undisturbed)
    gateway.kill('SIGKILL')
    await gateway.ended
  },
  120_000,
)

test('two gateways migrate and seed one empty database at once: both come up, with one data set', async () => {
  const both = [1, 2].map(() => launchGateway({ DATABASE_URL: database.url }))
  for (const started of both) expect(await ask(await ready(started), question)).toMatchObject(india)
  expect(await rowsByTable(database.url)).toEqual(undisturbed)
  for (const { kill } of both) kill('SIGTERM')
  for (const { ended } of both) expect(await ended).toBe(0)
}, 60_000)
