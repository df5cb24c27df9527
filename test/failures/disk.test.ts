import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
import { openSmallDisk, type SmallDisk } from './small-disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'monazite-failures-'))

let disk: SmallDisk
let gateway: Gateway
beforeAll(async () => {
  chmodSync(folder, 0o711)
  disk = openSmallDisk(folder)
  gateway = await startGateway({ DATA_DIR: disk.dataDir })
})
afterAll(async () => {
  gateway?.kill('SIGTERM')
  await gateway?.ended
  disk.close()
  rmSync(folder, { recursive: true })
})

test('disk full: what is to be stored is refused with 503 and why, reading goes on; with space again all does, nothing is lost', async () => {
  const accepted: string[] = []
  let number = 0
  const store = async (): Promise<Reply> => {
    const reply = await ask(gateway, simulate(number++ / 100))
    if (reply.status === 200) accepted.push(idIn(reply))
    return reply
  }
  expect((await store()).status).toBe(200)

  await disk.fill()
  let refused = await store()
  // Pages that the tables have already take a few more.
  while (refused.status === 200) refused = await store()
  expect(refused).toMatchObject(unavailable)
  expect(refused.message).toMatch(/no space left/)
  expect(await storedIds(gateway, accepted.slice(-100))).toEqual(accepted.slice(-100))
  expect(await ask(gateway, '{ country(iso3: "IND") { name } }')).toMatchObject({
    status: 200,
    data: { country: { name: 'India' } },
  })

  await disk.free()
  number--
  expect((await store()).status).toBe(200)
  expect((await store()).status).toBe(200)
  expect(new Set(accepted).size).toBe(number)
  expect(await storedIds(gateway, accepted.slice(-100))).toEqual(accepted.slice(-100))
}, 120_000)
