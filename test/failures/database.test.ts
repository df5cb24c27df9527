import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cases } from '../support/size.ts'
import {
  ask,
  type Gateway,
  idIn,
  type Reply,
  simulate,
  startGateway,
  storedIds,
  unavailable,
} from './gateway.ts'
import { type OwnServer, startOwnServer } from './own-server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'monazite-failures-'))
chmodSync(dataDir, 0o711)

let server: OwnServer
let gateway: Gateway
beforeAll(async () => {
  server = await startOwnServer(dataDir, { max_connections: '12' })
  gateway = await startGateway({ DATABASE_URL: server.url, DATABASE_POOL_SIZE: '1' })
})
afterAll(async () => {
  gateway.kill('SIGTERM')
  await gateway.ended
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const country = '{ country(iso3: "IND") { name } }'
const scenarios = '{ scenarios(first: 3) { nodes { id } } }'
const waiting = { timeout: 20_000, interval: 10 }
const statusOf = async (path: string) => (await fetch(`${gateway.url}${path}`)).status

test('a database restarted under load: 503 with Retry-After, then all goes on by itself, and what was accepted is there', async () => {
  let number = 0
  for (let restart = 0; restart < cases(1, 5); restart++) {
    const accepted: string[] = []
    const refused: Reply[] = []
    let over = false
    const caller = async () => {
      while (!over) {
        number += 1e-5
        const reply = await ask(gateway, simulate(number))
        if (reply.status === 200) accepted.push(idIn(reply))
        else refused.push(reply)
      }
    }
    const callers = Promise.all(Array.from({ length: 4 }, caller))
    const grows = (list: unknown[], from = list.length) =>
      vi.waitFor(() => expect(list.length).toBeGreaterThan(from + 4), waiting)
    try {
      await grows(accepted)
      await server.stop()
      await grows(refused)
      expect(await ask(gateway, country)).toMatchObject(unavailable)
      expect(await statusOf(`/export/simulations/${accepted[0]}.csv`)).toBe(503)
      expect([await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([503, 200])
      await server.start()
      await grows(accepted)
    } finally {
      over = true
      await callers
    }
    for (const reply of refused) expect(reply).toMatchObject(unavailable)
    expect(await statusOf('/readyz')).toBe(200)
    expect(new Set(accepted).size).toBe(accepted.length)
    for (let begin = 0; begin < accepted.length; begin += 100) {
      const page = accepted.slice(begin, begin + 100)
      expect(await storedIds(gateway, page)).toEqual(page)
    }
  }
}, 300_000)

/** A session of somebody else's; it may be ended from outside. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  return client
}

test('no connection free: requests wait for the pool’s five seconds, then 503 with Retry-After; the one before them is answered', async () => {
  const other = await connect()
  await other.query('BEGIN; LOCK TABLE "Country" IN ACCESS EXCLUSIVE MODE')
  const first = ask(gateway, country)
  // It has the only connection of the pool, and waits for the lock.
  await vi.waitFor(async () => {
    const { rowCount } = await other.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    expect(rowCount).toBe(1)
  }, waiting)
  const later = await Promise.all(Array.from({ length: 6 }, () => ask(gateway, scenarios)))
  await other.query('ROLLBACK')
  await other.end()
  for (const reply of later) expect(reply).toMatchObject(unavailable)
  expect(await first).toMatchObject({ status: 200, data: { country: { name: 'India' } } })
  expect((await ask(gateway, scenarios)).status).toBe(200)
}, 60_000)

test('a server with no connection left: 503 with Retry-After, and answers as soon as there is one', async () => {
  const others = [await connect()]
  await others[0]!.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'monazite'",
  )
  const full = async () => {
    for (;;) others.push(await connect())
  }
  await expect(full()).rejects.toMatchObject({ code: '53300' })
  expect(await ask(gateway, scenarios)).toMatchObject(unavailable)
  await Promise.all(others.map((other) => other.end()))
  await vi.waitFor(async () => expect((await ask(gateway, scenarios)).status).toBe(200), waiting)
})
