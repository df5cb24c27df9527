import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedServer } from '../../src/store/embedded-server.ts'
import { isAlive, readPostmaster } from '../../src/store/postmaster-pid.ts'
import { projectFolder } from '../support/folders.ts'
import { silentLog } from '../support/silent-log.ts'

const scratch = mkdtempSync(join(tmpdir(), 'monazite-embedded-'))
chmodSync(scratch, 0o711)
const settings = { fsync: 'off' }
/** A cluster that has been initialised and stopped; tests copy it to save initdb. */
const stopped = join(scratch, 'stopped')

beforeAll(async () => {
  const server = await startEmbeddedServer({ dataDir: stopped, log: silentLog, settings })
  await server.close()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let count = 0
function newFolder(): string {
  return join(scratch, `data-${count++}`)
}
function copyOfStopped(): string {
  const folder = newFolder()
  // With owners and modes, on which the server insists; cpSync keeps neither.
  execFileSync('cp', ['-a', stopped, folder])
  return folder
}
function start(dataDir: string) {
  return startEmbeddedServer({ dataDir, log: silentLog, settings })
}
const cluster = (dataDir: string) => join(dataDir, 'postgres', 'cluster')

async function serverPid(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid",
  )
  await client.end()
  return rows[0].pid
}

/** A process of its own that starts the server, prints its address, and holds it until it is told to close. */
function spawnHolder(dataDir: string) {
  const script = `
    import { startEmbeddedServer } from './src/store/embedded-server.ts'
    import { createLog } from './src/log.ts'
    const server = await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)}, log: createLog('silent'), settings: { fsync: 'off' } })
    process.on('SIGTERM', async () => { await server.close(); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log(server.url)`
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function startElsewhere(
  dataDir: string,
): Promise<{ child: ChildProcess; url: string; exited: Promise<void> }> {
  const child = spawnHolder(dataDir)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (chunk) => resolve(String(chunk).trim()))
    child.once('exit', (code) => reject(new Error(`exit ${code}`)))
  })
  return { child, url, exited }
}

test('the first start makes a cluster that only its owner can read, and closing leaves no server', async () => {
  const dataDir = newFolder()
  const server = await start(dataDir)
  const pid = await serverPid(server.url)
  expect(isAlive(pid)).toBe(true)
  expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  const stranger = new pg.Client({ connectionString: server.url.replace(/:[^:@]*@/, ':guess@') })
  await expect(stranger.connect()).rejects.toThrow('password authentication failed')
  expect(new URL(server.url).hostname).toBe('127.0.0.1')
  await server.close()
  expect(isAlive(pid)).toBe(false)
  expect(readdirSync(dataDir)).toEqual(['postgres'])
})

test('processes that start at once share one server, and the last to close stops it', async () => {
  const dataDir = newFolder()
  const [first, second, third] = await Promise.all([
    start(dataDir),
    startElsewhere(dataDir),
    startElsewhere(dataDir),
  ])
  const pid = await serverPid(first.url)
  expect([second.url, third.url]).toEqual([first.url, first.url])
  expect(readdirSync(dataDir)).toEqual(['postgres'])

  second.child.kill('SIGTERM')
  await second.exited
  await first.close()
  expect(await serverPid(third.url)).toBe(pid)
  third.child.kill('SIGTERM')
  await third.exited
  expect(isAlive(pid)).toBe(false)
})

test('a server that outlives its killed process is used again and stopped in the end', async () => {
  const dataDir = copyOfStopped()
  const victim = await startElsewhere(dataDir)
  const pid = await serverPid(victim.url)
  victim.child.kill('SIGKILL')
  await victim.exited
  const server = await start(dataDir)
  expect(await serverPid(server.url)).toBe(pid)
  await server.close()
  expect(isAlive(pid)).toBe(false)
})

test('a killed server recovers, and keeps its port and its rows', async () => {
  const dataDir = copyOfStopped()
  const first = await start(dataDir)
  const client = new pg.Client({ connectionString: first.url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('CREATE TABLE kept AS SELECT 42 AS n')
  const pid = await serverPid(first.url)
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10))
  await first.close()

  const second = await start(dataDir)
  expect(second.url).toBe(first.url)
  const again = new pg.Client({ connectionString: second.url })
  await again.connect()
  expect((await again.query('SELECT n FROM kept')).rows).toEqual([{ n: 42 }])
  await again.end()
  await second.close()
})

test('closing while another starts leaves the other with a server', async () => {
  const dataDir = copyOfStopped()
  let server = await start(dataDir)
  for (let round = 0; round < 5; round++) {
    const [next] = await Promise.all([start(dataDir), server.close()])
    await serverPid(next.url)
    server = next
  }
  await server.close()
})

test('what an interrupted initialisation left is removed, and the database made anew', async () => {
  const dataDir = newFolder()
  // No process has this number: it is above the kernel's largest.
  const abandoned = join(dataDir, 'init-4194305-abcdef')
  mkdirSync(join(abandoned, 'cluster', 'base'), { recursive: true })
  const server = await start(dataDir)
  expect(existsSync(abandoned)).toBe(false)
  expect(await serverPid(server.url)).toBeGreaterThan(0)
  await server.close()
})

test('a process killed in the middle of the first initialisation does not stop the next start', async () => {
  const dataDir = newFolder()
  const victim = spawnHolder(dataDir)
  const halfMade = () => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('init-'))
  while (!halfMade()) await new Promise((resolve) => setTimeout(resolve, 5))
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  expect(existsSync(cluster(dataDir))).toBe(false)
  const server = await start(dataDir)
  expect(await serverPid(server.url)).toBeGreaterThan(0)
  await server.close()
})

test.each([
  [
    "whose number is another process's now",
    (path: string) => `${process.pid}\n${path}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`,
  ],
  [
    'that came with a copy of the folder',
    () => `${process.ppid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`,
  ],
])('a pid file %s does not stop the start', async (_, text) => {
  const dataDir = copyOfStopped()
  writeFileSync(join(cluster(dataDir), 'postmaster.pid'), text(cluster(dataDir)))
  const server = await start(dataDir)
  expect(readPostmaster(cluster(dataDir))?.pid).toBe(await serverPid(server.url))
  await server.close()
})

test('a cluster of another major version is refused in words and left as it is', async () => {
  const dataDir = copyOfStopped()
  const version = join(cluster(dataDir), 'PG_VERSION')
  writeFileSync(version, '12\n')
  await expect(start(dataDir)).rejects.toThrow(
    /was made by PostgreSQL 12; this version brings PostgreSQL \d\d/,
  )
  expect(readFileSync(version, 'utf8')).toBe('12\n')
})

test.each(['/proc/monazite', '/dev/null/monazite'])(
  'the folder %s, which cannot be made, is named',
  async (dataDir) => {
    await expect(start(dataDir)).rejects.toThrow(`The data folder ${dataDir} cannot be written`)
  },
)

test("a folder closed to all but its owner works: root's server runs as another account and goes through a link", async () => {
  const closed = newFolder()
  mkdirSync(closed, { mode: 0o700 })
  const dataDir = join(closed, 'data')
  const server = await start(dataDir)
  expect(await serverPid(server.url)).toBeGreaterThan(0)
  await server.close()
  const asRoot = process.getuid?.() === 0
  expect(readdirSync(dataDir)).toEqual([asRoot ? 'elsewhere' : 'postgres'])
  if (asRoot) rmSync(realpathSync(join(dataDir, 'elsewhere')), { recursive: true })
})
