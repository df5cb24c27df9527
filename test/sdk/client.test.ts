import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import variables from '../../schema/operations/simulate.variables.json' with { type: 'json' }
import refusedVariables from '../../schema/operations/simulate-invalid.variables.json' with { type: 'json' }
import uncertainVariables from '../../schema/operations/simulate-with-uncertainty.variables.json' with {
  type: 'json',
}
import {
  type Client,
  createClient,
  GraphQLRequestError,
  HttpError,
  isError,
  nodesOf,
  RefusedError,
  type SimulateWithUncertaintyMutationVariables,
  type TypedDocumentString,
  unwrap,
} from '../../src/sdk/index.ts'
import { operations } from '../../src/sdk/operations.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const studies = ['compare', 'attribute', 'sensitivity', 'recommend'] as const

const folder = join(projectFolder, 'schema/operations')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

let server: TestServer
let client: Client
beforeAll(async () => {
  server = await startTestServer()
  client = createClient({ url: `${server.url}/graphql` })
})
afterAll(() => server.close())

test('simulate gives what the server answers to the shipped operation', async () => {
  const raw = await server.execute(read('simulate.graphql'), variables)
  const data = await client.simulate(variables)
  expect(data).toEqual(raw.body.data)
  expect(unwrap(data.simulate).years).toHaveLength(10)
})

test('simulation reads the run back, preview agrees with it, simulations lists it', async () => {
  const stored = unwrap((await client.simulate(variables)).simulate)
  const preview = unwrap((await client.preview(variables)).preview)
  const { simulation } = await client.simulation({ id: stored.id })
  expect(simulation?.years).toEqual(stored.years)
  expect(preview.years).toEqual(stored.years)
  expect(preview.fingerprint).toBe(stored.fingerprint)
  const { simulations } = await client.simulations()
  expect(simulations.nodes.map(({ id }) => id)).toContain(stored.id)
  expect((await client.simulation({ id: 'U2ltdWxhdGlvbjpub25l' })).simulation).toBeNull()
})

test('simulateWithUncertainty gives error bars of a run that simulation reads back', async () => {
  const { simulate } = await client.simulateWithUncertainty(
    uncertainVariables as SimulateWithUncertaintyMutationVariables,
  )
  const { id, uncertainty } = unwrap(simulate)
  expect(uncertainty?.sampling.runs).toBe(2048)
  expect(uncertainty?.bands.map(({ output, years }) => [output, years.length])).toEqual([
    ['IMPORT_LOSS_TONNES', 10],
    ['PRICE_USD_PER_KG', 10],
  ])
  for (const { p05, p50, p95 } of uncertainty!.bands.flatMap(({ years }) => years)) {
    expect(p05).toBeLessThanOrEqual(p50!)
    expect(p50).toBeLessThanOrEqual(p95!)
  }
  expect((await client.simulation({ id })).simulation?.years).toHaveLength(10)
})

test.each(studies)('analysis reads back what %s has stored, analyses lists it', async (name) => {
  const example = JSON.parse(read(`${name}.variables.json`))
  const answer = (await client[name](example)) as Record<string, { __typename: string; id: string }>
  const stored = unwrap(answer[name]!)
  const { node } = await client.analysis({ id: stored.id })
  const facts = {
    modelVersion: '1.0.0',
    stale: false,
    staleReason: null,
    scenario: { slug: 'controls-2025' },
  }
  expect(node).toMatchObject({ ...stored, ...facts })
  const lists = Object.values(await client.analyses()) as { nodes: { id: string }[] }[]
  expect(lists.flatMap(({ nodes }) => nodes).map(({ id }) => id)).toContain(stored.id)
})

test('analysis of what is not there is null', async () => {
  expect(await client.analysis({ id: 'Q29tcGFyaXNvbjpub25l' })).toEqual({ node: null })
})

describe('every shipped operation', () => {
  // A subscription is followed, not asked once.
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.graphql') && !/^subscription\b/m.test(read(file)),
  )
  const method = (file: string) =>
    file.replace('.graphql', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

  test('is a method, and every method is shipped', () => {
    expect(Object.keys(operations).sort()).toEqual(files.map(method).sort())
  })

  // Lists of what a caller stores have something to show once each kind has been asked for.
  beforeAll(async () => {
    for (const name of studies)
      await client.request(read(`${name}.graphql`), JSON.parse(read(`${name}.variables.json`)))
  })

  test.each(files.filter((file) => file !== 'simulation.graphql' && file !== 'analysis.graphql'))(
    '%s answers without errors',
    async (file) => {
      const document = operations[method(file) as keyof typeof operations] as TypedDocumentString<
        unknown,
        never
      >
      const example = file.replace('graphql', 'variables.json')
      const given = readdirSync(folder).includes(example) ? JSON.parse(read(example)) : {}
      const data = (await client.request(String(document), given)) as Record<string, unknown>
      // Its example is worth a tab only when it shows something.
      for (const [field, value] of Object.entries(data)) {
        expect(value, field).not.toBeNull()
        const nodes = (value as { nodes?: unknown[] }).nodes
        if (nodes) expect(nodes.length, field).toBeGreaterThan(0)
      }
    },
  )
})

test('nodesOf walks through all pages, each node once', async () => {
  const keys: string[] = []
  let pages = 0
  for await (const { key } of nodesOf(async (after) => {
    pages++
    return (await client.sources({ first: 50, after })).sources
  })) {
    keys.push(key)
  }
  const { totalCount } = (await server.execute('{ sources { totalCount } }')).body.data.sources
  expect(keys).toHaveLength(totalCount)
  expect(new Set(keys).size).toBe(totalCount)
  expect(pages).toBe(Math.ceil(totalCount / 50))
})

describe('a refusal that the schema foresees', () => {
  test('is told by isError, and lists every bad field', async () => {
    const { simulate } = await client.simulate(refusedVariables)
    expect(isError(simulate)).toBe(true)
    expect(simulate.__typename).toBe('InvalidInputError')
    expect(() => unwrap(simulate)).toThrow(RefusedError)
    expect(() => unwrap(simulate)).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        issues: expect.arrayContaining([expect.objectContaining({ path: 'horizonYears' })]),
        message: expect.stringContaining('china.oxide.severityByYear.1'),
      }),
    )
  })

  test('of size says how much is too much', async () => {
    const { compare } = await client.compare({
      input: {
        horizonYears: 40,
        policies: Array.from({ length: 16 }, (_, policy) => ({ label: `${policy}` })),
        uncertainty: { runs: 1_000_000 },
      },
    })
    expect(compare).toMatchObject({
      __typename: 'LimitExceededError',
      limit: 'ARM_YEARS',
      maximum: 500_000_000,
    })
    expect(() => unwrap(compare)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED', issues: [] }))
  })

  test('without issues is thrown all the same', async () => {
    const { preview } = await client.preview({ input: { scenario: 'no-such-scenario' } })
    expect(preview).toMatchObject({ __typename: 'NotFoundError', kind: 'Scenario', key: 'no-such-scenario' })
    expect(() => unwrap(preview)).toThrow(expect.objectContaining({ code: 'NOT_FOUND', issues: [] }))
  })
})

describe('a request that the server rejects', () => {
  test('has the errors of GraphQL, the status and the request id', async () => {
    const error = await client.request('{ nothing }').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(GraphQLRequestError)
    expect(error).toMatchObject({
      name: 'GraphQLRequestError',
      status: 400,
      data: null,
      errors: [{ message: expect.stringContaining('"nothing"') }],
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    })
  })

  test('keeps the data that could be answered', async () => {
    const text = '{ country(iso3: "IND") { name } observations(first: -1) { nodes { id } } }'
    const error = await client.request(text).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(GraphQLRequestError)
    expect((error as GraphQLRequestError).message).toMatch(/first/)
  })

  test('an address without GraphQL is an HttpError', async () => {
    const lost = createClient({ url: `${server.url}/nowhere` })
    await expect(lost.dataSet()).rejects.toThrow(
      expect.objectContaining({ name: 'HttpError', status: 404, requestId: expect.any(String) }),
    )
    await expect(lost.dataSet()).rejects.toBeInstanceOf(HttpError)
  })
})
