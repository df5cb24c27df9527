import { buildASTSchema, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../../src/graphql/schema.ts'
import { createAnswerStore } from '../../../src/http/cache/answer-store.ts'
import { asksForReferenceData, referenceTypes } from '../../../src/http/cache/reference-types.ts'
import { startProcess } from '../../support/process.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = createSchema()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema, responseCache: {} })
})
afterAll(() => server?.close())

const reference = '{ country(iso3: "IND") { name observations(first: 3) { nodes { value } } } }'

/** Statements that an operation took, after it has been asked once. */
async function again(query: string, variables?: object): Promise<number> {
  const first = await server.execute(query, variables)
  const second = await server.execute(query, variables)
  expect(second.body.data).toEqual(first.body.data)
  return server.statements.length
}

const get = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql?${new URLSearchParams({ query })}`, {
    headers: { 'graphql-require-preflight': '1', ...headers },
  })

describe('which documents qualify', () => {
  const qualifies = (document: string) => asksForReferenceData(schema, parse(document))

  test.each([
    reference,
    '{ dataSet { version counts { name } } }',
    '{ modelCard { statement } modelParameters { symbol prior { kind } } }',
    '{ __typename materials(first: 2) { totalCount pageInfo { hasNextPage } edges { cursor node { __typename name } } } }',
    'query ($id: String!) { source(key: $id) { ...S } } fragment S on Source { title }',
  ])('shared: %s', (document) => {
    expect(qualifies(document)).toBe(true)
  })

  test.each([
    '{ __typename }',
    '{ __schema { types { name } } }',
    '{ scenarios { nodes { title } } }',
    '{ simulations { totalCount } }',
    '{ comparisons { nodes { id } } }',
    '{ country(iso3: "IND") { name } simulations { totalCount } }',
    '{ node(id: "x") { id } }',
    '{ node(id: "x") { ... on Country { name } } }',
    '{ nodes(ids: []) { __typename ... on Simulation { fingerprint } } }',
    '{ preview(input: {}) { __typename } }',
    'mutation { simulate(input: {}) { __typename } }',
    'query A { modelCard { statement } } mutation B { deleteSimulation(id: "x") { __typename } }',
  ])('not shared: %s', (document) => {
    expect(qualifies(document)).toBe(false)
  })

  test('a type that is not listed is not shared, whether as a field of the root or deeper', () => {
    const extended = buildASTSchema(
      parse(
        'type Query { country: Country, mine: Mine, secret: String } type Country { name: String, mine: Mine } type Mine { a: Int }',
      ),
    )
    const verdict = (document: string) => asksForReferenceData(extended, parse(document))
    expect(verdict('{ country { name } }')).toBe(true)
    expect(verdict('{ country { name mine { a } } }')).toBe(false)
    expect(verdict('{ mine { a } }')).toBe(false)
    expect(verdict('{ country { name } secret }')).toBe(false)
  })

  test('the list names types of the schema, and none that leads to a scenario, a run or an analysis as its own value', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType)
    const names = types.map(({ name }) => name)
    expect([...referenceTypes].filter((name) => !names.includes(name))).toEqual([])
    const others = names.filter((name) => !referenceTypes.has(name))
    for (const name of [
      'Query',
      'Mutation',
      'Scenario',
      'Simulation',
      'Preview',
      'Comparison',
      'ScenarioConnection',
    ])
      expect(others).toContain(name)
  })
})

test('reference data is read once; then one statement asks which data set answers', async () => {
  expect(await again(reference)).toBe(1)
  expect(server.statements[0]).toContain('xmin')
})

test('other variables, another document and another operation are answers of their own', async () => {
  const query =
    'query A($c: String!) { country(iso3: $c) { name } } query B($c: String!) { country(iso3: $c) { iso3 } }'
  const ask = async (operationName: string, c: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName, variables: { c } }),
    })
    return ((await response.json()) as { data: object }).data
  }
  for (const _ of [1, 2]) {
    expect(await ask('A', 'IND')).toEqual({ country: { name: 'India' } })
    expect(await ask('A', 'JPN')).toEqual({ country: { name: 'Japan' } })
    expect(await ask('B', 'IND')).toEqual({ country: { iso3: 'IND' } })
  }
})

test('what callers own is asked of the database each time', async () => {
  const run = `mutation { simulate(input: { horizonYears: 2 }) { ... on Simulation { id } } }`
  const count = '{ simulations { totalCount } country(iso3: "IND") { name } }'
  expect((await server.execute(count)).body.data.simulations.totalCount).toBe(0)
  const { id } = (await server.execute(run)).body.data.simulate
  expect((await server.execute(count)).body.data.simulations.totalCount).toBe(1)
  const node = `query ($id: ID!) { node(id: $id) { id ... on Country { name } ... on Simulation { fingerprint } } }`
  expect((await server.execute(node, { id })).body.data.node.id).toBe(id)
  const { simulation } = server.database.client
  await simulation.updateMany({ data: { ownerId: 'somebody' } })
  expect((await server.execute(node, { id })).body.data.node).toBeNull()
  expect((await server.execute(count)).body.data.simulations.totalCount).toBe(0)
  await simulation.updateMany({ data: { ownerId: 'anonymous' } })
  expect((await server.execute(node, { id })).body.data.node.id).toBe(id)
})

test('an answer with an error is not kept', async () => {
  const query = '{ observations(first: 1000) { totalCount } }'
  await server.execute(query)
  const { body } = await server.execute(query)
  expect(body.errors).toHaveLength(1)
})

test('GET: validator, 304 for who has the answer, and no-store for what is private', async () => {
  const first = await get(reference)
  const etag = first.headers.get('etag')!
  expect(etag).toMatch(/^W\/"[\w-]{43}"$/)
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
  for (const tag of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
    const repeated = await get(reference, { 'if-none-match': tag })
    expect(repeated.status).toBe(304)
    expect(await repeated.text()).toBe('')
    expect(repeated.headers.get('etag')).toBe(etag)
    expect(repeated.headers.get('cache-control')).toBe('private, no-cache')
    expect(repeated.headers.get('vary')).toBe('accept, authorization, origin')
    expect(repeated.headers.get('content-type')).toBeNull()
  }
  expect((await get(reference, { 'if-none-match': '"other"' })).status).toBe(200)
  expect((await get('{ country(iso3: "JPN") { name } }')).headers.get('etag')).not.toBe(etag)

  const own = await get('{ simulations { totalCount } }')
  expect(own.headers.get('cache-control')).toBe('no-store')
  const wrong = await get('{ nowhere }', { 'if-none-match': '*' })
  expect(wrong.status).not.toBe(304)
  expect(wrong.headers.get('etag')).toBeNull()
  const posted = await server.execute(reference)
  expect([posted.headers.get('etag'), posted.headers.get('cache-control')]).toEqual([null, 'no-store'])
})

test('the very next request after an import by another process sees it; a failed one changes nothing', async () => {
  const { client, url } = server.database
  const version = async () =>
    (await server.execute('{ dataSet { version } country(iso3: "IND") { name } }')).body.data
  const before = await version()
  await client
    .$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE "Country" SET name = 'Elsewhere' WHERE iso3 = 'IND'`
      await tx.$executeRaw`UPDATE "DataSet" SET shipped = shipped WHERE current`
      throw new Error('rolled back')
    })
    .catch(() => {})
  expect(await version()).toEqual(before)
  expect(server.statements).toHaveLength(1)

  // The data set is no longer the shipped one, so that the command imports that again.
  const other = '0'.repeat(64)
  await client.$transaction([
    client.$executeRaw`UPDATE "DataSet" SET version = ${other} WHERE current`,
    client.$executeRaw`UPDATE "Country" SET name = 'Elsewhere' WHERE iso3 = 'IND'`,
  ])
  expect(await version()).toEqual({ dataSet: { version: other }, country: { name: 'Elsewhere' } })
  const seed = startProcess('prisma/seed.ts', { DATABASE_URL: url })
  expect(await seed.ended, seed.output()).toBe(0)
  // The same version as at first, by another import: nothing kept of either is given.
  expect(await version()).toEqual(before)
  expect(server.statements.length).toBeGreaterThan(1)
})

test('the store holds to its limits, and gives up the longest unused', () => {
  const store = createAnswerStore({ maxEntries: 3, maxBytes: 1_000 })
  const keep = (key: string, length = 10) => store.set(key, { data: { a: 'x'.repeat(length) } }, [], 0)
  for (const key of ['a', 'b', 'c']) keep(key)
  store.get('a')
  keep('d')
  expect(['a', 'b', 'c', 'd'].filter((key) => store.get(key))).toEqual(['a', 'c', 'd'])
  keep('large', 200)
  expect(store.get('large')).toBeUndefined()
  const wide = createAnswerStore({ maxEntries: 1_000, maxBytes: 1_000 })
  for (let i = 0; i < 100; i++) wide.set(String(i), { data: { a: 'x'.repeat(80) } }, [], 0)
  expect(wide.bytes()).toBeLessThanOrEqual(1_000)
  expect(wide.get('99')).toEqual({ data: { a: 'x'.repeat(80) } })
})
