import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let admin: { authorization: string }
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.authorization('root', ['ADMIN', 'READ'])
})
afterAll(() => server.close())

const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreatedApiKey { secret apiKey { id prefix name owner scopes createdAt expiresAt revokedAt lastUsedAt } }
  ... on InvalidInputError { code issues { path message } } } }`
const wanted = { name: 'Nightly report', owner: 'ada', scopes: ['READ', 'SIMULATE'] }
const make = async (input: object) => (await server.execute(create, { input }, admin)).body.data.createApiKey

test('a key is made, shown once, used, listed and revoked', async () => {
  const { secret, apiKey } = await make(wanted)
  expect(secret).toMatch(/^mzk_[0-9a-z]{12}_[\w-]{43}$/)
  expect(apiKey).toEqual({
    ...{ id: expect.any(String), prefix: secret.slice(0, 16), ...wanted },
    ...{ createdAt: '2026-01-15T12:00:00.000Z', expiresAt: '2027-01-15T12:00:00.000Z' },
    ...{ revokedAt: null, lastUsedAt: null },
  })
  const headers = { authorization: `Bearer ${secret}` }
  const { body } = await server.execute('{ viewer { name scopes } }', {}, headers)
  expect(body.data.viewer).toEqual({ name: 'ada', scopes: ['READ', 'SIMULATE'] })

  const list = await server.execute('{ apiKeys { totalCount nodes { id lastUsedAt } } }', {}, admin)
  expect(JSON.stringify(list.body)).not.toContain(secret.slice(17))
  expect(list.body.data.apiKeys.nodes).toContainEqual({
    id: apiKey.id,
    lastUsedAt: '2026-01-15T12:00:00.000Z',
  })

  const revoke = `mutation ($id: ID!) { revokeApiKey(input: { id: $id }) {
    ... on ApiKey { id revokedAt } ... on NotFoundError { code kind } } }`
  const revoked = await server.execute(revoke, { id: apiKey.id }, admin)
  expect(revoked.body.data.revokeApiKey).toEqual({ id: apiKey.id, revokedAt: '2026-01-15T12:00:00.000Z' })
  expect((await server.execute('{ viewer { name } }', {}, headers)).status).toBe(401)
  const unknown = Buffer.from('ApiKey:3f2504e0-4f89-41d3-9a0c-0305e82c3301').toString('base64')
  expect((await server.execute(revoke, { id: unknown }, admin)).body.data.revokeApiKey).toEqual({
    code: 'NOT_FOUND',
    kind: 'ApiKey',
  })
})

test('all keys of one owner see what any of them has stored', async () => {
  const [first, second] = [await make({ ...wanted, owner: 'team' }), await make({ ...wanted, owner: 'team' })]
  const as = (secret: string, query: string) =>
    server.execute(query, {}, { authorization: `Bearer ${secret}` })
  await as(first.secret, 'mutation { simulate(input: { horizonYears: 1 }) { __typename } }')
  const { body } = await as(second.secret, '{ simulations { totalCount } }')
  expect(body.data.simulations.totalCount).toBe(1)
})

test('the scope admin is enough to list keys', async () => {
  const alone = await server.authorization('root', ['ADMIN'])
  const { body } = await server.execute('{ apiKeys { totalCount } }', {}, alone)
  expect(body.data.apiKeys.totalCount).toBeGreaterThan(0)
})

test.each([
  ['who may manage keys', ['ADMIN', 'READ'] as const],
  ['who may not', ['READ'] as const],
])('an id whose key is no UUID finds nothing, for %s', async (_name, scopes) => {
  const id = Buffer.from('ApiKey:mzk').toString('base64')
  const { body } = await server.execute(
    `{ node(id: "${id}") { id } }`,
    {},
    await server.authorization('ida', scopes),
  )
  expect(body).toMatchObject({ data: { node: null } })
  expect(body.errors).toBeUndefined()
})

test('a key may be without end, if that is said', async () => {
  expect((await make({ ...wanted, expiresAt: null })).apiKey.expiresAt).toBeNull()
})

test.each<[string, object, string[]]>([
  ['no name', { name: '' }, ['name']],
  ['a name of two lines', { name: 'a\nb' }, ['name']],
  ['an owner with a colon', { owner: 'token:ada' }, ['owner']],
  ['no owner', { owner: '' }, ['owner']],
  ['no scope', { scopes: [] }, ['scopes']],
  ['an end that is past', { expiresAt: '2026-01-15T12:00:00Z' }, ['expiresAt']],
  [
    'all of it',
    { name: '', owner: 'a b', scopes: [], expiresAt: '1999-01-01T00:00:00Z' },
    ['name', 'owner', 'scopes', 'expiresAt'],
  ],
])('a key with %s is refused', async (_name, wrong, paths) => {
  const refused = await make({ ...wanted, ...wrong })
  expect(refused.code).toBe('INVALID_INPUT')
  expect(refused.issues.map(({ path }: { path: string }) => path)).toEqual(paths)
})

test.each([
  ['simulate', 'uncertainty: { runs: 100000 }', '2,000,000'],
  ['simulate', 'scenario: "quota-2010", uncertainty: { runs: 50000 }', '4,000,000'],
  [
    'compare',
    'horizonYears: 10, policies: [{ label: "a" }, { label: "b" }], uncertainty: { runs: 100000 }',
    '3,000,000',
  ],
  ['attribute', 'horizonYears: 10, uncertainty: { runs: 100000 }', '18,000,000'],
])(
  '%s(%s) without the scope analyse is refused for its size, if for anything',
  async (field, input, size) => {
    const run = async (more: string) => {
      const operation = `mutation { ${field}(input: { ${input}, ${more} }) { __typename ... on InvalidInputError { code } } }`
      return (await server.execute(operation, {}, await server.authorization('ida', ['READ', 'SIMULATE'])))
        .body
    }
    // A seed that is out of bounds is refused after the size is: nothing is computed.
    const body = await run('seed: -1')
    if (size === '2,000,000')
      expect(body.data[field]).toEqual({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' })
    else
      expect(body.errors).toEqual([
        expect.objectContaining({
          message: `This study can come to ${size} simulated years (arms × draws × years). Above 2,000,000 it needs the scope \`analyse\`. The key or token that was sent does not have it.`,
          extensions: { code: 'FORBIDDEN', requiredScopes: ['analyse'] },
        }),
      ])
  },
)

describe('without the scope admin', () => {
  test('keys are neither seen, made nor revoked, and their ids find nothing', async () => {
    const { apiKey } = await make(wanted)
    const others = await server.authorization('ada', ['READ', 'SIMULATE', 'ANALYSE'])
    const before = await server.database.client.apiKey.findMany({ orderBy: { id: 'asc' } })
    for (const query of [
      '{ apiKeys { totalCount } }',
      `mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { __typename } }`,
      'mutation { createApiKey(input: { name: "", owner: "", scopes: [ADMIN] }) { __typename } }',
    ]) {
      const { body } = await server.execute(query, {}, others)
      expect(body.errors).toEqual([
        expect.objectContaining({
          message: 'This needs the scope `admin`. The key or token that was sent does not have it.',
          extensions: { code: 'FORBIDDEN', requiredScopes: ['admin'] },
        }),
      ])
    }
    const { body } = await server.execute(`{ node(id: "${apiKey.id}") { id } }`, {}, others)
    expect(body).toMatchObject({ data: { node: null } })
    expect(body.errors).toBeUndefined()
    const after = await server.database.client.apiKey.findMany({ orderBy: { id: 'asc' } })
    expect(after.map(({ lastUsedAt: _, ...key }) => key)).toEqual(
      before.map(({ lastUsedAt: _, ...key }) => key),
    )
  })
})
