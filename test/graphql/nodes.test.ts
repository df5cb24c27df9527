import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { Scope } from '../../src/store/generated/enums.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ anonymousScopes: Object.values(Scope) })
  await server.authorization('ada')
  const policies = '[{ label: "a" }, { label: "b" }]'
  await server.execute(`mutation {
    simulate(input: { horizonYears: 1 }) { __typename }
    compare(input: { horizonYears: 1, uncertainty: { runs: 64 }, policies: ${policies} }) { __typename }
    attribute(input: { horizonYears: 1, uncertainty: { runs: 64 } }) { __typename }
    sensitivity(input: { horizonYears: 1, samples: 16, shapleySamples: 0 }) { __typename }
    createScenario(input: { slug: "mine", title: "Mine", run: {} }) { __typename }
    recommend(input: { horizonYears: 1, runs: 64, policies: ${policies} }) { __typename }
  }`)
})
afterAll(() => server.close())

const data = async (query: string, variables: object = {}) => {
  const { body } = await server.execute(query, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}

/** Where a first thing of each node type is found. */
const entries: Record<string, string> = {
  ApiKey: 'apiKeys(first: 1) { nodes { id } }',
  Attribution: 'attributions(first: 1) { nodes { id } }',
  Comparison: 'comparisons(first: 1) { nodes { id } }',
  Company: 'companies(first: 1) { nodes { id } }',
  Country: 'countries(first: 1) { nodes { id } }',
  Facility: 'facilities(first: 1) { nodes { id } }',
  Material: 'materials(first: 1) { nodes { id } }',
  ModelParameter: 'modelParameter(symbol: "kappa") { id }',
  Note: 'notes(first: 1) { nodes { id } }',
  Observation: 'observations(first: 1) { nodes { id } }',
  PolicyMeasure: 'policyMeasures(first: 1) { nodes { id } }',
  ProductionTarget: 'productionTargets(first: 1) { nodes { id } }',
  Recommendation: 'recommendations(first: 1) { nodes { id } }',
  Scenario: 'scenarios(first: 1) { nodes { id } }',
  ScenarioChange: 'scenarioChanges(first: 1) { nodes { id } }',
  Sector: 'sectors(first: 1) { nodes { id } }',
  Sensitivity: 'sensitivities(first: 1) { nodes { id } }',
  Simulation: 'simulations(first: 1) { nodes { id } }',
  Source: 'sources(first: 1) { nodes { id } }',
  TradeAgreement: 'tradeAgreements(first: 1) { nodes { id } }',
}

const nodeTypes = Object.values(createSchema().getTypeMap())
  .filter((type) => isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node'))
  .map((type) => type.name)

describe('ids', () => {
  test('belong to these types', () => {
    expect(nodeTypes.sort()).toEqual(Object.keys(entries).sort())
  })

  test.each(nodeTypes)('find a %s again', async (type) => {
    const [found] = Object.values(await data(`{ ${entries[type]} }`)) as {
      id?: string
      nodes?: { id: string }[]
    }[]
    const id = found!.id ?? found!.nodes![0]!.id
    expect(
      await data('query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }', { id }),
    ).toEqual({
      node: { __typename: type, id },
      nodes: [{ id }],
    })
    expect(id).toMatch(/^[A-Za-z0-9+/=]+$/)
  })

  test('may be none', async () => {
    expect(await data('{ nodes(ids: []) { id } }')).toEqual({ nodes: [] })
  })

  test('do not change between one database and another', async () => {
    const other = await startTestServer()
    const query =
      '{ country(iso3: "IND") { id } observations(first: 5) { nodes { id } } policyMeasures(first: 5) { nodes { id } } }'
    const elsewhere = (await other.execute(query)).body.data
    await other.close()
    expect(await data(query)).toEqual(elsewhere)
  })

  test.each([
    ['text', 'nonsense'],
    ['an unknown type', Buffer.from('Planet:mars').toString('base64')],
    ['a type without ids', Buffer.from('DataSet:1').toString('base64')],
    ['a NUL character', Buffer.from('Country:\0').toString('base64')],
  ])('made of %s are refused', async (_name, id) => {
    const { body } = await server.execute('query ($id: ID!) { node(id: $id) { id } }', { id })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' })
  })

  test.each([
    ['Country', 'XXX'],
    ['Comparison', 'not-a-uuid'],
    ['Recommendation', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['Simulation', 'not-a-uuid'],
    ['Simulation', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['ModelParameter', 'nothing'],
  ])('of a %s that is not there give null', async (type, key) => {
    const id = Buffer.from(`${type}:${key}`).toString('base64')
    expect(await data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null })
  })

  test('of another type are refused where one type is asked for', async () => {
    const { country } = await data('{ country(iso3: "IND") { id } }')
    const { body } = await server.execute('query ($id: ID!) { simulation(id: $id) { id } }', {
      id: country.id,
    })
    expect(body.errors).toHaveLength(1)
    expect(body.errors?.[0]?.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR')
  })
})

describe('natural keys', () => {
  test.each([
    ['country(iso3: "XXX") { id }'],
    ['company(slug: "none") { id }'],
    ['facility(slug: "none") { id }'],
    ['material(slug: "none") { id }'],
    ['tradeAgreement(slug: "none") { id }'],
    ['policyMeasure(slug: "none") { id }'],
    ['productionTarget(slug: "none") { id }'],
    ['sector(slug: "none") { id }'],
    ['source(key: "none") { id }'],
    ['scenario(slug: "none") { id }'],
    ['modelParameter(symbol: "none") { id }'],
  ])('%s is null', async (field) => {
    expect(Object.values(await data(`{ ${field} }`))).toEqual([null])
  })
})
