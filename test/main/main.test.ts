import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { isAlive } from '../../src/store/postmaster-pid.ts'
import { type Started, startProcess } from '../support/process.ts'

// One data folder for the file: each test begins where the one before it left the database, as a user's restarts do.
const dataDir = mkdtempSync(join(tmpdir(), 'monazite-main-'))
chmodSync(dataDir, 0o711)
const started: Started[] = []

afterEach(async () => {
  for (const run of started.splice(0)) {
    run.kill('SIGTERM')
    await run.ended
  }
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function start(env: Record<string, string> = {}, args: string[] = []): Started {
  const run = startProcess('src/main.ts', { DATA_DIR: dataDir, PORT: '0', ...env }, args)
  started.push(run)
  return run
}
async function urlOf(run: Started): Promise<string> {
  return (await run.printed(/GraphQL {4}(http\S+)\/graphql/))[1]!
}
function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}
async function ask(url: string, query: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return response.json()
}
const india = { data: { country: { name: 'India' } } }

test('a first start migrates, imports and answers; the command that it prints works; SIGTERM leaves nothing', async () => {
  const run = start()
  const url = await urlOf(run)
  expect(run.output()).toMatch(/Data set {3}[0-9a-f]{12} \(imported now\)/)
  const [, command] = await run.printed(/^ {2}curl -s (.+)$/m)
  const [, address, type, body] = /^(\S+) -H '([^']+)' -d '([^']+)'$/.exec(command!)!
  const [name, value] = type!.split(': ')
  const answer = await fetch(address!, { method: 'POST', headers: { [name!]: value! }, body: body! })
  expect(await answer.json()).toMatchObject(india)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const metrics = await (await fetch(`${url}/metrics`)).text()
  for (const part of ['service_name="monazite-gateway"', 'monazite_studies 0', 'db_client_connection_count{'])
    expect(metrics).toContain(part)

  const pid = serverPid()
  run.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(isAlive(pid)).toBe(false)
})

test('after kill -9 the next start uses the server that was left, imports nothing again, and stops it', async () => {
  const first = start()
  await urlOf(first)
  const pid = serverPid()
  first.kill('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')
  expect(isAlive(pid)).toBe(true)

  const second = start()
  const url = await urlOf(second)
  expect(second.output()).not.toContain('imported now')
  expect(serverPid()).toBe(pid)
  expect(await ask(url, '{ country(iso3: "IND") { name } }')).toMatchObject(india)
  // As under npm, which passes on what the process has got from the terminal already.
  second.kill('SIGINT')
  second.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(isAlive(pid)).toBe(false)
})

test('two starts at once share the database; on one port, the second says so and leaves the first alone', async () => {
  const [first, second] = [start(), start()]
  const [url] = await Promise.all([urlOf(first), urlOf(second)])
  const port = new URL(url!).port

  const third = start({ PORT: port })
  expect(await third.ended).toBe(1)
  expect(third.output()).toContain(`Port ${port} is taken on 127.0.0.1. Set PORT`)
  expect(third.output()).not.toMatch(/^\s+at /m)
  second.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(await ask(url!, '{ country(iso3: "IND") { name } }')).toMatchObject(india)
}, 60_000)

test('a port that another program has is named, and no database server stays', async () => {
  const other: Server = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const run = start({ PORT: String(port) })
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain(`Port ${port} is taken`)
  expect(() => serverPid()).toThrow('ENOENT')
  other.close()
})

test.each([
  [
    'DATA_DIR below a file',
    { DATA_DIR: '/dev/null/data' },
    'The data folder /dev/null/data cannot be written',
  ],
  [
    'another kind of database',
    { DATABASE_URL: 'mysql://root:hunter2@localhost/x' },
    'must be a PostgreSQL address',
  ],
  [
    'a server that is not there',
    { DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/x' },
    'No PostgreSQL server answers at 127.0.0.1:1',
  ],
  ['several wrong settings', { PORT: 'web', LOG_LEVEL: 'loud' }, /PORT: [^\n]+\n[^\n]*LOG_LEVEL: /],
])('%s: one clear screen and exit code 1', async (_, env, message) => {
  const run = start(env)
  expect(await run.ended).toBe(1)
  expect(run.output()).toMatch(message)
  expect(run.output()).not.toMatch(/^\s+at /m)
  expect(run.output()).not.toContain('hunter2')
  expect(run.output().split('\n').length).toBeLessThan(24)
})

test('--help prints the usage and starts nothing', async () => {
  const run = start({}, ['--help'])
  expect(await run.ended).toBe(0)
  expect(run.output()).toContain('DATABASE_URL')
  expect(() => serverPid()).toThrow('ENOENT')
})

test('an unknown option is refused', async () => {
  const run = start({}, ['--prot=1'])
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain('--prot')
})
