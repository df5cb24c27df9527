import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { expect, test, vi } from 'vitest'
import type { GraphQLContext } from '../../../src/graphql/context.ts'
import { startTestServer } from '../../support/server.ts'

const timeout = (seconds: number) => [
  {
    message: expect.stringMatching(`^The operation took longer than ${seconds} seconds and was stopped\\. `),
    extensions: { code: 'OPERATION_TIMEOUT', seconds },
  },
]

/** Fields that never end, each counted when it begins. */
function endlessSchema() {
  let begun = 0
  const reasons: unknown[] = []
  const resolve = (_root: unknown, _args: unknown, { signal }: GraphQLContext) => {
    begun++
    signal.addEventListener('abort', () => reasons.push(signal.reason))
    return new Promise(() => undefined)
  }
  const fields = { endless: { type: GraphQLInt, resolve } }
  const query = new GraphQLObjectType({ name: 'Query', fields })
  const mutation = new GraphQLObjectType({ name: 'Mutation', fields })
  return { schema: new GraphQLSchema({ query, mutation }), begun: () => begun, reasons }
}

test.each(['{ endless }', 'mutation { endless }'])(
  '%s is answered when its time is up, and told to stop',
  async (query) => {
    const { schema, reasons } = endlessSchema()
    const server = await startTestServer({ schema, limits: { operationSeconds: 0.2 } })
    const { status, body } = await server.execute(query)
    expect(status).toBe(400)
    expect(body.data).toBeUndefined()
    expect(body.errors).toEqual(timeout(0.2))
    expect(reasons).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/longer than 0.2 seconds/) }),
    ])
    await server.close()
  },
)

test('aliases win no time: of several mutations the later ones do not begin', async () => {
  const { schema, begun } = endlessSchema()
  const server = await startTestServer({ schema, limits: { operationSeconds: 0.2 } })
  const { body } = await server.execute('mutation { a: endless b: endless c: endless }')
  expect(body.data).toBeUndefined()
  expect(body.errors).toEqual(timeout(0.2))
  expect(begun()).toBe(1)
  await server.close()
})

test('a preview out of time stops its threads, a stored study goes on', async () => {
  const server = await startTestServer({ limits: { operationSeconds: 3, maxCost: 1_000_000 } })
  const run = (runs: number) =>
    `mutation { simulate(input: { horizonYears: 25, uncertainty: { runs: ${runs} } }) { __typename } }`
  // The threads load their code with the first study.
  await vi.waitFor(async () => expect((await server.execute(run(64))).body.errors).toBeUndefined(), {
    timeout: 25_000,
  })
  const preview = await server.execute(
    '{ preview(input: { horizonYears: 25, uncertainty: { runs: 10000000 } }) { ... on Preview { uncertainty { fingerprint } } } }',
  )
  expect(preview.body.errors).toEqual(timeout(3))
  await vi.waitFor(() => expect(server.studies.studies).toBe(0), { timeout: 20_000 })
  const { body } = await server.execute(run(10_000_000))
  expect(body.data).toBeUndefined()
  expect(body.errors).toEqual(timeout(3))
  const { client } = server.database
  expect(await client.studyJob.findMany({ select: { state: true } })).toEqual([{ state: 'RUNNING' }])
  // Asked again, it is joined.
  expect((await server.execute(run(10_000_000))).body.errors).toEqual(timeout(3))
  expect(await client.studyJob.count()).toBe(1)
  await client.simulation.deleteMany()
  await server.close()
}, 60_000)
