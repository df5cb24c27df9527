import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

type Headers = Record<string, string>

let server: TestServer
let ada: Headers
let bob: Headers
let reader: Headers
let run: string
beforeAll(async () => {
  server = await startTestServer({ responseCache: {} })
  ada = await server.authorization('ada', ['READ', 'SIMULATE', 'ANALYSE'])
  bob = await server.authorization('bob', ['READ', 'SIMULATE', 'ANALYSE'])
  reader = await server.authorization('rita', ['READ'])
  const made = await server.execute(
    `mutation {
      createScenario(input: { slug: "adas", title: "Ada", run: { horizonYears: 1 } }) { __typename }
      simulate(input: { horizonYears: 1, parameters: [{ symbol: "kappa", value: 0.31 }] }) { ... on Simulation { id } }
    }`,
    {},
    ada,
  )
  run = made.body.data.simulate.id
})
afterAll(() => server?.close())

const get = (query: string, headers: Headers) =>
  fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`, {
    headers: { 'graphql-require-preflight': '1', accept: 'application/graphql-response+json', ...headers },
  })

/** Queries of what belongs to a caller, alone and beside of reference data. RUN is the id of a run of Ada. */
const queries = [
  '{ viewer { name credential scopes } }',
  '{ viewer { name } country(iso3: "IND") { name } }',
  '{ rateLimit { remaining } }',
  '{ simulations { totalCount nodes { id } } }',
  '{ country(iso3: "IND") { name } simulations { totalCount nodes { id } } }',
  '{ scenarios(first: 100) { nodes { slug mine } } }',
  '{ scenario(slug: "adas") { title } }',
  '{ scenarioChanges { totalCount nodes { state } } }',
  '{ node(id: "RUN") { id } }',
  '{ node(id: "RUN") { __typename ... on Country { name } ... on Simulation { mine } } }',
  '{ nodes(ids: ["RUN"]) { ...Run } } fragment Run on Simulation { fingerprint }',
  '{ simulation(id: "RUN") { mine } }',
  'query ($all: Boolean = true) { country(iso3: "IND") { name } simulations @include(if: $all) { totalCount } }',
]

describe.each(queries)('%s', (query) => {
  test('is answered to each caller for itself, whoever asked before', async () => {
    const text = query.replace('RUN', run)
    for (const ask of [
      async (headers: Headers) => (await server.execute(text, {}, headers)).body.data,
      async (headers: Headers) => ((await (await get(text, headers)).json()) as { data: object }).data,
    ]) {
      const first = await ask(ada)
      const other = await ask(bob)
      expect(other).not.toEqual(first)
      expect(JSON.stringify(other)).not.toMatch(/adas|Ada/)
    }
  })

  test('is kept nowhere, and no validator of another confirms it', async () => {
    const text = query.replace('RUN', run)
    const own = await get(text, ada)
    const etag = own.headers.get('etag')!
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(own.headers.get('vary')).toContain('authorization')
    const other = await get(text, { ...bob, 'if-none-match': etag })
    expect([other.status, other.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(other.headers.get('etag')).not.toBe(etag)
  })
})

test("a validator tells as much of a run that is not one's own as of none", async () => {
  const none = Buffer.from('Simulation:3f2504e0-4f89-41d3-9a0c-0305e82c3301').toString('base64')
  const answers = await Promise.all(
    [run, none].map(async (id) => {
      const response = await get(`{ node(id: "${id}") { id } }`, { ...bob, 'if-none-match': '"guess"' })
      const kept = [...response.headers].filter(
        ([name]) => !['date', 'x-request-id', 'content-length'].includes(name),
      )
      return [response.status, kept]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})

describe('an answer of reference data that is at hand', () => {
  const reference = '{ country(iso3: "JPN") { name observations(first: 3) { nodes { value } } } }'
  const statementsFor = async (headers: Headers) => {
    const { body } = await server.execute(reference, {}, headers)
    expect(body.errors).toBeUndefined()
    return server.statements.filter((sql) => sql.includes('"Country"')).length
  }

  test('is given to callers of the same scopes alone', async () => {
    await server.execute(reference, {}, ada)
    expect(await statementsFor(bob)).toBe(0)
    expect(await statementsFor(reader)).toBeGreaterThan(0)
    expect(await statementsFor(reader)).toBe(0)
  })

  test('is refused to who may not read', async () => {
    await server.execute(reference, {}, ada)
    const admin = await server.authorization('root', ['ADMIN'])
    for (const _ of [1, 2]) {
      const { body } = await server.execute(reference, {}, admin)
      expect(body.data?.country ?? null).toBeNull()
      expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', requiredScopes: ['read'] } }])
    }
    const { etag } = Object.fromEntries((await get(reference, ada)).headers)
    expect((await get(reference, { ...admin, 'if-none-match': etag! })).status).not.toBe(304)
  })

  test('costs each caller its own points, and says what that caller has left', async () => {
    const costs = async (headers: Headers) =>
      (await server.execute(reference, {}, headers)).body.extensions.cost as Record<string, number>
    const [first, again] = [await costs(ada), await costs(ada)]
    // Another caller, who has asked for less, has more left, and is not shown the points of the first.
    const eve = await server.authorization('eve', ['READ', 'SIMULATE', 'ANALYSE'])
    const other = await costs(eve)
    expect(again.available).toBeLessThan(first.available!)
    expect(other.available).toBeGreaterThan(first.available!)
    expect([other.requested, other.actual]).toEqual([first.requested, first.actual])
    expect((await costs(ada)).available).toBeLessThan(again.available!)
  })
})
