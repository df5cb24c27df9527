import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

const now = new Date('2026-01-15T12:00:00Z')
const seconds = Math.floor(now.getTime() / 1_000)
const issuer = 'https://issuer.example'
const audience = 'monazite'

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>

/** Key pairs by id, and the address that serves the public halves of those in `served`. */
const pairs = new Map<string, KeyPair>()
let served: string[] = []
let asked = 0
let answer: (() => Promise<string>) | undefined
const issuerServer = createServer(async (_request, response) => {
  asked++
  response.setHeader('content-type', 'application/json')
  response.end(answer ? await answer() : await keySet())
})
async function keySet(): Promise<string> {
  const keys = served.map(async (kid) => ({
    ...(await exportJWK(pairs.get(kid)!.publicKey)),
    kid,
    alg: 'ES256',
  }))
  return JSON.stringify({ keys: await Promise.all(keys) })
}

let server: TestServer
let keySetUrl: string
beforeAll(async () => {
  for (const kid of ['first', 'second', 'strange']) {
    pairs.set(kid, await generateKeyPair('ES256', { extractable: true }))
  }
  served = ['first']
  await new Promise<void>((resolve) => issuerServer.listen(0, '127.0.0.1', resolve))
  keySetUrl = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}/keys`
  server = await startTestServer({
    anonymousScopes: [],
    jwt: { keySet: keySetUrl, issuer, audience, algorithms: ['ES256'], clockSkewSeconds: 30 },
  })
})
afterAll(async () => {
  await server.close()
  issuerServer.close()
})

const claims = { sub: 'ada', scope: 'openid read simulate', iss: issuer, aud: audience, exp: seconds + 600 }

function sign(payload: JWTPayload = claims, kid = 'first', header: object = {}): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', kid, ...header })
    .sign(pairs.get(kid)!.privateKey)
}

const without = (claim: keyof typeof claims): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim))

const ask = async (token: string, on = server) => {
  const { status, body } = await on.execute(
    '{ viewer { name kind credential scopes } }',
    {},
    { authorization: `Bearer ${token}` },
  )
  return { status, viewer: body.data?.viewer, message: body.errors?.[0]?.message }
}

test('a token of the issuer is its subject, with those of its scopes that this API has', async () => {
  expect(await ask(await sign())).toEqual({
    status: 200,
    viewer: { name: 'ada', kind: 'TOKEN', credential: 'token ada', scopes: ['READ', 'SIMULATE'] },
    message: undefined,
  })
  const listed = await sign({ ...claims, scope: undefined, scp: ['admin', 'else'] })
  expect((await ask(listed)).viewer.scopes).toEqual(['ADMIN'])
})

test('a subject and the owner of a key with one name are two callers', async () => {
  const simulate = 'mutation { simulate(input: { horizonYears: 1 }) { ... on Simulation { id } } }'
  const token = { authorization: `Bearer ${await sign()}` }
  const key = await server.authorization('ada', ['READ', 'SIMULATE'])
  const { id } = (await server.execute(simulate, {}, token)).body.data.simulate
  const look = `{ simulation(id: "${id}") { id } simulations { totalCount } }`
  expect((await server.execute(look, {}, token)).body.data.simulation).toEqual({ id })
  expect((await server.execute(look, {}, key)).body.data).toEqual({
    simulation: null,
    simulations: { totalCount: 0 },
  })
})

describe('a token is refused', () => {
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each<[string, () => Promise<string> | string, RegExp]>([
    ['without a signature', () => `${base64({ alg: 'none' })}.${base64(claims)}.`, /algorithm|form/],
    [
      'with a signature that was cut off',
      async () => (await sign()).replace(/[^.]+$/, ''),
      /signature or form/,
    ],
    [
      'with claims that were changed after signing',
      async () => {
        const [header, , signature] = (await sign()).split('.')
        return `${header}.${base64({ ...claims, scope: 'admin' })}.${signature}`
      },
      /signature or form/,
    ],
    [
      'signed with the public key as a shared secret',
      async () => {
        const { kty, crv, x, y } = await exportJWK(pairs.get('first')!.publicKey)
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .sign(Buffer.from(JSON.stringify({ kty, crv, x, y })))
      },
      /algorithm is not allowed/,
    ],
    [
      'signed by a key of another issuer under a known id',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: 'first' })
          .sign(pairs.get('strange')!.privateKey),
      /signature or form/,
    ],
    [
      'that brings its own key',
      async () => {
        const jwk = await exportJWK(pairs.get('strange')!.publicKey)
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', jwk })
          .sign(pairs.get('strange')!.privateKey)
      },
      /signature or form/,
    ],
    ['of another issuer', () => sign({ ...claims, iss: 'https://evil.example' }), /claim "iss"/],
    ['for another audience', () => sign({ ...claims, aud: 'bank' }), /claim "aud"/],
    ['without an end', () => sign(without('exp')), /claim "exp"/],
    ['without a subject', () => sign(without('sub')), /claim "sub"/],
    ['with an empty subject', () => sign({ ...claims, sub: '' }), /no subject/],
    [
      'with a subject that no index holds',
      () => sign({ ...claims, sub: 'x'.repeat(256) }),
      /subject is too long/,
    ],
    ['with a subject that is no text', () => sign({ ...claims, sub: 'a\0b' }), /not printable/],
    ['that has expired', () => sign({ ...claims, exp: seconds - 31 }), /has expired/],
    ['that is not valid yet', () => sign({ ...claims, nbf: seconds + 31 }), /claim "nbf"/],
    ['that is no token', () => 'a.b.c', /signature or form/],
  ])('%s', async (_name, make, reason) => {
    const { status, viewer, message } = await ask(await make())
    expect({ status, viewer }).toEqual({ status: 401, viewer: undefined })
    expect(message).toMatch(reason)
    expect(message).toMatch(/^The token is not valid: /)
  })
})

test('clocks may be as far apart as the settings say', async () => {
  expect((await ask(await sign({ ...claims, exp: seconds - 29 }))).status).toBe(200)
  expect((await ask(await sign({ ...claims, nbf: seconds + 29 }))).status).toBe(200)
})

test('the issuer can change its keys; those that it takes back let nobody in', async () => {
  const fresh = await startTestServer({
    jwt: { keySet: fileOf('{"keys":[]}'), issuer, audience, algorithms: ['ES256'], clockSkewSeconds: 0 },
  })
  const [first, second] = [await sign(), await sign(claims, 'second')]
  expect((await ask(first, fresh)).status).toBe(401)
  served = ['first']
  fileOf(await keySet())
  expect([(await ask(first, fresh)).status, (await ask(second, fresh)).status]).toEqual([200, 401])
  served = ['second', 'first']
  fileOf(await keySet())
  expect([(await ask(first, fresh)).status, (await ask(second, fresh)).status]).toEqual([200, 200])
  served = ['second']
  fileOf(await keySet())
  expect([(await ask(first, fresh)).status, (await ask(second, fresh)).status]).toEqual([401, 200])
  served = ['first']
  await fresh.close()
})

test('an address is not asked again for every unknown key', async () => {
  await ask(await sign())
  const before = asked
  for (let attempt = 0; attempt < 5; attempt++) {
    expect((await ask(await sign(claims, 'strange'))).status).toBe(401)
  }
  expect(asked - before).toBeLessThanOrEqual(1)
})

test.each<[string, () => Promise<string>]>([
  ['answers with something else', async () => 'nothing of the kind'],
  ['answers with a set that is none', async () => '{"keys":1}'],
])(
  'where the address of the key set %s, nobody is let in and the failure is ours: 503',
  async (_name, text) => {
    answer = text
    const fresh = await startTestServer({
      jwt: { keySet: keySetUrl, issuer, audience, algorithms: ['ES256'], clockSkewSeconds: 0 },
    })
    expect(await ask(await sign(), fresh)).toMatchObject({
      status: 503,
      message: 'Credentials cannot be checked at the moment.',
    })
    answer = undefined
    await fresh.close()
  },
)

const folder = mkdtempSync(join(tmpdir(), 'monazite-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
function fileOf(text: string): string {
  const path = join(folder, 'keys.json')
  writeFileSync(path, text)
  return path
}
