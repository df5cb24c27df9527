import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
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

// A tmpfs that holds the whole data folder: the only limit that the database server meets as a disk without space (ENOSPC). By
// one on the size of a file (`ulimit -f`) it would not: the log of its transactions begins with files larger than any table here.
const folder = mkdtempSync(join(tmpdir(), 'monazite-failures-'))
const disk = join(folder, 'disk')
const ballast = join(disk, 'ballast')

let gateway: Gateway
beforeAll(async () => {
  chmodSync(folder, 0o711)
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'tmpfs', disk])
  gateway = await startGateway({ DATA_DIR: disk })
})
afterAll(async () => {
  gateway?.kill('SIGTERM')
  await gateway?.ended
  execFileSync('umount', [disk])
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

  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize))
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

  rmSync(ballast)
  number--
  expect((await store()).status).toBe(200)
  expect((await store()).status).toBe(200)
  expect(new Set(accepted).size).toBe(number)
  expect(await storedIds(gateway, accepted.slice(-100))).toEqual(accepted.slice(-100))
}, 120_000)
