import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const data = async (query: string, variables: object = {}) => {
  const { body } = await server.execute(query, variables)
  expect(body.errors).toBeUndefined()
  return body.data
}

const lists = [
  'companies',
  'countries',
  'facilities',
  'materials',
  'notes',
  'observations',
  'policyMeasures',
  'prices',
  'productionTargets',
  'scenarios',
  'sectors',
  'sources',
  'tradeAgreements',
]

describe('pages', () => {
  test.each(lists)('of %s join up to the whole list, forwards and backwards', async (list) => {
    const forwards: string[] = []
    const query = `query ($after: String, $before: String, $first: Int, $last: Int) {
      ${list}(after: $after, before: $before, first: $first, last: $last) {
        totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`
    let after: string | null = null
    let total = 0
    do {
      const page: Page = (await data(query, { after, first: 100 }))[list]
      forwards.push(...page.nodes.map((node) => node.id))
      expect(page.edges.map((edge) => edge.node.id)).toEqual(page.nodes.map((node) => node.id))
      total = page.totalCount
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(forwards).toHaveLength(total)
    expect(new Set(forwards).size).toBe(total)
    expect(total).toBeGreaterThan(0)

    const tail: Page = (await data(query, { last: 3 }))[list]
    expect(tail.nodes.map((node) => node.id)).toEqual(forwards.slice(-3))
    const before: Page = (await data(query, { last: 2, before: tail.pageInfo.startCursor }))[list]
    expect(before.nodes.map((node) => node.id)).toEqual(forwards.slice(0, -3).slice(-2))
  })

  test.each(['YEAR_ASC', 'YEAR_DESC'])(
    'of observations keep the order %s, those without a year last',
    async (orderBy) => {
      const years: (number | null)[] = []
      let after: string | null = null
      do {
        const { observations } = (await data(
          `query ($after: String, $orderBy: ObservationOrder!) {
          observations(first: 100, after: $after, orderBy: $orderBy) { nodes { year } pageInfo { hasNextPage endCursor } }
        }`,
          { after, orderBy },
        )) as {
          observations: {
            nodes: { year: number | null }[]
            pageInfo: { hasNextPage: boolean; endCursor: string }
          }
        }
        years.push(...observations.nodes.map((node) => node.year))
        after = observations.pageInfo.hasNextPage ? observations.pageInfo.endCursor : null
      } while (after !== null)
      const dated = years.filter((year) => year !== null)
      expect(years.slice(0, dated.length)).toEqual(
        [...dated].sort((a, b) => (orderBy === 'YEAR_ASC' ? a - b : b - a)),
      )
    },
  )

  test('have 20 entries unless told otherwise', async () => {
    expect((await data('{ observations { nodes { id } } }')).observations.nodes).toHaveLength(20)
  })

  test.each([
    ['first: 101', 'first'],
    ['first: 0', 'first'],
    ['first: -1', 'first'],
    ['last: 0', 'last'],
    ['last: 101', 'last'],
    ['last: -2147483648', 'last'],
    ['first: 1, last: 1', 'last'],
    ['first: 1, after: "x", before: "x"', 'before'],
    ['first: 1, before: "x"', 'before'],
    ['last: 1, after: "x"', 'after'],
    ['after: "nonsense"', 'after'],
    ['after: "R1BDOk46NQ=="', 'after'],
  ])('refuse (%s), at the root and below it', async (args, argument) => {
    for (const query of [
      `{ observations(${args}) { nodes { id } } }`,
      `{ simulations(${args}) { nodes { id } } }`,
      `{ country(iso3: "IND") { observations(${args}) { nodes { id } } } }`,
      `{ country(iso3: "IND") { ...on Country { policyMeasures { nodes { observations(${args}) { totalCount } } } } } }`,
    ]) {
      const { body } = await server.execute(query)
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
      expect(server.statements).toEqual([])
    }
  })

  test('of simulations refuse a cursor of another list', async () => {
    const { countries } = await data('{ countries(first: 1) { edges { cursor } } }')
    const { body } = await server.execute(
      `{ simulations(after: "${countries.edges[0].cursor}") { nodes { id } } }`,
    )
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
  })

  test('count only when asked', async () => {
    await data('{ observations(first: 1) { nodes { id } } }')
    expect(server.statements).toHaveLength(1)
    expect(server.statements.join()).not.toMatch(/count\(/i)
    await data('{ observations { totalCount } }')
    expect(server.statements).toHaveLength(1)
    expect(server.statements.join()).toMatch(/count\(/i)
  })
})

interface Page {
  totalCount: number
  nodes: { id: string }[]
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string }
}

describe('limits', () => {
  test('cost counts variables and lists', async () => {
    const query = `query ($n: Int) {
      countries(first: $n) { nodes { observations(first: $n) { nodes { sources { title url publisher } } } } }
    }`
    expect((await server.execute(query, { n: 5 })).body.errors).toBeUndefined()
    const { body } = await server.execute(query, { n: 100 })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' })
    expect(server.statements).toEqual([])
  })

  test('the observations of a source cost more than their page: the database reads them all', async () => {
    const { body } = await server.execute(`{ source(key: "wgi_pv") {
      observations(first: 1) { nodes { sources { observations(first: 1) { nodes { sources { key } } } } } }
    } }`)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY' })
    expect(server.statements).toEqual([])
  })

  test('depth counts through fragments', async () => {
    const nest = (levels: number): string =>
      levels === 0 ? 'iso3' : `companies(first: 1) { nodes { ...C${levels} } }`
    const fragments = [1, 2, 3, 4, 5, 6]
      .map((level) => `fragment C${level} on Company { country { ${nest(level - 1)} } }`)
      .join('\n')
    const { body } = await server.execute(`{ country(iso3: "IND") { ${nest(6)} } }\n${fragments}`)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_DEEP' })
    expect(server.statements).toEqual([])
  })

  test('filters take no endless lists', async () => {
    const indicators = Array(251).fill('MINE_PRODUCTION')
    const { body } = await server.execute(
      'query ($f: ObservationFilter) { observations(filter: $f) { nodes { id } } }',
      { f: { indicators } },
    )
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'filter.indicators',
    })
  })
})
