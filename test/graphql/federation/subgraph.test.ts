import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition'
import {
  buildSchema,
  type GraphQLObjectType,
  isInputObjectType,
  isObjectType,
  parse,
  printType,
  validateSchema,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraph } from '../../../src/graphql/federation/subgraph.ts'
import { LIMITS } from '../../../src/graphql/limits.ts'
import { createSchema } from '../../../src/graphql/schema.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { ratingsSdl, startRatings } from './ratings.ts'

const schema = createSubgraph()

let server: TestServer
let ratings: Awaited<ReturnType<typeof startRatings>>
beforeAll(async () => {
  server = await startTestServer({ schema })
  ratings = await startRatings()
})
afterAll(async () => {
  await server.close()
  await ratings.close()
})

const data = async (query: string, variables: object = {}) => {
  const { body } = await server.execute(query, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}

const entitiesQuery = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selection} } }`

/** As a router asks. */
const entities = async (representations: unknown[], selection: string) =>
  (await data(entitiesQuery(selection), { representations }))._entities

const refusal = async (representations: unknown, selection = '') => {
  const { body } = await server.execute(entitiesQuery(selection), { representations })
  expect(body.data ?? null).toBeNull()
  expect(body.errors).toHaveLength(1)
  return body.errors![0]!
}

const simulate = 'mutation { simulate(input: { horizonYears: 1 }) { ... on Simulation { id fingerprint } } }'

describe('composed with another subgraph', () => {
  const compose = async () => {
    const { _service } = await data('{ _service { sdl } }')
    const result = composeServices([
      { name: 'monazite', url: 'http://monazite', typeDefs: parse(_service.sdl) },
      { name: 'ratings', url: 'http://ratings', typeDefs: parse(ratingsSdl) },
    ])
    assertCompositionSuccess(result)
    return buildSchema(result.publicSdl)
  }

  test('the types have the fields of both', async () => {
    const composed = await compose()
    const fields = (type: string) => Object.keys((composed.getType(type) as GraphQLObjectType).getFields())
    expect(fields('Country')).toEqual(expect.arrayContaining(['name', 'observations', 'grade']))
    expect(fields('Source')).toEqual(expect.arrayContaining(['title', 'trusted']))
    expect(fields('Simulation')).toEqual(expect.arrayContaining(['summary', 'comment']))
    expect(fields('Query')).toEqual(expect.arrayContaining(['country', 'node', 'rated']))
  })

  test('nothing of the schema is lost, nor that an input is exactly one of its fields', async () => {
    const composed = await compose()
    for (const type of Object.values(createSchema().getTypeMap())) {
      const there = composed.getType(type.name)
      expect(there, type.name).toBeDefined()
      if (isInputObjectType(type)) {
        expect(isInputObjectType(there) && there.isOneOf, type.name).toBe(type.isOneOf)
      }
      if (isObjectType(type) && isObjectType(there)) {
        expect(Object.keys(there.getFields())).toEqual(expect.arrayContaining(Object.keys(type.getFields())))
      }
    }
  })

  test('a question to both is answered in two steps, from either side', async () => {
    const { countries } = await data('{ countries(first: 100) { nodes { __typename iso3 name } } }')
    const graded = await ratings.execute(entitiesQuery('... on Country { iso3 grade }'), {
      representations: countries.nodes.map(({ __typename, iso3 }: Record<string, string>) => ({
        __typename,
        iso3,
      })),
    })
    expect(graded.data._entities).toHaveLength(countries.nodes.length)
    expect(graded.data._entities).toContainEqual({ __typename: 'Country', iso3: 'JPN', grade: 'A' })

    const { rated } = (await ratings.execute('{ rated { nodes { __typename iso3 } } }')).data
    expect(await entities(rated.nodes, '... on Country { name }')).toEqual([
      { __typename: 'Country', name: 'India' },
      { __typename: 'Country', name: 'Japan' },
    ])
  })
})

test('a second subgraph with `node` is refused by composition', async () => {
  const { _service } = await data('{ _service { sdl } }')
  const second = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@shareable"])
    interface Node { id: ID! }
    type Query { node(id: ID!): Node @shareable }`
  const { errors } = composeServices([
    { name: 'monazite', url: 'http://monazite', typeDefs: parse(_service.sdl) },
    { name: 'second', url: 'http://second', typeDefs: parse(second) },
  ])
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('INVALID_FIELD_SHARING')
})

describe('the schema', () => {
  test('is valid, and but for what a router asks the same as ever', () => {
    expect(validateSchema(schema)).toEqual([])
    const base = createSchema()
    const { _entities, _service, ...fields } = schema.getQueryType()!.getFields()
    expect(Object.keys(fields)).toEqual(Object.keys(base.getQueryType()!.getFields()))
    for (const [name, type] of Object.entries(base.getTypeMap())) {
      if (name !== 'Query') expect(printType(schema.getType(name)!)).toBe(printType(type))
    }
    expect(Object.keys(schema.getTypeMap()).filter((name) => !base.getType(name))).toEqual([
      '_Any',
      '_Entity',
      '_Service',
    ])
    for (const name of ['_Any', '_Entity', '_Service']) {
      expect(printType(schema.getType(name)!)).toMatch(/^"""/)
    }
  })

  test('answers ordinary queries as the other does', async () => {
    const query = `{
      country(iso3: "IND") { name observations(first: 2) { nodes { value sources { title } } } }
      modelParameters { symbol prior { kind } }
    }`
    const plain = await startTestServer()
    const { body } = await plain.execute(query)
    await plain.close()
    expect(await data(query)).toEqual(body.data)
    expect(server.statements).toHaveLength(1)
  })
})

/** Each natural key: where its values are listed, and where one is looked up. */
const naturalKeys = [
  ['Country', 'iso3', 'countries(first: 3) { nodes { id iso3 } }', 'name'],
  ['Source', 'key', 'sources(first: 3) { nodes { id key } }', 'title'],
  ['ModelParameter', 'symbol', 'modelParameters { id symbol }', 'defaultValue'],
  ['Company', 'slug', 'companies(first: 3) { nodes { id slug } }', 'name'],
  ['Facility', 'slug', 'facilities(first: 3) { nodes { id slug } }', 'name'],
  ['Material', 'slug', 'materials(first: 3) { nodes { id slug } }', 'name'],
  ['PolicyMeasure', 'slug', 'policyMeasures(first: 3) { nodes { id slug } }', 'title'],
  ['ProductionTarget', 'slug', 'productionTargets(first: 3) { nodes { id slug } }', 'title'],
  ['Sector', 'slug', 'sectors(first: 3) { nodes { id slug } }', 'name'],
  ['TradeAgreement', 'slug', 'tradeAgreements(first: 3) { nodes { id slug } }', 'title'],
] as const

describe('entities', () => {
  test.each(naturalKeys)('of type %s are the same by %s as by id', async (type, key, listed, field) => {
    const [list] = Object.values(await data(`{ ${listed} }`)) as [{ nodes?: unknown[] } & unknown[]]
    const things = (list.nodes ?? list) as Record<string, string>[]
    expect(things.length).toBeGreaterThan(0)
    const selection = `... on ${type} { id ${key} ${field} }`
    const byKey = await entities(
      things.map((thing) => ({ __typename: type, [key]: thing[key] })),
      selection,
    )
    // One statement for the things themselves, one for keys that are not ids.
    expect(server.statements.length).toBeLessThanOrEqual(2)
    const byId = await entities(
      things.map(({ id }) => ({ __typename: type, id })),
      selection,
    )
    const { nodes } = await data(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ${selection} } }`, {
      ids: things.map(({ id }) => id),
    })
    expect(byKey).toEqual(nodes)
    expect(byId).toEqual(nodes)
    expect(nodes.map((node: Record<string, string>) => node[key])).toEqual(things.map((thing) => thing[key]))
  })

  test('every node type has a key, and every key a type', () => {
    const { sdl } = Object(schema.getQueryType()!.getFields()._service!.resolve!({}, {}, {}, {} as never))
    const keyed = [...sdl.matchAll(/^type (\w+) (?:implements [\w &]+ )?@key\(fields: "id"\)/gm)].map(
      ([, name]) => name,
    )
    const nodes = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
      .map(({ name }) => name)
    expect(keyed.sort()).toEqual(nodes.sort())
  })

  test('come in the order asked for, mixed and repeated, null where a key is nobody’s', async () => {
    const { companies } = await data('{ companies(first: 1) { nodes { slug name } } }')
    const [company] = companies.nodes
    const india = { __typename: 'Country', iso3: 'IND' }
    expect(
      await entities(
        [
          { __typename: 'Company', slug: 'none' },
          india,
          { __typename: 'Company', slug: company.slug },
          { __typename: 'Country', iso3: 'XXX' },
          { __typename: 'ModelParameter', symbol: 'none' },
          india,
        ],
        '... on Country { name } ... on Company { name }',
      ),
    ).toEqual([
      null,
      { __typename: 'Country', name: 'India' },
      { __typename: 'Company', name: company.name },
      null,
      null,
      { __typename: 'Country', name: 'India' },
    ])
    expect(server.statements).toHaveLength(3)
    expect(await entities([], '')).toEqual([])
  })

  test('may stand in the query itself, with variables in them and more than a key', async () => {
    expect(
      await data(
        `query ($code: String!) {
          _entities(representations: [{ __typename: "Country", iso3: $code, note: { any: [1] } }]) { ... on Country { name } }
        }`,
        { code: 'JPN' },
      ),
    ).toEqual({ _entities: [{ name: 'Japan' }] })
  })

  test('that a caller stored are nobody else’s', async () => {
    const theirs = (await server.executeAs('bob', simulate)).simulate.id
    const own = (await data(simulate)).simulate
    expect(
      await entities(
        [theirs, own.id].map((id) => ({ __typename: 'Simulation', id })),
        '... on Simulation { fingerprint }',
      ),
    ).toEqual([null, { __typename: 'Simulation', fingerprint: own.fingerprint }])
    const asBob = await server.executeAs('bob', entitiesQuery('... on Simulation { id }'), {
      representations: [{ __typename: 'Simulation', id: theirs }],
    })
    expect(asBob._entities).toEqual([{ __typename: 'Simulation', id: theirs }])
  })
})

describe('refuses', () => {
  const idOf = (typename: string, key: string) => Buffer.from(`${typename}:${key}`).toString('base64')

  test.each([
    ['text', 'Country', /no object/],
    ['a number', 7, /no object/],
    ['a list', [[]], /no object/],
    ['no type', { iso3: 'IND' }, /`__typename`/],
    ['a type that is no text', { __typename: ['Country'], iso3: 'IND' }, /`__typename`/],
    ['an unknown type', { __typename: 'Planet', id: 'x' }, /"Planet" is no entity/],
    ['a type without keys', { __typename: 'DataSet', version: '1' }, /"DataSet" is no entity/],
    ['an interface', { __typename: 'Node', id: 'x' }, /"Node" is no entity/],
    ['a property of every object', { __typename: 'constructor', id: 'x' }, /"constructor" is no entity/],
    ['no key', { __typename: 'Country', name: 'India' }, /id or iso3/],
    ['a key that is no text', { __typename: 'Country', iso3: { contains: '' } }, /id or iso3/],
    [
      'a slug of scenarios, which is its owner’s alone',
      { __typename: 'Scenario', slug: 'quota-2010' },
      /as id/,
    ],
    ['a NUL character', { __typename: 'Company', slug: 'a\0' }, /NUL/],
  ])('%s, and says where', async (_name, representation, message) => {
    const good = { __typename: 'Country', iso3: 'IND' }
    const error = await refusal([good, representation])
    expect(error.message).toMatch(message)
    expect(error.message).toContain('representations.1')
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'representations.1' })
    expect(server.statements).toEqual([])
  })

  test.each([
    ['of another type', idOf('Company', 'x'), /id of a Company/],
    ['of no type', idOf('Planet', 'x'), /no id of this API/],
    ['that is none', 'x', /no id of this API/],
  ])('an id %s', async (_name, id, message) => {
    const error = await refusal([{ __typename: 'Country', id }])
    expect(error.message).toMatch(message)
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' })
    expect(server.statements).toEqual([])
  })

  test('nothing at all, and null', async () => {
    for (const representations of [undefined, null, [null]]) {
      expect((await refusal(representations)).message).toMatch(/\$representations/)
    }
  })

  test(`more than ${LIMITS.maxPage} things`, async () => {
    const india = { __typename: 'Country', iso3: 'IND' }
    const many = (count: number) => Array.from({ length: count }, () => india)
    expect(await entities(many(LIMITS.maxPage), '')).toHaveLength(LIMITS.maxPage)
    const error = await refusal(many(LIMITS.maxPage + 1))
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'representations' })
    expect(server.statements).toEqual([])
  })

  test('what costs too much, counted by things, before any key is looked up', async () => {
    const many = Array.from({ length: 50 }, (_, i) => ({ __typename: 'Company', slug: `c${i}` }))
    const selection = (first: number) =>
      `... on Company { country { observations(first: ${first}) { nodes { id year value } } } }`
    expect(await entities(many.slice(0, 5), selection(100))).toHaveLength(5)
    const error = await refusal(many, selection(100))
    expect(error.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', maximum: LIMITS.cost })
    expect(error.extensions.cost).toBeGreaterThan(50 * 100 * 4)
    expect(server.statements).toEqual([])
  })

  test('what is too deep', async () => {
    const deep = `${'country { companies(first: 1) { nodes { '.repeat(5)} id ${'} } }'.repeat(5)}`
    const error = await refusal([{ __typename: 'Company', slug: 'x' }], `... on Company { ${deep} }`)
    expect(error.extensions).toMatchObject({ code: 'QUERY_TOO_DEEP' })
    expect(server.statements).toEqual([])
  })
})
