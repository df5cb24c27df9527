import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { besiege } from './victim.ts'

const seconds = Math.floor(Date.parse('2026-01-15T12:00:00Z') / 1_000)
const issuer = 'https://issuer.example'
const folder = mkdtempSync(join(tmpdir(), 'monazite-forged-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ours = await generateKeyPair('ES256', { extractable: true })
const theirs = await generateKeyPair('ES256', { extractable: true })
const keySet = join(folder, 'keys.json')
writeFileSync(
  keySet,
  JSON.stringify({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'ES256' }] }),
)

const { victim, attack } = besiege({
  anonymousScopes: [],
  jwt: { keySet, issuer, audience: 'monazite', algorithms: ['ES256'], clockSkewSeconds: 30 },
})

const claims = { sub: 'ada', scope: 'read', iss: issuer, aud: 'monazite', exp: seconds + 600 }
const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token whose header and claims may be any text, signed by whomever. */
async function signed(header: unknown, payload: unknown = claims, key = ours.privateKey): Promise<string> {
  const input = `${base64(header)}.${base64(payload)}`
  const { subtle } = globalThis.crypto
  const signature = await subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key as CryptoKey,
    Buffer.from(input),
  )
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

const ask = (token: string) =>
  victim.post({ query: '{ viewer { name scopes } }' }, { authorization: `Bearer ${token}` })

/** What every forged token gets: 401, a sentence, and nothing of the token. */
async function expectRefused(token: string, why: string | RegExp): Promise<void> {
  const { status, headers, body, text } = await ask(token)
  expect(status, token).toBe(401)
  expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
  expect(body).toEqual({
    errors: [
      {
        message: expect.stringMatching(why),
        extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
      },
    ],
  })
  expect(text).not.toContain(token)
  for (const line of victim.lines) expect(line).not.toContain(token)
}

const form = /^The token is not valid: its signature or form is wrong\.$/

test('an honest token passes, so that what follows is refused for its forgery', async () => {
  expect((await ask(await signed({ alg: 'ES256', kid: 'ours' }))).body.data.viewer).toEqual({
    name: 'ada',
    scopes: ['READ'],
  })
})

attack('a key id that is a path, a statement or an address', async () => {
  for (const kid of [
    '../../../../dev/null',
    `${keySet}`,
    "ours' OR '1'='1",
    'http://127.0.0.1:1/keys',
    '__proto__',
    'constructor',
    '',
    null,
    7,
    ['ours'],
  ]) {
    await expectRefused(await signed({ alg: 'ES256', kid }, claims, theirs.privateKey), form)
  }
})

attack('a header that says where the key is, or brings it', async () => {
  const jwk = await exportJWK(theirs.publicKey)
  for (const more of [
    { jku: 'http://127.0.0.1:1/keys' },
    { x5u: 'http://127.0.0.1:1/keys' },
    { jwk },
    { x5c: ['MIIB'] },
  ]) {
    await expectRefused(await signed({ alg: 'ES256', kid: 'ours', ...more }, claims, theirs.privateKey), form)
  }
})

attack('critical headers that this server does not know', async () => {
  for (const header of [
    { alg: 'ES256', kid: 'ours', crit: ['exp'], exp: 1 },
    { alg: 'ES256', kid: 'ours', crit: ['b64'], b64: false },
    { alg: 'ES256', kid: 'ours', crit: ['http://evil.example/x'], 'http://evil.example/x': true },
    { alg: 'ES256', kid: 'ours', crit: [] },
    { alg: 'ES256', kid: 'ours', crit: 'exp' },
  ]) {
    await expectRefused(await signed(header), form)
  }
})

attack('names of the algorithm in other letters, or of none', async () => {
  for (const alg of [
    'none',
    'None',
    'NONE',
    'nOnE',
    'es256',
    'ES256 ',
    'ES256\0',
    'HS256',
    'RS256',
    '',
    null,
    1,
    ['ES256'],
    {},
  ]) {
    await expectRefused(
      await signed({ alg, kid: 'ours' }),
      /^The token is not valid: its (signature or form is wrong|algorithm is not allowed)\.$/,
    )
  }
})

attack('signatures of zeros, of the order of the curve, cut, stretched, or in another form', async () => {
  const token = await signed({ alg: 'ES256', kid: 'ours' })
  const input = token.slice(0, token.lastIndexOf('.'))
  const signature = Buffer.from(token.slice(input.length + 1), 'base64url')
  const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
  for (const forged of [
    Buffer.alloc(64),
    Buffer.alloc(64, 255),
    Buffer.concat([order, order]),
    Buffer.concat([Buffer.alloc(31), Buffer.from([1]), Buffer.alloc(31), Buffer.from([1])]),
    signature.subarray(0, 63),
    Buffer.concat([signature, Buffer.alloc(1)]),
    Buffer.concat([Buffer.from('3006020101020101', 'hex')]),
    Buffer.alloc(0),
  ]) {
    await expectRefused(`${input}.${forged.toString('base64url')}`, form)
  }
})

attack('an end that is a text, a list, or before the beginning of time', async () => {
  for (const exp of [String(seconds + 600), [seconds + 600], { $gt: 0 }, true, null, -1, 0, seconds - 31]) {
    await expectRefused(
      await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, exp }),
      /^The token is not valid: (its claim "exp" is not as it must be|it has expired|its signature or form is wrong)\.$/,
    )
  }
  await expectRefused(
    await signed({ alg: 'ES256', kid: 'ours' }, JSON.stringify(claims).replace(/"exp":\d+/, '"exp":-1e999')),
    /^The token is not valid/,
  )
})

attack(
  'claims that stand there twice: the last one counts, for the signature and for everybody',
  async () => {
    const twice = JSON.stringify(claims).replace('{', '{"aud":"monazite","iss":"https://issuer.example",')
    await expectRefused(
      await signed(
        { alg: 'ES256', kid: 'ours' },
        twice.replace(/"aud":"monazite"(?!,"iss")/, '"aud":"bank"'),
      ),
      /claim "aud"/,
    )
  },
)

attack('an issuer or audience that is nearly the right one', async () => {
  for (const iss of [`${issuer}/`, issuer.toUpperCase(), `${issuer}.evil.example`, [issuer, 'x'], null]) {
    await expectRefused(
      await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, iss }),
      /claim "iss"|form is wrong/,
    )
  }
  for (const aud of ['Monazite', 'monazite ', ['bank'], [], { 0: 'monazite' }, '']) {
    await expectRefused(
      await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, aud }),
      /claim "aud"|form is wrong/,
    )
  }
})

attack('a token inside of a token, and one with five parts', async () => {
  const token = await signed({ alg: 'ES256', kid: 'ours' })
  await expectRefused(await signed({ alg: 'ES256', kid: 'ours', cty: 'JWT' }, token), form)
  await expectRefused(
    `${base64({ alg: 'dir', enc: 'A256GCM' })}..${base64('x')}.${base64('y')}.${base64('z')}`,
    form,
  )
  await expectRefused(`${token}.${token}`, form)
})

attack('claims that are no object, or bring members of every object', async () => {
  for (const payload of ['null', '[]', '"ada"', '7', 'not json', '']) {
    await expectRefused(await signed({ alg: 'ES256', kid: 'ours' }, payload), /^The token is not valid/)
  }
  const inherited =
    '{"__proto__":{"sub":"ada","exp":9999999999,"iss":"https://issuer.example","aud":"monazite"}}'
  await expectRefused(
    await signed({ alg: 'ES256', kid: 'ours' }, inherited),
    /^The token is not valid: its claim/,
  )
})

attack('scopes in forms in which they are not given', async () => {
  const none = async (more: object) => {
    const { body } = await ask(
      await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, scope: undefined, ...more }),
    )
    expect(body.data.viewer.scopes, JSON.stringify(more)).toEqual([])
  }
  for (const scope of [
    ['admin'],
    { admin: true },
    7,
    true,
    'ADMIN',
    'admin,read',
    'admin;read',
    'admin\tread',
    'xadmin adminx',
    'ａdmin',
    'admın',
    '__proto__ constructor',
    'key:admin',
  ]) {
    await none({ scope })
  }
  for (const scp of [
    'admin',
    { 0: 'admin', length: 1 },
    ['ADMIN'],
    ['admin read'],
    [null, {}, 7],
    ['аdmin'],
  ]) {
    await none({ scp })
  }
})

attack('subjects that would be somebody else once they are stored', async () => {
  const forged = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'ours' } satisfies JWTHeaderParameters)
    .setSubject('ada\0')
    .sign(ours.privateKey)
  await expectRefused(forged, /^The token is not valid: its subject is too long or not printable\.$/)
  for (const sub of ['"\\ud800"', '"ada\\u0000"', '"a\\r\\n{}"', '"\\u001b[2J"']) {
    const text = JSON.stringify(claims).replace('"ada"', sub)
    await expectRefused(
      await signed({ alg: 'ES256', kid: 'ours' }, text),
      /its subject is too long or not printable/,
    )
  }
  for (const sub of [['ada'], { toString: 'ada' }, 7, true]) {
    await expectRefused(
      await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, sub }),
      /no subject|claim "sub"|form/,
    )
  }
})

attack('being the owner of a key by a subject that is written like one', async () => {
  const key = await victim.key('ada')
  await victim.post({ query: 'mutation { simulate(input: { horizonYears: 1 }) { __typename } }' }, key)
  await victim.prepared()
  for (const sub of ['ada', 'key:ada', ':ada', 'anonymous', 'data-set']) {
    const { body } = await victim.post(
      { query: '{ simulations { totalCount } }' },
      { authorization: `Bearer ${await signed({ alg: 'ES256', kid: 'ours' }, { ...claims, sub })}` },
    )
    expect(body.data.simulations.totalCount).toBe(0)
  }
})
