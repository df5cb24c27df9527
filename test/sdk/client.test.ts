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
  everyNode,
  GraphQLRequestError,
  HttpError,
  isError,
  nodesOf,
  RefusedError,
  type SimulateWithUncertaintyMutationVariables,
  type TypedDocumentString,
  unwrap,
} from '../../src/sdk/index.ts'
import { operations, subscriptions } from '../../src/sdk/operations.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const studies = ['compare', 'attribute', 'sensitivity', 'recommend'] as const

const folder = join(projectFolder, 'schema/operations')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

let server: TestServer
let client: Client
let ada: { authorization: string }
beforeAll(async () => {
  server = await startTestServer()
  ada = await server.authorization('ada')
  client = createClient({ url: `${server.url}/graphql`, headers: ada })
})
afterAll(() => server.close())

test('simulate gives what the server answers to the shipped operation', async () => {
  const raw = await server.execute(read('simulate.graphql'), variables, ada)
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
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  const method = (file: string) =>
    file.replace('.graphql', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

  test('is a method, and every method is shipped', () => {
    const methods = [...Object.keys(operations), ...Object.keys(subscriptions)]
    expect(methods.sort()).toEqual(files.map(method).sort())
    for (const name of methods) expect(client).toHaveProperty(name, expect.any(Function))
  })

  test('is an async iterator where it is a subscription, and a promise where not', () => {
    const listening = files.filter((file) => /^subscription\b/m.test(read(file)))
    expect(Object.keys(subscriptions).sort()).toEqual(listening.map(method).sort())
  })

  // Lists of what a caller stores have something to show once each kind has been asked for.
  beforeAll(async () => {
    for (const name of studies)
      await client.request(read(`${name}.graphql`), JSON.parse(read(`${name}.variables.json`)))
    await client.createScenario({ input: { slug: 'first', title: 'First', run: {} } })
  })

  // What asks for something that only an earlier answer knows is called by the tests of its own.
  const example = (file: string) => file.replace('graphql', 'variables.json')
  const answered = files.filter(
    (file) =>
      method(file) in operations &&
      (!/\$\w+: [^,)]+!/.test(read(file)) || readdirSync(folder).includes(example(file))),
  )

  test.each(answered)('%s answers without errors', async (file) => {
    const document = operations[method(file) as keyof typeof operations] as TypedDocumentString<
      unknown,
      never
    >
    const given = readdirSync(folder).includes(example(file)) ? JSON.parse(read(example(file))) : {}
    const data = (await client.request(String(document), given)) as Record<string, unknown>
    // Its example is worth a tab only when it shows something.
    for (const [field, value] of Object.entries(data)) {
      expect(value, field).not.toBeNull()
      const nodes = (value as { nodes?: unknown[] }).nodes
      if (nodes) expect(nodes.length, field).toBeGreaterThan(0)
    }
  })
})

test('a scenario is made, changed, shared, sent on as a document, and deleted', async () => {
  const input = { slug: 'mine', title: 'Mine', run: { horizonYears: 3, japan: { publicStockDays: 60 } } }
  const made = unwrap((await client.createScenario({ input })).createScenario)
  const { id } = made
  const changed = unwrap(
    (await client.updateScenario({ input: { id, version: made.version, title: 'Ours' } })).updateScenario,
  )
  expect(changed).toMatchObject({ id, title: 'Ours', version: 2, visibility: 'PRIVATE' })
  const late = (await client.updateScenario({ input: { id, version: 1, title: 'Late' } })).updateScenario
  expect(late).toMatchObject({ __typename: 'VersionConflictError', currentVersion: 2 })
  const shared = unwrap((await client.setVisibility({ input: { id, visibility: 'PUBLIC' } })).setVisibility)
  expect(shared).toMatchObject({ visibility: 'PUBLIC', node: { id } })
  const copy = { document: changed.document, slug: 'copy' }
  const imported = unwrap((await client.importScenario({ input: copy })).importScenario)
  expect(imported).toMatchObject({ slug: 'copy', title: 'Ours', version: 1, visibility: 'PRIVATE' })
  unwrap((await client.deleteScenario({ input: { id, version: 3 } })).deleteScenario)
  const { scenarioChanges } = await client.scenarioChanges({ scenario: id })
  expect(scenarioChanges.nodes.map(({ kind }) => kind)).toEqual([
    ...['DELETED', 'VISIBILITY_CHANGED', 'UPDATED', 'CREATED'],
  ])
})

test('what is stored can be deleted', async () => {
  const run = unwrap((await client.simulate({ input: { horizonYears: 2 } })).simulate)
  expect(unwrap((await client.deleteSimulation({ input: { id: run.id } })).deleteSimulation)).toMatchObject({
    id: run.id,
  })
  expect((await client.simulation({ id: run.id })).simulation).toBeNull()
  const { comparisons } = await client.analyses()
  const [comparison] = comparisons.nodes
  unwrap((await client.deleteAnalysis({ input: { id: comparison!.id } })).deleteAnalysis)
  expect((await client.analysis({ id: comparison!.id })).node).toBeNull()
})

test('a key is made, tells who has it, and ends', async () => {
  const wanted = { name: 'Report', owner: 'bob', scopes: ['READ' as const] }
  const { secret, apiKey } = unwrap((await client.createApiKey({ input: wanted })).createApiKey)
  const bob = createClient({ url: `${server.url}/graphql`, apiKey: secret })
  expect((await bob.viewer()).viewer).toEqual({
    ...{ name: 'bob', kind: 'API_KEY', credential: `key ${apiKey.prefix}`, scopes: ['READ'] },
  })
  await expect(bob.simulate(variables)).rejects.toMatchObject({
    name: 'GraphQLRequestError',
    code: 'FORBIDDEN',
  })
  const ended = unwrap((await client.revokeApiKey({ input: { id: apiKey.id } })).revokeApiKey)
  expect(ended.revokedAt).not.toBeNull()
  await expect(bob.viewer()).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  const { apiKeys } = await client.apiKeys()
  expect(apiKeys.nodes.map(({ prefix }) => prefix)).toContain(apiKey.prefix)
})

test('error bars in the background are followed until they are done', async () => {
  const input = { horizonYears: 3, uncertainty: { runs: 2_048 }, wait: false }
  const { id } = unwrap((await client.simulateInBackground({ input })).simulate)
  const states: string[] = []
  for await (const { simulationProgress } of client.simulationProgress({ id }))
    states.push(simulationProgress.state)
  expect(states.at(-1)).toBe('DONE')
  expect((await client.simulation({ id })).simulation?.id).toBe(id)
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

describe('everyNode', () => {
  const lists = readdirSync(folder).filter((file) => /\$after\b/.test(read(file)))

  test.each(lists.map((file) => file.replace('.graphql', '')))(
    'walks through all pages of %s',
    async (file) => {
      const name = file.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      const counted = (await client.request(`{ ${name} { totalCount } }`)) as Record<
        string,
        { totalCount: number }
      >
      const { totalCount } = counted[name]!
      const list = client[name as 'sources']
      const pageSize = Math.max(1, Math.min(100, Math.ceil(totalCount / 3)))
      const ids = new Set<string>()
      for await (const { id } of everyNode(list, { first: pageSize })) ids.add(id)
      expect(ids.size).toBe(totalCount)
    },
  )

  test('passes the filter on, and stops asking when the caller does', async () => {
    let asked = 0
    const counting = createClient({
      url: `${server.url}/graphql`,
      fetch: (url, init) => {
        asked++
        return fetch(url, init)
      },
    })
    const filter = { indicator: 'MINE_PRODUCTION', countryIso3: 'IND' } as const
    for await (const { indicator } of everyNode(counting.observations, { filter, first: 1 })) {
      expect(indicator).toBe('MINE_PRODUCTION')
      break
    }
    expect(asked).toBe(1)
  })

  test('is cancelled by its signal', async () => {
    const signal = AbortSignal.abort(new Error('changed my mind'))
    await expect(everyNode(client.sources, {}, { signal }).next()).rejects.toThrow('changed my mind')
  })
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
        uncertainty: { runs: 10_000_000 },
      },
    })
    expect(compare).toMatchObject({
      __typename: 'LimitExceededError',
      limit: 'ARM_YEARS',
      maximum: 5_000_000_000,
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
