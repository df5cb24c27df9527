import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'
import { keyOf } from './stored-things.ts'

let server: TestServer
let clock = new Date('2026-01-15T12:00:00Z')
let ada: { authorization: string }
let bob: { authorization: string }
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  ada = await server.authorization('ada')
  bob = await server.authorization('bob')
  for (const caller of [ada, bob]) await server.execute('{ viewer { name } }', {}, caller)
})
afterAll(() => server?.close())

// Later than whatever was stored before, and within the minute in which the use of a key is noted once.
beforeEach(() => {
  clock = new Date(clock.getTime() + 1_000)
})

const policies = 'policies: [{ label: "a" }, { label: "b", japan: { publicStockDays: 90 } }]'
const selection = 'id createdAt mine visibility fingerprint levers { japan { publicStockDays } }'

/** What is stored under each request, by its type: the mutation, and the list that has it. */
const kinds: Record<string, { make: (seed: number) => string; list: string }> = {
  Simulation: {
    make: (seed) => `simulate(input: { horizonYears: 2, seed: ${seed}, uncertainty: { runs: 64 } })`,
    list: 'simulations',
  },
  Comparison: {
    make: (seed) =>
      `compare(input: { horizonYears: 2, seed: ${seed}, uncertainty: { runs: 64 }, ${policies} })`,
    list: 'comparisons',
  },
  Attribution: {
    make: (seed) => `attribute(input: { horizonYears: 2, seed: ${seed}, uncertainty: { runs: 64 } })`,
    list: 'attributions',
  },
  Sensitivity: {
    make: (seed) => `sensitivity(input: { horizonYears: 2, seed: ${seed}, samples: 16, shapleySamples: 0 })`,
    list: 'sensitivities',
  },
  Recommendation: {
    make: (seed) => `recommend(input: { horizonYears: 2, seed: ${seed}, runs: 64, ${policies} })`,
    list: 'recommendations',
  },
}

/** What a request does that its caller could see or time. */
async function work(caller: { authorization: string }, operation: string) {
  const computed = vi.spyOn(server.studies, 'run')
  const { status, headers, body } = await server.execute(operation, {}, caller)
  const studies = computed.mock.calls.length
  computed.mockRestore()
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  const { requested, actual } = body.extensions.cost
  return {
    body,
    // What is sent at the same time may come in any order.
    seen: { status, kept, requested, actual, studies, statements: server.statements.toSorted() },
  }
}

describe.each(Object.entries(kinds))('two owners of an equal %s', (type, { make, list }) => {
  const operation = (seed: number) => `mutation { made: ${make(seed)} { ... on ${type} { ${selection} } } }`

  test('have each their own, and neither sees that the other has asked', async () => {
    const first = (await work(ada, operation(7))).body.data.made
    clock = new Date(clock.getTime() + 1_000)
    const second = (await work(bob, operation(7))).body.data.made
    expect(second.fingerprint).toBe(first.fingerprint)
    expect(second).toMatchObject({ mine: true, visibility: 'PRIVATE', createdAt: clock.toISOString() })
    expect(first.createdAt).not.toBe(second.createdAt)
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (const { id } of [first, second]) expect(keyOf(id)).toMatch(uuid)
    expect(keyOf(first.id)).not.toBe(keyOf(second.id))

    const page = `{ ${list} { totalCount nodes { id } } }`
    const { body } = await server.execute(page, {}, bob)
    expect(body.data[list]).toEqual({ totalCount: 1, nodes: [{ id: second.id }] })
    const read = await server.execute(`{ node(id: "${first.id}") { id } }`, {}, bob)
    expect(read.body.data.node).toBeNull()
  })

  test('do the same work for it, whether or not somebody else has asked before', async () => {
    const fresh = await work(bob, operation(8))
    await work(ada, operation(9))
    const known = await work(bob, operation(9))
    expect(known.seen).toEqual(fresh.seen)
    expect(known.seen.studies).toBe(1)
    // Only its own request is known again.
    const repeated = await work(bob, operation(9))
    expect(repeated.body.data).toEqual(known.body.data)
    expect(repeated.seen.studies).toBe(0)
  })

  test('keep theirs when the other deletes or shares his', async () => {
    const { id } = (await work(ada, operation(10))).body.data.made
    const mine = (await work(bob, operation(10))).body.data.made
    const look = `{ node(id: "${mine.id}") { ... on ${type} { ${selection} } } }`
    const before = (await server.execute(look, {}, bob)).body.data
    const share = `mutation { setVisibility(input: { id: "${id}", visibility: PUBLIC }) { __typename } }`
    await server.execute(share, {}, ada)
    expect((await server.execute(look, {}, bob)).body.data).toEqual(before)
    const remove = type === 'Simulation' ? 'deleteSimulation' : 'deleteAnalysis'
    const { body } = await server.execute(
      `mutation { gone: ${remove}(input: { id: "${id}" }) { __typename } }`,
      {},
      ada,
    )
    expect(body.data.gone.__typename).toMatch(/^Deleted/)
    expect((await server.execute(look, {}, bob)).body.data).toEqual(before)
  })
})

test('a preview takes the same work, whoever has stored the run', async () => {
  const preview = (seed: number) =>
    `{ preview(input: { horizonYears: 2, seed: ${seed}, uncertainty: { runs: 64 } }) { ... on Preview { fingerprint uncertainty { fingerprint } } } }`
  const fresh = await work(bob, preview(20))
  await work(ada, `mutation { ${kinds.Simulation!.make(21)} { __typename } }`)
  const known = await work(bob, preview(21))
  expect(known.seen).toEqual(fresh.seen)
})
