import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startProcess } from '../support/process.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'monazite-keys-'))
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function keys(...args: string[]): Promise<{ code: number | string; output: string }> {
  const run = startProcess('src/keys.ts', { DATA_DIR: dataDir }, args)
  return { code: await run.ended, output: run.output() }
}

test('the first key is made on an empty database, lets its owner in, is listed without its secret, and is revoked', async () => {
  const made = await keys('create', '--owner', 'ada', '--name', 'notebook', '--scopes', 'read,admin')
  expect(made.code).toBe(0)
  const secret = made.output.trim()
  expect(secret).toMatch(/^mzk_[0-9a-z]{12}_[\w-]{43}$/)
  const prefix = secret.slice(0, 16)

  const server = startProcess('src/main.ts', { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
  const url = (await server.printed(/GraphQL {4}(http\S+\/graphql)/))[1]!
  const ask = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: '{"query":"{ viewer { name scopes } }"}',
    })
    return { status: response.status, body: await response.json() }
  }
  expect(await ask()).toMatchObject({
    status: 200,
    body: { data: { viewer: { name: 'ada', scopes: ['READ', 'ADMIN'] } } },
  })

  const listed = await keys('list')
  expect(listed.output).toMatch(
    new RegExp(`^${prefix}\\tvalid\\tada\\tread,admin\\tuntil \\S+\\tlast used \\S+\\tnotebook$`, 'm'),
  )
  expect(listed.output).not.toContain(secret.slice(17))

  expect(await keys('revoke', prefix)).toEqual({ code: 0, output: `${prefix} is revoked.\n` })
  expect((await ask()).status).toBe(401)
  expect((await keys('list')).output).toContain('\trevoked\t')
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
}, 120_000)

test.each<[string, string[], RegExp]>([
  ['no command', [], /^Usage: npm run keys/],
  ['an unknown command', ['destroy'], /^Usage: npm run keys/],
  ['an unknown option', ['create', '--role', 'x'], /--role[\s\S]*Usage: npm run keys/],
  [
    'everything missing or wrong',
    ['create', '--scopes', 'write'],
    /--name must not be empty[\s\S]*--owner must[\s\S]*--scopes/,
  ],
  [
    'days that are none',
    ['create', '--owner', 'a', '--name', 'b', '--days', 'soon'],
    /--days must be a whole number/,
  ],
  ['an argument too many', ['create', 'x', '--owner', 'a', '--name', 'b'], /"x" is one argument too many/],
  ['no prefix', ['revoke'], /revoke needs the prefix of a key/],
  ['an unknown prefix', ['revoke', 'mzk_000000000000'], /There is no key with the prefix "mzk_000000000000"/],
])('with %s it says what is wrong and exits 1', async (_name, args, message) => {
  const { code, output } = await keys(...args)
  expect(code).toBe(1)
  expect(output).toMatch(message)
  expect(output).not.toMatch(/\bat .*\.ts:\d+/)
})

test('--help tells how it is used', async () => {
  const { code, output } = await keys('--help')
  expect(code).toBe(0)
  expect(output).toMatch(/^Usage: npm run keys[\s\S]*DATABASE_URL/)
})
