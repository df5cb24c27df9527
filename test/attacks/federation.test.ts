import { beforeAll, expect } from 'vitest'
import { createSubgraph } from '../../src/graphql/federation/subgraph.ts'
import { besiege, idOf, refusals } from './victim.ts'

const { victim, attack } = besiege({ schema: createSubgraph() })

let eve: { authorization: string }
let scenario: string
let key: string
beforeAll(async () => {
  const ada = await victim.key('ada')
  eve = await victim.key('eve')
  const { body } = await victim.post(
    {
      query:
        'mutation { it: createScenario(input: { slug: "plan", title: "Plan", run: {} }) { ... on Scenario { id } } }',
    },
    ada,
  )
  scenario = body.data.it.id
  key = idOf('ApiKey', (await victim.server.database.client.apiKey.findFirstOrThrow()).id)
})

const entities = (representations: unknown, selection = '__typename', headers = eve) =>
  victim.post(
    {
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`,
      variables: { r: representations },
    },
    headers,
  )

attack('reading a private scenario as an entity, by id and by other keys', async () => {
  const { body } = await entities([
    { __typename: 'Scenario', id: scenario, ownerId: 'key:eve', mine: true, visibility: 'PUBLIC' },
  ])
  expect(body.data._entities).toEqual([null])
  const reply = await entities([{ __typename: 'Scenario', slug: 'plan' }])
  expect([reply.status, refusals(reply)[0]!.code]).toEqual([200, 'BAD_USER_INPUT'])
})

attack('reading an API key as an entity without the scope admin', async () => {
  const reader = await victim.key('reader', ['READ'])
  await victim.prepared()
  const { body } = await entities(
    [{ __typename: 'ApiKey', id: key }],
    '__typename ... on ApiKey { prefix }',
    reader,
  )
  expect(body.data._entities).toEqual([null])
})

attack('representing a thing as one of another type', async () => {
  for (const representation of [
    { __typename: 'Country', id: scenario },
    { __typename: 'Query', id: scenario },
    { __typename: 'Mutation' },
    { __typename: '_Entity', id: scenario },
    { __typename: 'Node', id: scenario },
    { __typename: 'Viewer', name: 'ada' },
    { __typename: 'CreatedApiKey', secret: 'x' },
    { __typename: '__proto__', id: scenario },
    { __typename: 'constructor', id: scenario },
    { __typename: ['Scenario'], id: scenario },
    { id: scenario },
    'Scenario',
    7,
  ]) {
    const reply = await entities([representation])
    expect([reply.status, refusals(reply)[0]!.code], JSON.stringify(representation)).toEqual([
      200,
      'BAD_USER_INPUT',
    ])
    expect(reply.body.data ?? null).toBeNull()
  }
})

attack('keys of an entity that are conditions instead of texts', async () => {
  for (const iso3 of [{ not: '' }, { contains: '' }, ['IND', 'JPN'], true, 1, null, { toString: 'IND' }]) {
    const reply = await entities([{ __typename: 'Country', iso3 }])
    expect([reply.status, refusals(reply)[0]!.code], JSON.stringify(iso3)).toEqual([200, 'BAD_USER_INPUT'])
  }
})

attack('SQL in the keys of entities', async () => {
  for (const text of [
    `' OR 1=1 --`,
    `'; DROP TABLE "Country"; --`,
    '%',
    '_',
    '$1',
    '\\',
    '\ud800',
    'a'.repeat(9_999),
  ]) {
    const { body, text: answer } = await entities([
      { __typename: 'Country', iso3: text },
      { __typename: 'Company', slug: text },
      { __typename: 'Source', key: text },
      { __typename: 'ModelParameter', symbol: text },
    ])
    expect(body.data?._entities, answer).toEqual([null, null, null, null])
  }
})

attack('a bomb of entities: a thousand of them, or a hundred with the longest lists', async () => {
  const things = (count: number) =>
    Array.from({ length: count }, () => ({ __typename: 'Country', iso3: 'IND' }))
  expect(refusals(await entities(things(1_000)))[0]!.code).toBe('BAD_USER_INPUT')
  const lists = '... on Country { observations(first: 100) { nodes { sources { key } } } }'
  expect(refusals(await entities(things(100), lists))[0]!.code).toBe('QUERY_TOO_COSTLY')
})

attack('reading resolvers, owners or routers’ marks out of the schema for composition', async () => {
  const { body } = await victim.post({ query: '{ _service { sdl } }' })
  expect(body.data._service.sdl).not.toMatch(/ownerId|hash:|postgres|@inaccessible|secretHash/)
})
