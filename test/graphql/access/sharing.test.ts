import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const policies = '[{ label: "a" }, { label: "b" }]'
/** How each kind of thing is stored, and the fields of Query that read it. */
const kinds: Record<string, { make: string; one?: string; list: string }> = {
  Scenario: {
    make: 'createScenario(input: { slug: "mine-SERIAL", title: "Mine", run: { horizonYears: 1 } })',
    list: 'scenarios',
  },
  Simulation: { make: 'simulate(input: { horizonYears: 1 })', one: 'simulation', list: 'simulations' },
  Comparison: {
    make: `compare(input: { horizonYears: 1, uncertainty: { runs: 64 }, policies: ${policies} })`,
    ...{ one: 'comparison', list: 'comparisons' },
  },
  Attribution: {
    make: 'attribute(input: { horizonYears: 1, uncertainty: { runs: 64 } })',
    ...{ one: 'attribution', list: 'attributions' },
  },
  Sensitivity: {
    make: 'sensitivity(input: { horizonYears: 1, samples: 16, shapleySamples: 0 })',
    ...{ one: 'sensitivity', list: 'sensitivities' },
  },
  Recommendation: {
    make: `recommend(input: { horizonYears: 1, runs: 64, policies: ${policies} })`,
    ...{ one: 'recommendation', list: 'recommendations' },
  },
}

let stored = 0
const store = async (owner: string, kind: string): Promise<string> => {
  const make = kinds[kind]!.make.replace('SERIAL', String(stored++))
  const made = await server.executeAs(owner, `mutation { made: ${make} { ... on ${kind} { id } } }`)
  return made.made.id
}
const share = async (owner: string, id: string, visibility: string) =>
  (
    await server.executeAs(
      owner,
      `mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: ${visibility} }) {
        ... on VisibilitySet { visibility node { id } } ... on NotFoundError { code kind key } } }`,
      { id },
    )
  ).setVisibility

describe.each(Object.keys(kinds))('a %s', (kind) => {
  const { one, list } = kinds[kind]!
  const fields = `... on ${kind} { id mine visibility }`
  const read = async (viewer: string, id: string) => {
    const data = await server.executeAs(
      viewer,
      `query ($id: ID!) { node(id: $id) { ${fields} } nodes(ids: [$id]) { ${fields} } ${one ? `one: ${one}(id: $id) { ${fields} }` : ''} }`,
      { id },
    )
    const [answer, ...others] = [data.node, data.nodes[0], ...(one ? [data.one] : [])]
    for (const other of others) expect(other).toEqual(answer)
    return answer
  }

  test('is private until its owner shares it, and again when its owner says so', async () => {
    const id = await store('ada', kind)
    expect(await read('bob', id)).toBeNull()
    expect(await read('ada', id)).toEqual({ id, mine: true, visibility: 'PRIVATE' })
    expect(await share('ada', id, 'PUBLIC')).toEqual({ visibility: 'PUBLIC', node: { id } })
    expect(await read('bob', id)).toEqual({ id, mine: false, visibility: 'PUBLIC' })
    expect(await share('ada', id, 'PRIVATE')).toEqual({ visibility: 'PRIVATE', node: { id } })
    expect(await read('bob', id)).toBeNull()
  })

  test('when shared is in no other list, and nobody else can change it', async () => {
    const id = await store('eve', kind)
    await share('eve', id, 'PUBLIC')
    const page = `{ ${list} { totalCount nodes { id mine } } }`
    const { nodes, totalCount } = (await server.executeAs('bob', page))[list]
    expect(nodes.map((node: { id: string }) => node.id)).not.toContain(id)
    expect(totalCount).toBe(nodes.length)
    for (const visibility of ['PRIVATE', 'PUBLIC']) {
      expect(await share('bob', id, visibility)).toEqual({ code: 'NOT_FOUND', kind, key: id })
    }
    expect(await read('eve', id)).toEqual({ id, mine: true, visibility: 'PUBLIC' })
  })

  test('that another caller has cannot be told from one that nobody has', async () => {
    const id = await store('ada', kind)
    const none = Buffer.from(`${kind}:3f2504e0-4f89-41d3-9a0c-0305e82c3301`).toString('base64')
    const [theirs, nobodys] = [await share('bob', id, 'PUBLIC'), await share('bob', none, 'PUBLIC')]
    expect(theirs).toEqual({ ...nobodys, key: id })
    expect(await read('bob', id)).toEqual(await read('bob', none))
  })
})

test('what belongs to nobody cannot be shared', async () => {
  const { body } = await server.execute(
    'mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: PUBLIC }) { __typename } }',
    { id: Buffer.from('Country:IND').toString('base64') },
  )
  expect(body.errors).toEqual([
    expect.objectContaining({
      message: "A Country is nobody's to share.",
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    }),
  ])
  expect(await share('bob', Buffer.from('Scenario:quota-2010').toString('base64'), 'PRIVATE')).toMatchObject({
    code: 'NOT_FOUND',
  })
})

describe('a shared run that started from a private scenario', () => {
  const look = `query ($id: ID!) { simulation(id: $id) { request scenario { id slug } stale staleReason levers { japan { publicStockDays } } } }`
  const run = `mutation { simulate(input: { scenario: "secret-plan" }) { ... on Simulation { id } } }`

  test('tells its levers, but neither the scenario nor what became of it', async () => {
    const { createScenario: scenario } = await server.executeAs(
      'ada',
      `mutation { createScenario(input: { slug: "secret-plan", title: "Secret", run: { horizonYears: 1, japan: { publicStockDays: 77 } } }) {
        ... on Scenario { id } } }`,
    )
    const { id } = (await server.executeAs('ada', run)).simulate
    await share('ada', id, 'PUBLIC')
    expect((await server.executeAs('bob', look, { id })).simulation).toEqual({
      ...{ request: {}, scenario: null, stale: false, staleReason: null },
      levers: { japan: { publicStockDays: 77 } },
    })
    await server.executeAs(
      'ada',
      `mutation ($id: ID!) { updateScenario(input: { id: $id, version: 1, run: { horizonYears: 1, japan: { publicStockDays: 99 } } }) { __typename } }`,
      { id: scenario.id },
    )
    const seen = JSON.stringify(await server.executeAs('bob', look, { id }))
    expect(seen).toContain('"stale":true')
    expect(seen).not.toMatch(/secret-plan|99|Secret/)
    expect((await server.executeAs('ada', look, { id })).simulation).toMatchObject({
      request: { scenario: 'secret-plan' },
      scenario: { slug: 'secret-plan' },
      staleReason: expect.stringContaining('publicStockDays'),
    })
    await share('ada', scenario.id, 'PUBLIC')
    expect((await server.executeAs('bob', look, { id })).simulation).toMatchObject({
      request: { scenario: 'secret-plan' },
      scenario: { id: scenario.id },
      staleReason: expect.stringContaining('publicStockDays'),
    })
  })

  test('cannot be started by somebody else, whether by slug or by id, until it is shared', async () => {
    const { createScenario: scenario } = await server.executeAs(
      'eve',
      `mutation { createScenario(input: { slug: "eves", title: "Eve", run: { horizonYears: 1 } }) { ... on Scenario { id } } }`,
    )
    const start = (key: string) =>
      server.executeAs(
        'bob',
        `mutation ($key: String!) { simulate(input: { scenario: $key }) { ... on Simulation { scenario { id } } ... on NotFoundError { message } } }`,
        { key },
      )
    expect((await start('eves')).simulate).toEqual({ message: 'Scenario "eves" was not found.' })
    const hidden = (await start(scenario.id)).simulate
    expect(hidden.message).toMatch(/was not found/)
    await share('eve', scenario.id, 'PUBLIC')
    expect((await start(scenario.id)).simulate).toEqual({ scenario: { id: scenario.id } })
    expect((await start('eves')).simulate).toEqual({ message: 'Scenario "eves" was not found.' })
  })
})
