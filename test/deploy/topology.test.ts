import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTopology } from '../../deploy/start-topology.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { bareEnvironment, startProcess } from '../support/process.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const command = (args: string[]) =>
  startProcess('deploy/topology.ts', { DATABASE_URL: database.url, PORT: '0' }, args)

test('the command starts what is asked for, says where, and stops gateways before workers', async () => {
  const run = command(['--gateways', '1', '--workers', '1'])
  const [, gateway, worker] = await run.printed(
    /All are ready:\n\n {2}gateway 1 +(http\S+)\n {2}worker 1 +(http\S+)\n/,
  )
  for (const url of [gateway, worker]) expect((await fetch(`${url}/readyz`)).status).toBe(200)
  run.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(run.output()).toMatch(/^gateway 1 \| .*"stopped"[\s\S]*^worker 1 \| .*"stopping"[\s\S]*"stopped"/m)
})

test.each([
  [['--help'], 0, /^Usage: npm run topology[\s\S]*DATABASE_URL/],
  [['--workers', '0'], 1, /^--workers must be a whole number from 1 to 99\./],
  [['--wokers', '1'], 1, /--wokers/],
])('%j', async (args, code, output) => {
  const run = command(args)
  expect(await run.ended).toBe(code)
  expect(run.output()).toMatch(output)
  expect(run.output()).not.toMatch(/^\s+at /m)
})

test('when one of them does not start, it is named with its reason, and the others are stopped', async () => {
  const started = startTopology({
    databaseUrl: database.url,
    gateways: 1,
    workers: 1,
    port: 0,
    env: { ...bareEnvironment, TRUSTED_MANIFESTS: '/no/manifest.json' },
  })
  await expect(started).rejects.toThrow(
    /^gateway 1 ended with 1 before it was ready:\n[\s\S]*\/no\/manifest\.json/,
  )
  const sessions = `SELECT application_name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE '%worker%'`
  expect(await database.client.$queryRawUnsafe(sessions)).toEqual([])
})
