import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraph } from '../../../src/graphql/federation/subgraph.ts'
import { type Role, type RoleServer, startWithRoles } from './roles.ts'
import {
  keyOf,
  missingLike,
  type OwnedIds,
  runSecrets,
  scenarioSecrets,
  secretsIn,
  shareable,
  storeEverything,
  storeSmall,
} from './stored-things.ts'

let server: RoleServer
let ids: OwnedIds
let clock = new Date('2026-01-15T12:00:00Z')
beforeAll(async () => {
  server = await startWithRoles({ schema: createSubgraph(), now: () => clock })
  // Two on each side: the database leaves out the entry next to a cursor, as that of the cursor itself.
  await storeSmall(server.as('other'), { slug: 'before', seed: 1 })
  await storeSmall(server.as('other'), { slug: 'before-2', seed: 2 })
  clock = new Date(clock.getTime() + 1_000)
  ids = await storeEverything(server.as('owner'))
  clock = new Date(clock.getTime() + 1_000)
  await storeSmall(server.as('other'), { slug: 'xafter', seed: 3 })
  await storeSmall(server.as('other'), { slug: 'xafter-2', seed: 4 })
})
afterAll(() => server?.close())

/** An answer as one text: status, headers and body, without what is of the request or of the clock alone. */
async function answerTo(role: Role, operation: string) {
  const { status, headers, body } = await server.as(role)(operation)
  const { cost } = body.extensions ?? {}
  if (cost) cost.available = 'differs'
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  const errors = body.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId: 'differs' },
  }))
  // What is read at the same time may come in any order.
  return {
    text: JSON.stringify([status, kept, { ...body, errors }]),
    statements: server.statements.toSorted(),
  }
}

/** Asserts that a caller cannot tell something of the owner's from what nobody has, and changes nothing by trying. */
async function expectNothingToTell(role: Role, operation: string, theirs: string, none: string) {
  const before = operation.startsWith('mutation') ? await server.tables() : undefined
  const [asked, missing] = [
    await answerTo(role, operation.replaceAll('KEY', theirs)),
    await answerTo(role, operation.replaceAll('KEY', none)),
  ]
  // A message quotes a long id by its first 60 characters.
  const echo = (text: string, key: string) =>
    text
      .replaceAll(key, 'KEY')
      .replaceAll(key.slice(0, 60), 'BEGINNING')
      .replaceAll(keyOf(key) || key, 'INNER')
  expect(echo(asked.text, theirs)).toBe(echo(missing.text, none))
  expect(asked.statements).toEqual(missing.statements)
  const words = [...scenarioSecrets, ...runSecrets].filter((word) => !theirs.includes(word))
  expect(secretsIn(asked.text, words)).toEqual([])
  if (before) expect(await server.tables()).toEqual(before)
}

const failure = '... on Error { code message } ... on NotFoundError { kind key }'
const conflict = `${failure} ... on VersionConflictError { currentVersion }`
const update = (fields: string) => `updateScenario(input: { id: "KEY", ${fields} })`

/** Mutations of a thing that is named by its id, as strangers may try them. */
const changes: (readonly [type: keyof OwnedIds, mutation: string])[] = [
  ...shareable.flatMap((type) =>
    ['PUBLIC', 'PRIVATE'].map(
      (visibility) => [type, `setVisibility(input: { id: "KEY", visibility: ${visibility} })`] as const,
    ),
  ),
  ['Simulation', 'deleteSimulation(input: { id: "KEY" })'],
  ...shareable
    .filter((type) => type !== 'Scenario' && type !== 'Simulation')
    .map((type) => [type, 'deleteAnalysis(input: { id: "KEY" })'] as const),
  // The version that it has, one that it had, one that it may come to have.
  ...[2, 1, 3].flatMap((version) => [
    ['Scenario', `deleteScenario(input: { id: "KEY", version: ${version} })`] as const,
    ['Scenario', update(`version: ${version}, title: "Taken"`)] as const,
  ]),
  ['Scenario', update('version: 2, slug: "before"')],
  ['Scenario', update('version: 2, title: ""')],
  ['ApiKey', 'revokeApiKey(input: { id: "KEY" })'],
]

describe.each(['anonymous', 'other'] as const)('as %s', (role) => {
  test.each(changes)('a %s is not changed by %s', async (type, mutation) => {
    const selection = /^(update|delete)Scenario/.test(mutation) ? conflict : failure
    const operation = `mutation { answer: ${mutation} { __typename ${selection} } }`
    await expectNothingToTell(role, operation, ids[type], missingLike(ids[type]))
  })
})

const policies = 'policies: [{ label: "a" }, { label: "b" }]'
/** Fields that start from a scenario. */
const runs = [
  'query { preview(input: { scenario: "KEY" })',
  'mutation { simulate(input: { scenario: "KEY" })',
  'mutation { simulate(input: { scenario: "KEY", horizonYears: 0 })',
  `mutation { compare(input: { scenario: "KEY", uncertainty: { runs: 64 }, ${policies} })`,
  'mutation { attribute(input: { scenario: "KEY", uncertainty: { runs: 64 } })',
  'mutation { sensitivity(input: { scenario: "KEY", samples: 16, shapleySamples: 0 })',
  `mutation { recommend(input: { scenario: "KEY", runs: 64, ${policies} })`,
]

test.each(runs)('no run starts from the scenario of another: %s', async (start) => {
  const operation = `${start} { __typename ${failure} ... on InvalidInputError { issues { path message } } } }`
  await expectNothingToTell('other', operation, ids.Scenario, missingLike(ids.Scenario))
  await expectNothingToTell('other', operation, keyOf(ids.Scenario), keyOf(missingLike(ids.Scenario)))
  await expectNothingToTell('other', operation, 'secret-slug', 'secret-slag')
})

test('a slug is free for a caller, whoever else has one alike', async () => {
  const make = (slug: string) => `mutation { createScenario(input: { slug: "${slug}", title: "t", run: {} }) {
    __typename ... on Scenario { slug version mine } } }`
  const [theirs, fresh] = [
    await answerTo('other', make('secret-slug')),
    await answerTo('other', make('second-slug')),
  ]
  expect(theirs.text.replace('secret-slug', 'second-slug')).toBe(fresh.text)
  expect(theirs.statements).toEqual(fresh.statements)
})

/** Lists of what a caller owns, with the type of their entries. */
const lists = {
  scenarios: 'Scenario',
  scenarioChanges: 'ScenarioChange',
  simulations: 'Simulation',
  comparisons: 'Comparison',
  attributions: 'Attribution',
  sensitivities: 'Sensitivity',
  recommendations: 'Recommendation',
} as const

const cursorOf = (id: string) => Buffer.from(`GPC:S:${keyOf(id)}`).toString('base64')

describe.each(Object.entries(lists))('the list %s', (list, type) => {
  test.each(['first: 100, after: "KEY"', 'last: 100, before: "KEY"', 'first: 1, after: "KEY"'])(
    'tells nothing by the cursor of another: %s',
    async (page) => {
      const operation = `{ ${list}(${page}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { id } } nodes { id } } }`
      await expectNothingToTell('other', operation, cursorOf(ids[type]), cursorOf(missingLike(ids[type])))
    },
  )
})

test('the changes of a scenario of another are as those of none', async () => {
  const operation = '{ scenarioChanges(scenario: "KEY") { totalCount nodes { id state } } }'
  await expectNothingToTell('other', operation, ids.Scenario, missingLike(ids.Scenario))
})

describe('by any way of fetching, the things of another are as those that nobody has', () => {
  test.each(Object.entries(lists).map(([, type]) => type))('%s', async (type) => {
    const ways = [
      '{ node(id: "KEY") { id } }',
      '{ nodes(ids: ["KEY", "KEY"]) { id } }',
      `{ _entities(representations: [{ __typename: "${type}", id: "KEY" }]) { ... on Node { id } } }`,
    ]
    for (const way of ways) await expectNothingToTell('other', way, ids[type], missingLike(ids[type]))
  })

  test('a comparison by the id of an attribution, which is the same row of another type', async () => {
    const wrong = Buffer.from(`Comparison:${keyOf(ids.Attribution)}`).toString('base64')
    const { body } = await server.as('owner')(
      `{ node(id: "${wrong}") { id } comparison(id: "${wrong}") { id } }`,
    )
    expect(body.data).toEqual({ node: null, comparison: null })
  })

  test('by a slug', async () => {
    await expectNothingToTell(
      'reader',
      '{ scenario(slug: "KEY") { id title } }',
      'secret-slug',
      'secret-slag',
    )
  })
})
