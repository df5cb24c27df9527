import { beforeAll, expect } from 'vitest'
import { besiege } from './victim.ts'

const { victim, attack } = besiege()

let ada: { authorization: string }
beforeAll(async () => {
  ada = await victim.key('ada')
})

const ask = async (query: string, variables: object = {}) =>
  (await victim.post({ query, variables }, ada)).body.data.it

let made = 0
const scenario = async (): Promise<string> =>
  (
    await ask(
      `mutation { it: createScenario(input: { slug: "race-${made++}", title: "x", run: {} }) { ... on Scenario { id } } }`,
    )
  ).id

/** How often which type is the answer. */
function count(answers: { __typename: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { __typename: name } of answers) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const remove = 'mutation ($id: ID!) { it: deleteScenario(input: { id: $id, version: 1 }) { __typename } }'
const change =
  'mutation ($id: ID!) { it: updateScenario(input: { id: $id, version: 1, title: "y" }) { __typename } }'
const share =
  'mutation ($id: ID!) { it: setVisibility(input: { id: $id, visibility: PUBLIC }) { __typename } }'

/** What is on record of a scenario, as kinds in the order of versions. */
const record = async (id: string) => {
  const scenarioId = Buffer.from(id, 'base64').toString().split(':')[1]!
  const changes = await victim.server.database.client.scenarioChange.findMany({ where: { scenarioId } })
  return changes.map(({ kind }) => kind).sort()
}

attack('deleting one scenario ten times at once: it goes once', async () => {
  const id = await scenario()
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(remove, { id })))
  await victim.prepared()
  expect(count(answers)).toEqual({ DeletedScenario: 1, NotFoundError: 9 })
  expect(await record(id)).toEqual(['CREATED', 'DELETED'])
})

attack('changing and deleting one version at once: one of the two happens', async () => {
  for (let round = 0; round < 5; round++) {
    const id = await scenario()
    const [changed, removed] = await Promise.all([ask(change, { id }), ask(remove, { id })])
    const happened = [changed.__typename, removed.__typename].filter((name) =>
      /^(Deleted)?Scenario$/.test(name),
    )
    expect(happened).toHaveLength(1)
    expect(await record(id)).toEqual(['CREATED', happened[0] === 'Scenario' ? 'UPDATED' : 'DELETED'].sort())
  }
  await victim.prepared()
})

attack('sharing a scenario while it is deleted: nothing is left that others can read', async () => {
  const eve = await victim.key('eve')
  for (let round = 0; round < 5; round++) {
    const id = await scenario()
    const [shared, removed] = await Promise.all([ask(share, { id }), ask(remove, { id })])
    // Sharing is a change: whoever comes second meets another version, or nothing.
    expect([shared.__typename, removed.__typename]).toSatisfy(
      ([first, second]: string[]) =>
        (first === 'VisibilitySet' && second === 'VersionConflictError') ||
        (first === 'NotFoundError' && second === 'DeletedScenario'),
    )
    const { body } = await victim.post(
      { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id } },
      eve,
    )
    expect(body.data.node).toEqual(removed.__typename === 'DeletedScenario' ? null : { id })
  }
  await victim.prepared()
})

attack(
  'storing one run ten times at once: it is there once, and deleting it twice at once takes it once',
  async () => {
    const run = 'mutation { it: simulate(input: { horizonYears: 4 }) { ... on Simulation { id } } }'
    const ids = new Set((await Promise.all(Array.from({ length: 10 }, () => ask(run)))).map(({ id }) => id))
    expect(ids.size).toBe(1)
    const gone = 'mutation ($id: ID!) { it: deleteSimulation(input: { id: $id }) { __typename } }'
    const [id] = ids
    const answers = await Promise.all([ask(gone, { id }), ask(gone, { id })])
    expect(Object.values(count(answers)).sort()).toEqual([1, 1])
    expect(await ask('{ it: simulations { totalCount } }')).toEqual({ totalCount: 0 })
    await victim.prepared()
  },
)

attack('using a key while it is revoked: no request after the answer gets in', async () => {
  const { body } = await victim.post(
    {
      query:
        'mutation { it: createApiKey(input: { name: "a", owner: "b", scopes: [READ] }) { ... on CreatedApiKey { secret apiKey { id } } } }',
    },
    ada,
  )
  const { secret, apiKey } = body.data.it
  const use = () => victim.server.execute('{ viewer { name } }', {}, { authorization: `Bearer ${secret}` })
  const revoke = ask('mutation ($id: ID!) { it: revokeApiKey(input: { id: $id }) { __typename } }', {
    id: apiKey.id,
  })
  const during = await Promise.all(Array.from({ length: 10 }, use))
  expect((await revoke).__typename).toBe('ApiKey')
  await victim.prepared()
  for (const { status } of during) expect([200, 401]).toContain(status)
  const after = await Promise.all(Array.from({ length: 5 }, use))
  expect(after.map(({ status }) => status)).toEqual(Array(5).fill(401))
})
