import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { startProcess } from '../support/process.ts'

const scratch = mkdtempSync(join(tmpdir(), 'monazite-backups-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function backup(args: string[], url = 'postgresql://127.0.0.1:1/nowhere') {
  const run = startProcess('src/backup.ts', { DATABASE_URL: url }, args)
  return { code: await run.ended, output: run.output() }
}

test('what one command writes, the other reads; beside another data set it says so', async () => {
  const [from, to] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await from.client.scenario.create({
    data: { id: 'mine', ownerId: 'key:ada', slug: 'mine', title: 'Mine', description: '', input: {} },
  })
  const folder = join(scratch, 'backup')
  expect(await backup(['create', folder], from.url)).toEqual({
    code: 0,
    output: expect.stringMatching(
      /^ApiKey +0 rows, \d+ bytes compressed\nScenario +1 rows, [\s\S]*\/backup holds 1 rows\.\n$/,
    ),
  })
  // One that an operator has brought, which is left in its place.
  await to.client.dataSet.updateMany({ data: { version: '0'.repeat(64), shipped: false } })
  expect(await backup(['restore', folder], to.url)).toEqual({
    code: 0,
    output: expect.stringMatching(
      /^ApiKey [\s\S]*\n1 rows are restored\.\nThe backup was made beside the data set [0-9a-f]{64}, /,
    ),
  })
  expect(await to.client.scenario.count({ where: { id: 'mine', title: 'Mine' } })).toBe(1)
  await Promise.all([from.close(), to.close()])
}, 60_000)

test.each<[string, string[], number, RegExp]>([
  ['--help', ['restore', '--help'], 0, /^Usage: npm run backup -- <folder>[\s\S]*DATABASE_URL/],
  ['no folder', ['create'], 1, /^A folder is missing\.\n\nUsage: /],
  ['an argument too many', ['create', 'x', 'y'], 1, /^"y" is one argument too many/],
  [
    'a folder that is no backup',
    ['restore', scratch],
    1,
    /is no backup: .*manifest\.json cannot be read \(ENOENT\)/,
  ],
])('with %s it says what is wrong, without a stack', async (_, args, code, message) => {
  const run = await backup(args)
  expect(run.output).toMatch(message)
  expect(run.code).toBe(code)
  expect(run.output).not.toMatch(/\bat .*\.ts:\d+/)
})
