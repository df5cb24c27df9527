import { isDeepStrictEqual } from 'node:util'
import { isInterfaceType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const schema = createSchema()

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema })
})
afterAll(() => server.close())

const cost = async (query: string, variables: object = {}) => {
  const { body } = await server.execute(query, variables)
  expect(body.errors).toBeUndefined()
  return body.extensions.cost
}

describe('requested', () => {
  const one = '{ country(iso3: "IND") { name iso3 } }'
  const base = 3

  test('counts fields, aliases and fragments alike', async () => {
    expect((await cost(one)).requested).toBe(base)
    expect((await cost('{ a: country(iso3: "IND") { a: name b: name } }')).requested).toBe(base)
    expect(
      (
        await cost(
          '{ ...F } fragment F on Query { country(iso3: "IND") { ...G } } fragment G on Country { name iso3 }',
        )
      ).requested,
    ).toBe(base)
    expect(
      (await cost('{ a: country(iso3: "IND") { name } b: country(iso3: "JPN") { name } }')).requested,
    ).toBe(4)
  })

  test('counts pages the same from literals, variables and defaults', async () => {
    const literal = (await cost('{ countries(first: 50) { nodes { name } } }')).requested
    const variable = 'query ($n: Int) { countries(first: $n) { nodes { name } } }'
    expect((await cost(variable, { n: 50 })).requested).toBe(literal)
    const withDefault = 'query ($n: Int = 50) { countries(first: $n) { nodes { name } } }'
    expect((await cost(withDefault)).requested).toBe(literal)
    expect((await cost(withDefault, { n: 5 })).requested).toBeLessThan(literal)
  })

  test('counts what directives may leave out, and the answer gives it back', async () => {
    const query = `query ($on: Boolean!) { country(iso3: "IND") { name observations(first: 100) @include(if: $on) { nodes { id } } } }`
    const [off, on] = [await cost(query, { on: false }), await cost(query, { on: true })]
    expect(off.requested).toBe(on.requested)
    expect(off.actual).toBe(2)
    expect(on.actual).toBeGreaterThan(100)
  })

  test('counts the operation that runs, wherever it stands in the document', async () => {
    const costly = 'observations(first: 100) { nodes { sources { title url publisher } } }'
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query Cheap { __typename } query Costly { ${costly} }`,
        operationName: 'Costly',
      }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
    const body = (await response.json()) as any
    expect(body.extensions.cost.requested).toBe((await cost(`{ ${costly} }`)).requested)
  })

  test('no implementation of an interface may cost more than the interface says', () => {
    const differing = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        type.getInterfaces().flatMap((parent) =>
          Object.values(parent.getFields())
            .filter(
              ({ name, extensions }) =>
                !isDeepStrictEqual(type.getFields()[name]!.extensions.complexity, extensions.complexity),
            )
            .map(({ name }) => `${type.name}.${name}`),
        ),
      )
    expect(differing).toEqual([])
  })
})

describe('actual', () => {
  test('counts lists as long as they are', async () => {
    const { actual } = await cost(
      '{ country(iso3: "IND") { name companies(first: 100) { nodes { name slug } } } }',
    )
    const { body } = await server.execute(
      '{ country(iso3: "IND") { companies(first: 100) { nodes { name } } } }',
    )
    // Country, name, companies and nodes, then two fields an entry; `nodes` of the connection is one field.
    expect(actual).toBe(4 + 2 * body.data.country.companies.nodes.length)
  })

  test('counts a run of the model at its own cost', async () => {
    const { requested, actual } = await cost(
      '{ preview(input: { horizonYears: 3 }) { ... on Preview { years { year } } ... on InvalidInputError { message } } }',
    )
    expect(actual).toBe(100 + 1 + 3)
    expect(requested).toBeGreaterThan(100)
  })

  test('counts what is not there as little as it is', async () => {
    expect(
      await cost('{ country(iso3: "XXX") { name observations(first: 100) { nodes { id } } } }'),
    ).toMatchObject({
      actual: 1,
    })
  })
})

describe('arguments', () => {
  test.each([
    ['a text', '{ country(iso3: $text) { name } }', 'String!', 'x'.repeat(10_001), 'iso3'],
    ['a list of ids', '{ nodes(ids: $text) { id } }', '[ID!]!', Array(101).fill('U291cmNlOng='), 'ids'],
    [
      'a list in a filter',
      '{ observations(filter: $text) { totalCount } }',
      'ObservationFilter',
      { indicators: Array(251).fill('MINE_PRODUCTION') },
      'filter.indicators',
    ],
  ])('%s that is too long is refused by name', async (_name, query, type, text, argument) => {
    const { status, body } = await server.execute(`query ($text: ${type}) ${query}`, { text })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
    expect(body.errors?.[0]?.message.length).toBeLessThan(200)
    expect(server.statements).toEqual([])
  })

  test('a list in a literal is held to the same', async () => {
    const list = (count: number) =>
      `{ observations(filter: { indicators: [${Array(count).fill('MINE_PRODUCTION')}] }) { totalCount } }`
    expect((await server.execute(list(250))).body.errors).toBeUndefined()
    expect((await server.execute(list(251))).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('are refused also where a directive would leave the field out', async () => {
    const { body } = await server.execute(
      '{ __typename countries(first: -1) @include(if: false) { totalCount } }',
    )
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' })
  })
})

test('rateLimit says what is left, itself taken off', async () => {
  const ask = async () => (await server.execute('{ rateLimit { limit remaining cost resetAt } }')).body
  const [first, second] = [await ask(), await ask()]
  expect(first.data.rateLimit).toMatchObject({ limit: 1_000_000_000, cost: 10 })
  expect(second.data.rateLimit.remaining).toBe(first.data.rateLimit.remaining - 10)
  expect(second.extensions.cost).toEqual({
    requested: 5,
    actual: 5,
    available: second.data.rateLimit.remaining,
  })
  expect(Date.parse(first.data.rateLimit.resetAt)).toBeGreaterThan(Date.parse('2026-01-15T12:00:00Z'))
})
