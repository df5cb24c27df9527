import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/server.ts'

const noon = new Date('2026-01-15T12:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(noon.getTime() + hours * hour)
let clock = noon

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ now: () => clock, limits: { viewerBudget: 30_000 } })
})
afterAll(() => server.close())
beforeEach(() => {
  clock = noon
})

const data = async (query: string, headers: Record<string, string>) => {
  const { status, body } = await server.execute(query, {}, headers)
  expect(body.errors).toBeUndefined()
  expect(status).toBe(200)
  return body.data
}

test('a clock set back by an hour: the same request still gives its one run, and the pages of the list have every run once', async () => {
  const ada = await server.authorization('ada')
  const simulate = async (days: number) => {
    const input = `horizonYears: 2, japan: { publicStockDays: ${days} }`
    const query = `mutation { simulate(input: { ${input} }) { ... on Simulation { id createdAt } } }`
    return (await data(query, ada)).simulate
  }
  const before = [await simulate(1), await simulate(2)]
  clock = at(-1)
  const since = [await simulate(3), await simulate(4)]
  expect(await simulate(1)).toEqual(before[0])
  expect(since[0].createdAt).toBe(at(-1).toISOString())

  const listed: object[] = []
  for (let after: string | null = ''; after !== null; ) {
    const place: string = after && `, after: "${after}"`
    const query = `{ simulations(first: 1${place}) { nodes { id createdAt } pageInfo { hasNextPage endCursor } } }`
    const { nodes, pageInfo } = (await data(query, ada)).simulations
    listed.push(...nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  }
  const key = ({ id }: { id: string }) => Buffer.from(id, 'base64').toString()
  const byId = (runs: { id: string }[]) => runs.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  expect(listed).toEqual([...byId(before), ...byId(since)])
})

test('changes of a scenario are listed in their order, none dated before the one that it follows', async () => {
  const ada = await server.authorization('ada')
  const input = 'slug: "mine", title: "One", run: {}'
  const made = `mutation { createScenario(input: { ${input} }) { ... on Scenario { id } } }`
  const { id } = (await data(made, ada)).createScenario
  clock = at(-1)
  const update = `mutation { updateScenario(input: { id: "${id}", version: 1, title: "Two" }) { __typename } }`
  expect((await data(update, ada)).updateScenario.__typename).toBe('Scenario')
  const deletion = `mutation { deleteScenario(input: { id: "${id}", version: 2 }) { __typename } }`
  await data(deletion, ada)
  const { nodes } = (await data('{ scenarioChanges { nodes { version at } } }', ada)).scenarioChanges
  expect(nodes).toEqual([3, 2, 1].map((version) => ({ version, at: noon.toISOString() })))
})

test('a key works until its end by the clock, whichever way that was set; when it was last used stays', async () => {
  const admin = await server.authorization('root', ['ADMIN'])
  const create = `mutation { createApiKey(input: { name: "n", owner: "ada", scopes: [READ], expiresAt: "${at(1).toISOString()}" }) {
    ... on CreatedApiKey { secret }
  } }`
  const { secret } = (await data(create, admin)).createApiKey
  const headers = { authorization: `Bearer ${secret}` }
  const statuses: number[] = []
  for (const hours of [0, -48, 0.5, 1, 2, -1]) {
    clock = at(hours)
    statuses.push((await server.execute('{ viewer { name } }', {}, headers)).status)
  }
  expect(statuses).toEqual([200, 200, 200, 401, 401, 200])
  const found = await server.database.client.apiKey.findFirstOrThrow({ where: { expiresAt: at(1) } })
  expect(found).toMatchObject({ createdAt: noon, lastUsedAt: at(0.5), revokedAt: null })
})

test('a budget neither grows nor is lost by it, and ends within its window', async () => {
  const grace = await server.authorization('grace')
  const rateLimit = async () => (await data('{ rateLimit { remaining resetAt } }', grace)).rateLimit
  const first = await rateLimit()
  clock = at(-24)
  const second = await rateLimit()
  expect(second.remaining).toBeLessThan(first.remaining)
  const left = Date.parse(second.resetAt) - clock.getTime()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(60_000)
})
