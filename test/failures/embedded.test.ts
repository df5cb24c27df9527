import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive } from '../../src/store/postmaster-pid.ts'
import { cases } from '../support/size.ts'
import { ask, idIn, simulate, startGateway, storedIds, unavailable } from './gateway.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'monazite-failures-'))
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const serverPid = () =>
  Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

test('kill -9 of the embedded database server: 503 with Retry-After until the gateway has started it again, and all is there', async () => {
  const gateway = await startGateway({ DATA_DIR: dataDir })
  const ids: string[] = []
  let number = 0
  for (let kill = 1; kill <= cases(1, 10); kill++) {
    ids.push(idIn(await ask(gateway, simulate(number++))))
    const killed = serverPid()
    process.kill(killed, 'SIGKILL')
    await gateway.printed(new RegExp(`(has gone away[^]*){${kill}}`))
    const meanwhile = await ask(gateway, simulate(number++))
    if (meanwhile.status === 200) ids.push(idIn(meanwhile))
    else expect(meanwhile).toMatchObject(unavailable)

    await gateway.printed(new RegExp(`(runs again[^]*){${kill}}`))
    expect(serverPid()).not.toBe(killed)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
    ids.push(idIn(await ask(gateway, simulate(number++))))
    expect(await storedIds(gateway, ids)).toEqual(ids)
  }
  const pid = serverPid()
  gateway.kill('SIGTERM')
  expect(await gateway.ended).toBe(0)
  expect(isAlive(pid)).toBe(false)
}, 300_000)
