import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraph } from '../../../src/graphql/federation/subgraph.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

describe('introspection', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  test('in full is within the limits, and is no gift', async () => {
    const { status, body } = await server.execute(
      getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    )
    expect(status).toBe(200)
    expect(body.data.__schema.types.length).toBeGreaterThan(100)
    expect(body.extensions.cost.requested).toBeGreaterThan(500)
    expect(body.extensions.cost.actual).toBeLessThanOrEqual(body.extensions.cost.requested)
  })

  const whole = 'fragment T on __Type { name fields { name args { name type { name } } type { name } } }'
  test.each([
    [
      'aliases',
      `{ ${Array.from({ length: 40 }, (_, n) => `x${n}: __schema { types { ...T } }`).join(' ')} } ${whole}`,
    ],
    [
      'aliases below fragments',
      `{ ...A ...B } fragment A on Query { ${Array.from({ length: 40 }, (_, n) => `x${n}: __schema { types { ...T } }`).join(' ')} }
       fragment B on Query { __typename } ${whole}`,
    ],
    [
      'lists inside lists',
      '{ __schema { types { fields { type { fields { args { type { name kind description specifiedByURL } } } } } } } }',
    ],
    [
      'fragments that double',
      `{ __schema { types { ...A } } }
       ${['AB', 'BC', 'CD', 'DE', 'EF', 'FG', 'GH', 'HI'].map(([name, next]) => `fragment ${name} on __Type { ofType { ...${next} } x${name}: ofType { ...${next} } fields { name } }`).join(' ')}
       fragment I on __Type { name }`,
    ],
  ])('is bounded: %s', async (_name, query) => {
    const { status, body } = await server.execute(query)
    const code = body.errors?.[0]?.extensions?.code
    if (status === 200) expect(body.extensions.cost.requested).toBeGreaterThan(100)
    else
      expect(code === 'QUERY_TOO_COSTLY' || /introspection depth/i.test(body.errors![0]!.message)).toBe(true)
  })
})

describe('without introspection', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ limits: { introspection: false } })
  })
  afterAll(() => server.close())

  test.each([
    '{ __schema { queryType { name } } }',
    '{ x: __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ ...F } fragment F on Query { ... on Query { __schema { queryType { name } } } }',
  ])('%s is refused', async (query) => {
    const { status, body } = await server.execute(query)
    expect(status).toBe(400)
    expect(body.data).toBeUndefined()
    expect(body.errors?.[0]?.message).toMatch(/introspection has been disabled/i)
  })

  test.each([
    ['a field', '{ countrie { nodes { id } } }', undefined],
    ['an argument', '{ countries(frist: 1) { nodes { id } } }', undefined],
    ['a type', '{ node(id: "x") { ... on Countri { id } } }', undefined],
    ['an enum value', '{ observations(orderBy: YEAR_ASCE) { totalCount } }', undefined],
    [
      'an input field',
      'query ($f: ObservationFilter) { observations(filter: $f) { totalCount } }',
      { f: { indicator: [] } },
    ],
    [
      'an enum value in a variable',
      'query ($o: ObservationOrder!) { observations(orderBy: $o) { totalCount } }',
      { o: 'YEAR_ASCE' },
    ],
  ])('%s that is misspelt is no way to learn names', async (_name, query, variables) => {
    const { body } = await server.execute(query, variables)
    expect(body.errors?.length).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i)
  })

  test('__typename and everything else work as before', async () => {
    const { body } = await server.execute('{ __typename country(iso3: "IND") { name } }')
    expect(body.data).toEqual({ __typename: 'Query', country: { name: 'India' } })
  })
})

describe('a subgraph without introspection', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ schema: createSubgraph(), limits: { introspection: false } })
  })
  afterAll(() => server.close())

  test.each([
    '{ _service { sdl } }',
    '{ x: _service { y: sdl } }',
    '{ _service { __typename } }',
    '{ ...F } fragment F on Query { ... on Query { _service { ...G } } } fragment G on _Service { sdl }',
    'query ($no: Boolean = false) { _service @include(if: $no) { sdl } }',
  ])('%s is refused', async (query) => {
    const { status, body } = await server.execute(query)
    expect(status).toBe(400)
    expect(body.data).toBeUndefined()
    expect(body.errors?.[0]?.message).toMatch(/introspection has been disabled/i)
    expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('still gives a router its entities', async () => {
    const { body } = await server.execute(
      '{ _entities(representations: [{ __typename: "Country", iso3: "IND" }]) { ... on Country { name } } }',
    )
    expect(body.data).toEqual({ _entities: [{ name: 'India' }] })
  })
})
