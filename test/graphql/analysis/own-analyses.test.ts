import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importDataSet, shippedFolder } from '../../../src/store/import-data-set.ts'
import { copyDataFolder } from '../../store/data-folder-copy.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { type Mutation, mutationOf, mutations, queryFields, smallest } from './studies.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await server.database.client.analysis.deleteMany()
  await server.database.client.analysisResult.deleteMany()
})

const stored = async () => ({
  analyses: await server.database.client.analysis.count(),
  results: await server.database.client.analysisResult.count(),
})

const facts = `... on Analysis {
  createdAt fingerprint modelVersion dataSetVersion startYear horizonYears scenario { slug }
  overridden { symbol value default } levers { japan { publicStockDays } } stale staleReason
}`

const ask = async (mutation: Mutation, input: object = {}) => {
  const source = mutationOf(mutation, `... on Node { id } ${facts}`)
  const { body } = await server.execute(source, { input: { ...smallest[mutation], ...input } })
  expect(body.errors).toBeUndefined()
  return body.data[mutation]
}

const as = async (viewer: string, mutation: Mutation) => {
  const source = mutationOf(mutation, '... on Node { id } ... on Analysis { fingerprint }')
  return (await server.executeAs(viewer, source, { input: smallest[mutation] }))[mutation]
}

const remove = `mutation ($id: ID!) {
  deleteAnalysis(input: { id: $id }) { ... on DeletedAnalysis { id } ... on Error { code } ... on NotFoundError { kind key } }
}`

describe.each(mutations)('%s', (mutation) => {
  const { one, list } = queryFields[mutation]
  const look = `query ($id: ID!) { ${one}(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }`

  test('gives the same node for the same request, and the same result for another caller', async () => {
    const first = await ask(mutation)
    expect(first).toMatchObject({ startYear: 2026, horizonYears: 1, stale: false, overridden: [] })
    expect(await ask(mutation)).toEqual(first)
    expect(await ask(mutation, { startYear: 2026, japan: { publicStockDays: 42 }, parameters: [] })).toEqual(
      first,
    )
    const theirs = await as('bob', mutation)
    expect(theirs.fingerprint).toBe(first.fingerprint)
    expect(theirs.id).not.toBe(first.id)
    expect(await stored()).toEqual({ analyses: 2, results: 1 })
    const reseeded = await ask(mutation, { seed: 2 })
    expect(reseeded.id).not.toBe(first.id)
    expect(reseeded.fingerprint).not.toBe(first.fingerprint)
  })

  test('stores one node for equal requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(mutation)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await stored()).toEqual({ analyses: 1, results: 1 })
  })

  test('is seen and deleted by its caller alone', async () => {
    const mine = await as('ada', mutation)
    const theirs = await as('bob', mutation)
    const { id } = mine
    expect(await server.executeAs('bob', look, { id })).toEqual({ [one]: null, node: null, nodes: [null] })
    expect(await server.executeAs('ada', look, { id })).toEqual({
      [one]: { id },
      node: { id },
      nodes: [{ id }],
    })
    const page = `{ ${list} { totalCount nodes { id } } }`
    expect(await server.executeAs('bob', page)).toEqual({
      [list]: { totalCount: 1, nodes: [{ id: theirs.id }] },
    })
    expect(await server.executeAs('eve', page)).toEqual({ [list]: { totalCount: 0, nodes: [] } })
    const missing = { code: 'NOT_FOUND', kind: mine.__typename, key: id }
    expect(await server.executeAs('bob', remove, { id })).toEqual({ deleteAnalysis: missing })
    expect(await server.executeAs('ada', remove, { id })).toEqual({ deleteAnalysis: { id } })
    expect(await server.executeAs('ada', remove, { id })).toEqual({ deleteAnalysis: missing })
    expect(await server.executeAs('ada', look, { id })).toEqual({ [one]: null, node: null, nodes: [null] })
    expect(await server.executeAs('bob', look, { id: theirs.id })).toMatchObject({ [one]: { id: theirs.id } })
  })

  test('takes few statements, and reads results where they are selected', async () => {
    await server.execute('{ modelParameter(symbol: "kappa") { value } }')
    const { id } = await ask(mutation)
    // Data-set version, look-up, and another when nobody else does it; two inserts with their commit, answer.
    expect(server.statements).toHaveLength(7)
    await ask(mutation)
    expect(server.statements).toHaveLength(2)
    await server.execute(`query ($id: ID!) { ${one}(id: $id) { id ${facts} } }`, { id })
    // The analysis, and the data-set version for its staleness.
    expect(server.statements).toHaveLength(2)
    expect(server.statements.join()).not.toContain('"details"')
    await server.execute(`{ ${list} { totalCount nodes { id fingerprint createdAt scenario { slug } } } }`)
    expect(server.statements).toHaveLength(2)
    expect(server.statements.join()).not.toContain('AnalysisResult')
  })

  test('lists the newest first and refuses a cursor of another list', async () => {
    const ids = []
    for (const seed of [1, 2, 3]) ids.push((await ask(mutation, { seed })).id)
    const rows = await server.database.client.analysis.findMany({ orderBy: { id: 'asc' } })
    for (const [minute, { id }] of rows.entries()) {
      await server.database.client.analysis.update({
        where: { id },
        data: { createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) },
      })
    }
    const query = `query ($after: String) {
      ${list}(first: 2, after: $after) { nodes { id createdAt } pageInfo { hasNextPage endCursor } }
    }`
    const page = (await server.execute(query)).body.data[list]
    const { endCursor } = page.pageInfo
    const rest = (await server.execute(query, { after: endCursor })).body.data[list]
    const all = [...page.nodes, ...rest.nodes]
    expect(all.map(({ createdAt }) => createdAt)).toEqual([
      '2026-01-01T00:02:00.000Z',
      '2026-01-01T00:01:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
    expect(all.map(({ id }) => id).sort()).toEqual(ids.sort())
    const { countries } = (await server.execute('{ countries(first: 1) { edges { cursor } } }')).body.data
    const { body } = await server.execute(query, { after: countries.edges[0].cursor })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
  })
})

test('analyses of every kind go stale with their scenario and with the data', async () => {
  const fresh = []
  for (const mutation of mutations)
    fresh.push(await ask(mutation, { scenario: 'quota-2010', horizonYears: 3 }))
  const kept = await ask('compare', { horizonYears: 3, parameters: [{ symbol: 'D0', value: 6590 }] })
  for (const analysis of fresh) {
    expect(analysis).toMatchObject({ scenario: { slug: 'quota-2010' }, stale: false, staleReason: null })
  }
  using copy = copyDataFolder()
  copy.edit('scenarios.csv', (text) => text.replace('""history"":""QUOTA_2010""', '""severityByYear"":[0.1]'))
  copy.edit('japan.csv', (text) => text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,6000'))
  await importDataSet({ client: server.database.client, folder: copy.folder })
  const { body } = await server.execute(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Node { id } ${facts} } }`,
    { ids: [...fresh, kept].map(({ id }) => id) },
  )
  await importDataSet({ client: server.database.client, folder: shippedFolder })
  const after = body.data.nodes
  const reason =
    /^The scenario "quota-2010" now gives other values: china\.oxide\. The data .*\bD0 6590 → 7090\b/
  for (const [position, analysis] of fresh.entries()) {
    const staleReason = expect.stringMatching(reason)
    expect(after[position]).toEqual({ ...analysis, stale: true, staleReason })
  }
  // Shares of D0 have changed with it, but not what was set.
  expect(after.at(-1).staleReason).toMatch(/^The data behind it have changed: c_m /)
  expect(after.at(-1).staleReason).not.toContain('D0')
})

test('an analysis is found under its own type alone', async () => {
  const { id } = await ask('attribute')
  const { body } = await server.execute('query ($id: ID!) { comparison(id: $id) { id } }', { id })
  expect(body.errors?.[0]).toMatchObject({
    message: 'This is the id of a Attribution, not of a Comparison.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
  })
  const key = Buffer.from(id, 'base64').toString().split(':')[1]
  const disguised = Buffer.from(`Comparison:${key}`).toString('base64')
  const look = 'query ($id: ID!) { comparison(id: $id) { id } node(id: $id) { id } }'
  expect((await server.execute(look, { id: disguised })).body.data).toEqual({ comparison: null, node: null })
  expect((await server.execute(remove, { id: disguised })).body.data.deleteAnalysis).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('what is no analysis cannot be deleted as one', async () => {
  const { country } = (await server.execute('{ country(iso3: "IND") { id } }')).body.data
  const { body } = await server.execute(remove, { id: country.id })
  expect(body.errors?.[0]).toMatchObject({
    message: 'This is the id of a Country, not of an analysis.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
  })
})
