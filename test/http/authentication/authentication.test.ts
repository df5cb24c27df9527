import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../../src/store/generated/enums.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let clock = new Date('2026-01-15T12:00:00Z')
beforeAll(async () => {
  server = await startTestServer({ anonymousScopes: ['READ'], now: () => clock })
})
afterAll(() => server.close())

const who = '{ viewer { name kind credential scopes } }'
const bearer = async (owner: string, scopes?: readonly Scope[]) => server.authorization(owner, scopes)

test('without a credential a caller is anonymous and may do what the settings say', async () => {
  expect((await server.execute(who)).body.data.viewer).toEqual({
    name: 'anonymous',
    kind: 'ANONYMOUS',
    credential: 'anonymous',
    scopes: ['READ'],
  })
})

test('a key is known by its owner and its scopes, and never shows its secret', async () => {
  const headers = await bearer('ada@example.org', ['SIMULATE', 'READ'])
  const { viewer } = (await server.execute(who, {}, headers)).body.data
  expect(viewer).toMatchObject({ name: 'ada@example.org', kind: 'API_KEY', scopes: ['SIMULATE', 'READ'] })
  expect(headers.authorization).toContain(viewer.credential.replace('key ', ''))
  expect(viewer.credential).toMatch(/^key mzk_[0-9a-z]{12}$/)
})

test('the database holds no key, only its SHA-256', async () => {
  const { authorization } = await bearer('hashed')
  const secret = authorization.replace('Bearer ', '')
  const rows = await server.database.client.$queryRaw<
    { row: string }[]
  >`SELECT "ApiKey"::text AS row FROM "ApiKey"`
  const text = rows.map(({ row }) => row).join('\n')
  expect(text).not.toContain(secret.slice(17))
  expect(text).toContain(createHash('sha256').update(secret).digest('hex'))
})

describe('a credential that is not valid ends the request with 401 and runs nothing', () => {
  test.each([
    ['no scheme', 'mzk_0123456789ab_x'],
    ['another scheme', 'Basic YWRhOnNlY3JldA=='],
    ['an empty key', 'Bearer '],
    ['two keys', 'Bearer mzk_a mzk_b'],
    ['an unknown key', `Bearer mzk_0123456789ab_${'A'.repeat(43)}`],
    ['a key of another form', 'Bearer mzk_short'],
    ['a token where no key set is configured', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['a very long one', `Bearer ${'a'.repeat(9_000)}`],
  ])('%s', async (_name, authorization) => {
    const { status, headers, body } = await server.execute(who, {}, { authorization })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
        },
      ],
    })
  })

  test('each character of a key counts', async () => {
    const { authorization } = await bearer('exact')
    const key = authorization.slice('Bearer '.length)
    for (const position of [5, 20, key.length - 2]) {
      const other = key[position] === 'a' ? 'b' : 'a'
      const changed = `Bearer ${key.slice(0, position)}${other}${key.slice(position + 1)}`
      expect((await server.execute(who, {}, { authorization: changed })).status).toBe(401)
    }
    expect((await server.execute(who, {}, { authorization })).status).toBe(200)
  })

  test('what is sent is never in the answer', async () => {
    const authorization = `Bearer mzk_0123456789ab_${'Z'.repeat(43)}`
    const { body } = await server.execute(who, {}, { authorization })
    expect(JSON.stringify(body)).not.toContain('mzk_0123456789ab')
  })
})

test('a revoked key is refused from the next request on, and says so to its holder alone', async () => {
  const headers = await bearer('revoked')
  expect((await server.execute(who, {}, headers)).status).toBe(200)
  await server.database.client.apiKey.updateMany({ where: { owner: 'revoked' }, data: { revokedAt: clock } })
  const { status, body } = await server.execute(who, {}, headers)
  expect([status, body.errors![0]!.message]).toEqual([401, 'The API key was revoked.'])
  // Who has only the first part of the key learns nothing of it.
  const guess = `${headers.authorization.slice(0, -43)}${'A'.repeat(43)}`
  const stranger = await server.execute(who, {}, { authorization: guess })
  expect(stranger.body.errors![0]!.message).toBe('The API key is not valid.')
})

test('a key ends at its time, not before', async () => {
  const headers = await bearer('expiring')
  const expiresAt = new Date(clock.getTime() + 60_000)
  await server.database.client.apiKey.updateMany({ where: { owner: 'expiring' }, data: { expiresAt } })
  const before = clock
  clock = new Date(expiresAt.getTime() - 1)
  expect((await server.execute(who, {}, headers)).status).toBe(200)
  clock = expiresAt
  const { status, body } = await server.execute(who, {}, headers)
  clock = before
  expect([status, body.errors![0]!.message]).toEqual([401, 'The API key has expired.'])
})

test('the last use is noted, at most once a minute', async () => {
  const headers = await bearer('used')
  const lastUse = async () =>
    (await server.database.client.apiKey.findFirstOrThrow({ where: { owner: 'used' } })).lastUsedAt
  expect(await lastUse()).toBeNull()
  const before = clock
  await server.execute(who, {}, headers)
  expect(await lastUse()).toEqual(before)
  clock = new Date(before.getTime() + 59_999)
  await server.execute(who, {}, headers)
  expect(await lastUse()).toEqual(before)
  clock = new Date(before.getTime() + 60_000)
  await server.execute(who, {}, headers)
  expect(await lastUse()).toEqual(clock)
  clock = before
})

test('a preflight needs no credential, and what refuses one may be read by the page that sent it', async () => {
  const origin = 'https://example.org'
  const open = await startTestServer({ corsOrigins: [origin] })
  const preflight = await fetch(`${open.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(preflight.status).toBeLessThan(300)
  const refused = await open.execute(who, {}, { origin, authorization: 'Bearer mzk_nothing' })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin])
  await open.close()
})

test('when keys cannot be looked up, nobody is let in: 503, and the reason stays in the log', async () => {
  const broken = await startTestServer()
  const headers = await broken.authorization('ada')
  await broken.database.client.$executeRaw`ALTER TABLE "ApiKey" RENAME TO "Elsewhere"`
  const { status, headers: answered, body } = await broken.execute(who, {}, headers)
  expect([status, answered.get('retry-after')]).toEqual([503, '5'])
  expect(body.errors).toEqual([
    {
      message: 'Credentials cannot be checked at the moment.',
      extensions: { code: 'SERVICE_UNAVAILABLE', requestId: expect.any(String) },
    },
  ])
  expect((await broken.execute(who)).status).toBe(200)
  await broken.close()
})
