import { beforeAll, expect } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { besiege, idOf, refusals } from './victim.ts'

const schema = createSchema()
const { victim, attack } = besiege({ schema })

type Header = { authorization: string }
let ada: Header
let eve: Header
let reader: Header
/** What Ada has stored, by type. */
const adas: Record<string, string> = {}
const nobodys = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

const makers = {
  Scenario: 'createScenario(input: { slug: "adas-plan", title: "Plan", run: { horizonYears: 1 } })',
  Simulation: 'simulate(input: { horizonYears: 1 })',
  Attribution: 'attribute(input: { horizonYears: 1, uncertainty: { runs: 64 } })',
}

beforeAll(async () => {
  ada = await victim.key('ada')
  eve = await victim.key('eve', ['READ', 'SIMULATE', 'ANALYSE'])
  reader = await victim.key('reader', ['READ'])
  for (const [type, maker] of Object.entries(makers)) {
    const { body } = await victim.post(
      { query: `mutation { made: ${maker} { ... on ${type} { id } } }` },
      ada,
    )
    adas[type] = body.data.made.id
  }
})

/** Data of an operation as Eve, once with an id of Ada's and once with the like of it that nobody has. */
async function asEve(query: string, type: string) {
  const ask = async (id: string) => {
    const { body } = await victim.post({ query, variables: { id } }, eve)
    const quoted = `${id.slice(0, 60)}…`
    return JSON.parse(
      JSON.stringify(body.data ?? body.errors)
        .replaceAll(id, 'ID')
        .replaceAll(quoted, 'ID'),
    )
  }
  return [await ask(adas[type]!), await ask(idOf(type, nobodys))]
}

const notFound = (kind: string, key = 'ID') => ({ code: 'NOT_FOUND', kind, key })
const why = '__typename ... on Error { code message } ... on NotFoundError { kind key }'

attack('changing the scenario of somebody else, whose id and version are known', async () => {
  const answers = await asEve(
    `mutation ($id: ID!) { it: updateScenario(input: { id: $id, version: 1, title: "Eve was here" }) { ${why} } }`,
    'Scenario',
  )
  for (const { it } of answers) expect(it).toMatchObject({ code: 'NOT_FOUND', kind: 'Scenario' })
})

attack('telling by the version whether somebody else has the scenario', async () => {
  for (const version of [1, 2, -1]) {
    const [theirs, none] = await asEve(
      `mutation ($id: ID!) { it: deleteScenario(input: { id: $id, version: ${version} }) { ${why} } }`,
      'Scenario',
    )
    expect({ ...theirs.it, key: '', message: '' }).toEqual({ ...none.it, key: '', message: '' })
    expect(theirs.it).toMatchObject({ __typename: 'NotFoundError', code: 'NOT_FOUND' })
  }
})

attack('deleting the run of somebody else', async () => {
  const [theirs, none] = await asEve(
    `mutation ($id: ID!) { it: deleteSimulation(input: { id: $id }) { ${why} } }`,
    'Simulation',
  )
  expect(theirs.it).toMatchObject(notFound('Simulation'))
  expect(theirs).toEqual(none)
})

attack('deleting the analysis of somebody else', async () => {
  const [theirs, none] = await asEve(
    `mutation ($id: ID!) { it: deleteAnalysis(input: { id: $id }) { ${why} } }`,
    'Attribution',
  )
  expect(theirs.it).toMatchObject(notFound('Attribution'))
  expect(theirs).toEqual(none)
})

attack('deleting a run under the type of an analysis, and the other way round', async () => {
  const key = (type: string) => Buffer.from(adas[type]!, 'base64').toString().split(':')[1]!
  for (const [field, type, id] of [
    ['deleteAnalysis', 'Attribution', idOf('Attribution', key('Simulation'))],
    ['deleteSimulation', 'Simulation', idOf('Simulation', key('Attribution'))],
  ]) {
    // Ada's own key: it is the type that is forged.
    const { body } = await victim.post(
      { query: `mutation ($id: ID!) { it: ${field}(input: { id: $id }) { ${why} } }`, variables: { id } },
      ada,
    )
    expect(body.data.it).toMatchObject(notFound(type!, id))
  }
})

attack('reading the history of the scenario of somebody else', async () => {
  const [theirs, none] = await asEve(
    'query ($id: ID!) { scenarioChanges(scenario: $id) { totalCount nodes { id } } }',
    'Scenario',
  )
  expect(theirs).toEqual({ scenarioChanges: { totalCount: 0, nodes: [] } })
  expect(theirs).toEqual(none)
  const rows = await victim.server.database.client.scenarioChange.findMany()
  const { body } = await victim.post(
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: rows.map(({ id }) => idOf('ScenarioChange', id)) },
    },
    eve,
  )
  expect(body.data.nodes).toEqual(rows.map(() => null))
})

attack('starting from the private scenario of somebody else, by every input that takes one', async () => {
  const key = Buffer.from(adas.Scenario!, 'base64').toString().split(':')[1]!
  const policies = '[{ label: "a" }, { label: "b" }]'
  const uncertainty = 'uncertainty: { runs: 64 }'
  for (const scenario of [adas.Scenario!, key, 'adas-plan']) {
    const given = `scenario: ${JSON.stringify(scenario)}`
    for (const operation of [
      `{ it: preview(input: { ${given} }) { ${why} } }`,
      `mutation { it: simulate(input: { ${given} }) { ${why} } }`,
      `mutation { it: attribute(input: { ${given}, ${uncertainty} }) { ${why} } }`,
      `mutation { it: sensitivity(input: { ${given}, samples: 16, shapleySamples: 0 }) { ${why} } }`,
      `mutation { it: compare(input: { ${given}, ${uncertainty}, policies: ${policies} }) { ${why} } }`,
      `mutation { it: recommend(input: { ${given}, runs: 64, policies: ${policies} }) { ${why} } }`,
    ]) {
      const { body } = await victim.post({ query: operation }, eve)
      expect(body.data?.it, operation).toMatchObject({ __typename: 'NotFoundError', kind: 'Scenario' })
    }
  }
})

attack('reading a run as a file, by its id in other spellings', async () => {
  const id = adas.Simulation!
  const text = Buffer.from(id, 'base64').toString()
  for (const spelling of [
    id,
    encodeURIComponent(id),
    id.replace(/=+$/, ''),
    Buffer.from(text.toUpperCase()).toString('base64'),
    Buffer.from(`${text}\0`).toString('base64url'),
    Buffer.from(`${text}' OR '1'='1`).toString('base64url'),
    text,
  ]) {
    const { status, text: answer } = await victim.send(`/export/simulations/${spelling}.csv`, {
      headers: eve,
    })
    expect([status, JSON.parse(answer).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND'])
  }
})

attack('guessing ids by the hundred', async () => {
  const ids = Array.from({ length: 97 }, (_, index) =>
    idOf('Simulation', `${nobodys.slice(0, -4)}${1000 + index}`),
  )
  const { body } = await victim.post(
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: [...ids, ...Object.values(adas)] },
    },
    eve,
  )
  expect(body).toMatchObject({ data: { nodes: Array(100).fill(null) } })
})

attack('every mutation with a key that may only read', async () => {
  const id = JSON.stringify(adas.Simulation)
  const policies = 'policies: [{ label: "a" }, { label: "b" }]'
  const inputs: Record<string, string> = {
    attribute: 'uncertainty: { runs: 64 }',
    compare: policies,
    createApiKey: 'name: "a", owner: "reader", scopes: [ADMIN]',
    createScenario: 'slug: "a", title: "a", run: {}',
    deleteAnalysis: `id: ${JSON.stringify(adas.Attribution)}`,
    deleteScenario: `id: ${JSON.stringify(adas.Scenario)}, version: 1`,
    deleteSimulation: `id: ${id}`,
    importScenario: 'document: {}',
    recommend: policies,
    revokeApiKey: `id: "${idOf('ApiKey', nobodys)}"`,
    sensitivity: 'samples: 16',
    setVisibility: `id: ${id}, visibility: PUBLIC`,
    simulate: '',
    updateScenario: `id: ${JSON.stringify(adas.Scenario)}, version: 1`,
  }
  expect(Object.keys(inputs)).toEqual(Object.keys(schema.getMutationType()!.getFields()).sort())
  for (const [field, input] of Object.entries(inputs)) {
    const reply = await victim.post(
      { query: `mutation { ${field}(input: { ${input} }) { __typename } }` },
      reader,
    )
    expect(refusals(reply), field).toEqual([
      { code: 'FORBIDDEN', message: expect.stringMatching(/^This needs the scope/) },
    ])
    expect(reply.body.data).toBeNull()
  }
})

attack('changing a preset as the owner of a key that is called like the owner of the presets', async () => {
  const dataSet = await victim.key('data-set')
  await victim.prepared()
  const { body } = await victim.post(
    { query: '{ scenario(slug: "quota-2010") { id version mine } }' },
    dataSet,
  )
  expect(body.data.scenario.mine).toBe(false)
  const { id, version } = body.data.scenario
  const forged = await victim.post(
    {
      query: `mutation ($id: ID!) { it: deleteScenario(input: { id: $id, version: ${version} }) { ${why} } }`,
      variables: { id },
    },
    dataSet,
  )
  expect(forged.body.data.it).toMatchObject({ code: 'NOT_FOUND', kind: 'Scenario' })
})

attack('being taken for all anonymous callers by the name of an owner', async () => {
  const named = await victim.key('anonymous')
  await victim.server.execute('mutation { simulate(input: { horizonYears: 2 }) { __typename } }')
  await victim.prepared()
  const { body } = await victim.post({ query: '{ simulations { totalCount } viewer { kind } }' }, named)
  expect(body.data).toEqual({ simulations: { totalCount: 0 }, viewer: { kind: 'API_KEY' } })
})

attack('telling the server who one is by headers of proxies', async () => {
  const names = [
    'x-user',
    'x-viewer',
    'x-forwarded-user',
    'x-remote-user',
    'x-api-key',
    'x-scopes',
    'x-original-url',
  ]
  const headers = Object.fromEntries(names.map((name) => [name, 'ada']))
  const { body } = await victim.post(
    { query: '{ viewer { name kind } simulations { nodes { id } } }' },
    headers,
  )
  expect(body.data.viewer).toEqual({ name: 'anonymous', kind: 'ANONYMOUS' })
  expect(JSON.stringify(body.data.simulations)).not.toContain(adas.Simulation)
})

attack(
  'a key in the address, a cookie, the body or by Basic is no credential, and none is logged',
  async () => {
    const key = ada.authorization.slice('Bearer '.length)
    const query = '{ viewer { kind } }'
    const anonymous = { data: { viewer: { kind: 'ANONYMOUS' } } }
    for (const name of ['access_token', 'authorization', 'api_key']) {
      const address = `/graphql?${new URLSearchParams({ query, [name]: key })}`
      const { body } = await victim.send(address, { headers: { 'apollo-require-preflight': '1' } })
      expect(body).toMatchObject(anonymous)
    }
    for (const headers of [
      { cookie: `token=${key}` },
      { 'x-api-key': key },
      { 'proxy-authorization': `Bearer ${key}` },
    ]) {
      expect((await victim.post({ query }, headers)).body).toMatchObject(anonymous)
    }
    const inBody = await victim.post({ query, extensions: { authorization: `Bearer ${key}` } })
    expect(inBody.body).toMatchObject(anonymous)
    const basic = await victim.post(
      { query },
      { authorization: `Basic ${Buffer.from(`ada:${key}`).toString('base64')}` },
    )
    expect(basic.status).toBe(401)
  },
)
