import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GraphQLObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { type Client, createClient, GraphQLRequestError, unwrap } from '../../src/sdk/index.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const folder = join(projectFolder, 'schema/operations')
const schema = createSchema()

let server: TestServer
let ada: Client
let bob: Client
beforeAll(async () => {
  server = await startTestServer({ schema })
  const clientOf = async (owner: string) =>
    createClient({ url: `${server.url}/graphql`, headers: await server.authorization(owner) })
  ada = await clientOf('ada')
  bob = await clientOf('bob')
})
afterAll(() => server.close())

describe('the shipped operations', () => {
  const used = new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')).definitions)
      .flatMap((definition) =>
        definition.kind === 'OperationDefinition'
          ? definition.selectionSet.selections.map(
              (selection) => `${definition.operation}.${'name' in selection ? selection.name.value : ''}`,
            )
          : [],
      ),
  )

  test.each([
    ['query', schema.getQueryType()!],
    ['mutation', schema.getMutationType()!],
    ['subscription', schema.getSubscriptionType()!],
  ] as [string, GraphQLObjectType][])('use every field of %s', (kind, root) => {
    const fields = Object.keys(root.getFields()).map((field) => `${kind}.${field}`)
    expect(fields.filter((field) => !used.has(field))).toEqual([])
  })
})

test('what scenarios lists can be changed, exported and deleted without the answer that made it', async () => {
  await ada.createScenario({ input: { slug: 'listed', title: 'Listed', run: { horizonYears: 3 } } })
  const listed = async () => (await ada.scenarios()).scenarios.nodes.find(({ slug }) => slug === 'listed')
  const found = (await listed())!
  expect(found).toMatchObject({ mine: true, preset: false, visibility: 'PRIVATE', version: 1 })

  const change = { id: found.id, version: found.version, title: 'Changed' }
  unwrap((await ada.updateScenario({ input: change })).updateScenario)
  const { scenario } = await ada.scenario({ slug: 'listed' })
  expect(scenario).toMatchObject({ id: found.id, title: 'Changed', version: 2, mine: true })
  const imported = { document: scenario!.document, slug: 'copied' }
  expect(unwrap((await bob.importScenario({ input: imported })).importScenario).title).toBe('Changed')

  const { id, version } = (await listed())!
  unwrap((await ada.deleteScenario({ input: { id, version } })).deleteScenario)
  expect(await listed()).toBeUndefined()
  expect(await ada.scenario({ slug: 'listed' })).toEqual({ scenario: null })
  const { scenarios } = await ada.scenarios()
  expect(scenarios.nodes.length).toBeGreaterThan(0)
  for (const preset of scenarios.nodes)
    expect(preset).toMatchObject({ mine: false, preset: true, visibility: 'PUBLIC' })
})

describe('stored studies', () => {
  const policies = [{ label: 'a' }, { label: 'b', japan: { publicStockDays: 90 } }]
  const uncertainty = { runs: 64 }
  const kinds = [
    [
      'comparison',
      async () => unwrap((await ada.compare({ input: { horizonYears: 1, uncertainty, policies } })).compare),
      async (client: Client, id: string) => (await client.comparison({ id })).comparison,
    ],
    [
      'attribution',
      async () => unwrap((await ada.attribute({ input: { horizonYears: 1, uncertainty } })).attribute),
      async (client: Client, id: string) => (await client.attribution({ id })).attribution,
    ],
    [
      'sensitivity',
      async () =>
        unwrap(
          (await ada.sensitivity({ input: { horizonYears: 1, samples: 16, shapleySamples: 0 } })).sensitivity,
        ),
      async (client: Client, id: string) => (await client.storedSensitivity({ id })).sensitivity,
    ],
    [
      'recommendation',
      async () => unwrap((await ada.recommend({ input: { horizonYears: 1, runs: 64, policies } })).recommend),
      async (client: Client, id: string) => (await client.recommendation({ id })).recommendation,
    ],
  ] as const

  test.each(kinds)('a %s is read by its id, by others once it is shared', async (_kind, make, read) => {
    const { __typename, ...stored } = await make()
    const { id } = stored
    expect(await read(ada, id)).toMatchObject({ ...stored, mine: true, visibility: 'PRIVATE' })
    expect(await read(bob, id)).toBeNull()
    expect((await bob.analysis({ id })).node).toBeNull()

    await ada.setVisibility({ input: { id, visibility: 'PUBLIC' } })
    expect(await read(bob, id)).toMatchObject({ ...stored, mine: false, visibility: 'PUBLIC' })
    expect((await bob.analysis({ id })).node).toMatchObject({ __typename, ...stored, mine: false })
  })

  test('a run that is shared is read by others', async () => {
    const { id } = unwrap((await ada.simulate({ input: { horizonYears: 1 } })).simulate)
    expect((await bob.simulation({ id })).simulation).toBeNull()
    await ada.setVisibility({ input: { id, visibility: 'PUBLIC' } })
    expect((await bob.simulation({ id })).simulation).toMatchObject({ id, mine: false, visibility: 'PUBLIC' })
  })

  test('the id of something else is an error where one type is asked for, and tells its type in analysis', async () => {
    const { country } = await ada.country({ iso3: 'IND' })
    const { id } = country!
    for (const [, , read] of kinds) await expect(read(ada, id)).rejects.toThrow(GraphQLRequestError)
    await expect(ada.simulation({ id })).rejects.toThrow(GraphQLRequestError)
    expect(await ada.analysis({ id })).toEqual({ node: { __typename: 'Country', id } })
  })

  test('an analysis has its id, whatever it is', async () => {
    const data = (await ada.request(
      '{ comparisons { nodes { ... on Analysis { id ... on Node { __typename } } } } }',
    )) as { comparisons: { nodes: object[] } }
    const { comparisons } = await ada.analyses()
    expect(comparisons.nodes.length).toBeGreaterThan(0)
    expect(data.comparisons.nodes).toEqual(
      comparisons.nodes.map(({ id, __typename }) => ({ id, __typename })),
    )
  })
})

test('nodes says what things are called, in the order of the ids, and null for what is not there', async () => {
  const [{ country }, { source }] = await Promise.all([
    ada.country({ iso3: 'JPN' }),
    ada.source({ key: 'crs_quota' }),
  ])
  const nothing = Buffer.from('Country:XXX').toString('base64')
  const { nodes } = await ada.nodes({ ids: [source!.id, nothing, country!.id] })
  const { id, key, title, publisher, url } = source!
  expect(nodes).toEqual([
    { __typename: 'Source', id, key, title, publisher, url },
    null,
    { __typename: 'Country', id: country!.id, iso3: 'JPN', name: 'Japan' },
  ])
})
