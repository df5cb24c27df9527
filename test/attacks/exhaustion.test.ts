import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, vi } from 'vitest'
import { LIMITS } from '../../src/graphql/limits.ts'
import { type OpenStream, subscribe } from '../support/event-stream.ts'
import { besiege, idOf, refusals } from './victim.ts'

const { victim, attack } = besiege()

beforeAll(async () => {
  // What is loaded once is not what an attack takes.
  await victim.post({ query: '{ countries(first: 1) { nodes { name } } }' })
})

/** Refused by its code before any statement is sent to the database. */
async function expectRefused(body: unknown, code: string | undefined, status = 400): Promise<void> {
  victim.server.statements.length = 0
  const reply = await victim.post(body)
  expect([reply.status, refusals(reply)[0]?.code], reply.text.slice(0, 300)).toEqual([status, code])
  expect(reply.body.data ?? null).toBeNull()
  expect(victim.server.statements).toEqual([])
}

attack('a bomb of fragments, each of which spreads the next one twice', () => {
  const levels = Array.from(
    { length: 40 },
    (_, level) => `fragment F${level} on Country { ...F${level + 1} ...F${level + 1} }`,
  )
  return expectRefused(
    { query: `{ countries { nodes { ...F0 } } } ${levels.join(' ')} fragment F40 on Country { name }` },
    'QUERY_TOO_COSTLY',
  )
})

attack('dozens of aliases of the longest page, in pages of pages', () => {
  const page =
    'observations(first: 100) { nodes { country { observations(first: 100) { nodes { value } } } } }'
  const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: ${page}`)
  return expectRefused({ query: `{ ${aliases.join(' ')} }` }, 'QUERY_TOO_COSTLY')
})

attack('one field ten thousand times, under one name', () =>
  expectRefused({ query: `{ ${'__typename '.repeat(10_000)} }` }, 'DOCUMENT_TOO_LARGE'),
)

attack('fields of one name that have to be compared with each other in pairs', async () => {
  const fragments = (field: string, each: number) =>
    Array.from({ length: 90 }, (_, index) => `fragment F${index} on Query { ${field.repeat(each)} }`)
  const spreads = Array.from({ length: 90 }, (_, index) => `...F${index}`).join(' ')
  for (const [field, count] of [
    ['dataSet { counts { name } } ', 280],
    ['countries { nodes { id name } } ', 240],
    ['viewer { name } ', 490],
  ] as const) {
    // A fragment takes tokens as well: there are fewer fields where each has its own.
    const inFragments = `... { ${field} } `.repeat(Math.floor(count / 2))
    const named = `{ ${spreads} } ${fragments(field, Math.floor(count / 180)).join(' ')}`
    for (const query of [`{ ${field.repeat(count)} }`, `{ ${inFragments} }`, named])
      await expectRefused({ query }, 'DOCUMENT_TOO_LARGE')
  }
  await expectRefused({ query: `{ viewer { ${'name '.repeat(1_990)} } }` }, 'DOCUMENT_TOO_LARGE')
})

attack('directives by the hundred, at one place and at many', async () => {
  await expectRefused({ query: `{ __typename ${'@include(if: true) '.repeat(200)} }` }, 'DOCUMENT_TOO_LARGE')
  await expectRefused(
    { query: `{ ${'... @skip(if: false) { __typename } '.repeat(51)} }` },
    'DOCUMENT_TOO_LARGE',
  )
})

attack('hiding the cost behind conditions, of which the variables decide otherwise', async () => {
  const costly =
    'observations(first: 100) { nodes { sources { observations(first: 100) { nodes { value label } } } } }'
  for (const [condition, on] of [
    ['@include(if: $on)', true],
    ['@skip(if: $on)', false],
    ['@skip(if: $on) @include(if: true)', false],
  ]) {
    for (const field of [costly.replace(')', `) ${condition}`), `... ${condition} { ${costly} }`]) {
      const variables = { on }
      await expectRefused(
        { query: `query ($on: Boolean = ${!on}) { ${field} }`, variables },
        'QUERY_TOO_COSTLY',
      )
    }
  }
})

attack('declaring variables by the thousand, or filling them with values', async () => {
  const names = Array.from({ length: 150 }, (_, index) => `$v${index}: Int`)
  await expectRefused({ query: `query (${names.join(', ')}) { __typename }` }, 'DOCUMENT_TOO_LARGE')
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  await expectRefused({ query, variables: { ids: Array(100_000).fill('a') } }, 'BAD_USER_INPUT')
  await expectRefused({ query, variables: { ids: [], other: Array(100_000).fill(0) } }, 'BAD_USER_INPUT')
})

attack('a thousand things by id in one list', () =>
  expectRefused(
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(1_000).fill(idOf('Country', 'IND')) },
    },
    'BAD_USER_INPUT',
  ),
)

attack('things by id, each with the longest lists', () =>
  expectRefused(
    {
      query:
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Country { observations(first: 100) { nodes { sources { key } } } } } }',
      variables: { ids: Array(100).fill(idOf('Country', 'IND')) },
    },
    'QUERY_TOO_COSTLY',
  ),
)

attack('the schema of the schema of the schema', () => {
  const deep = `${'fields { type { '.repeat(8)} name ${'} }'.repeat(8)}`
  return expectRefused({ query: `{ __schema { types { ${deep} } } }` }, 'GRAPHQL_VALIDATION_FAILED')
})

attack('pages of a negative length, or of all there is', async () => {
  for (const page of [
    'first: -1',
    'last: -2147483648',
    'first: 101',
    'last: 2147483647',
    'first: 0',
    'first: 5, last: 5',
  ]) {
    await expectRefused({ query: `{ observations(${page}) { nodes { value } } }` }, 'BAD_USER_INPUT')
  }
})

attack('several operations at once, as a list', () =>
  expectRefused(Array(100).fill({ query: '{ countries { totalCount } }' }), 'BAD_REQUEST'),
)

attack('a body that unpacks to a thousand times its size', async () => {
  const bomb = gzipSync(
    Buffer.from(`{"query":"{ __typename }","variables":{"a":"${' '.repeat(50_000_000)}"}}`),
  )
  expect(bomb.length).toBeLessThan(100_000)
  for (const coding of ['gzip', 'deflate', 'br', 'zstd', 'x-gzip', 'gzip, gzip', 'identity, gzip']) {
    const before = process.memoryUsage().arrayBuffers
    const reply = await victim.post(bomb, { 'content-encoding': coding })
    expect([reply.status, refusals(reply)[0]?.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
  }
})

attack('texts of a megabyte where a short one belongs', async () => {
  const long = 'a'.repeat(900_000)
  for (const [type, field] of [
    ['String!', 'country(iso3: $a) { name }'],
    ['String', 'countries(after: $a) { totalCount }'],
    ['ID!', 'node(id: $a) { id }'],
    ['String', 'preview(input: { scenario: $a }) { __typename }'],
  ]) {
    await expectRefused(
      { query: `query ($a: ${type}) { ${field} }`, variables: { a: long } },
      'BAD_USER_INPUT',
    )
  }
  const { status, text } = await victim.post({ query: `{ ${long} }` })
  expect(status).toBe(400)
  expect(text.length).toBeLessThan(2_000)
})

attack('studies larger than a server should run', async () => {
  const policies = Array.from({ length: 2 }, (_, index) => ({ label: `p${index}` }))
  for (const [field, input] of [
    ['simulate', { horizonYears: 2_000_000_000 }],
    ['simulate', { uncertainty: { runs: 2_147_483_647 } }],
    ['compare', { policies, uncertainty: { runs: 2_147_483_647 } }],
    ['compare', { policies: Array.from({ length: 250 }, (_, index) => ({ label: `p${index}` })) }],
    ['recommend', { policies, runs: 2_147_483_647 }],
    ['sensitivity', { samples: 2_147_483_647 }],
    ['attribute', { uncertainty: { runs: 2_147_483_647 } }],
  ] as const) {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
    const reply = await victim.post({
      query: `mutation ($i: ${type}) { it: ${field}(input: $i) { __typename ... on Error { code } } }`,
      variables: { i: input },
    })
    const code = reply.body.data?.it?.code ?? refusals(reply)[0]?.code
    expect(
      ['INVALID_INPUT', 'LIMIT_EXCEEDED', 'QUERY_TOO_COSTLY', 'BAD_USER_INPUT'],
      `${field}: ${reply.text}`,
    ).toContain(code)
  }
})

attack('more subscriptions than one caller may have, all at once and one after the other', async () => {
  const key = await victim.key('mallory')
  const input = 'horizonYears: 25, uncertainty: { runs: 1000000 }, wait: false'
  const { body } = await victim.post(
    { query: `mutation { simulate(input: { ${input} }) { ... on Simulation { id } } }` },
    key,
  )
  const { id } = body.data.simulate
  const open = () =>
    subscribe(
      victim.server.url,
      'subscription ($id: ID!) { simulationProgress(id: $id) { state } }',
      { id },
      key,
    )
  const streams: OpenStream[] = []
  const answers: unknown[] = []
  for (const count of [LIMITS.subscriptions + 20, 1, 1]) {
    const opened = await Promise.all(Array.from({ length: count }, open))
    streams.push(...opened)
    for (const stream of opened) answers.push(await stream.next())
  }
  const refused = answers.filter((answer) => JSON.stringify(answer).includes('"errors"'))
  expect(answers.length - refused.length).toBe(LIMITS.subscriptions)
  for (const answer of refused)
    expect(answer).toMatchObject({ data: { errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] } })
  // Another caller is not kept out by them.
  const { readers } = victim.server.jobs
  expect([readers.taken('key:mallory'), readers.taken('anonymous')]).toEqual([LIMITS.subscriptions, 0])
  for (const stream of streams) stream.hangUp()
  await vi.waitFor(() => expect(readers.taken('key:mallory')).toBe(0), { timeout: 20_000 })
  await victim.post(
    {
      query: 'mutation ($id: ID!) { deleteSimulation(input: { id: $id }) { __typename } }',
      variables: { id },
    },
    key,
  )
  // The key, and the result of the run without its error bars, which is nobody's.
  await victim.prepared()
})

attack('thousands of ids that find nothing, in every alias that there may be', async () => {
  const ids = Array.from({ length: 100 }, () => idOf('Simulation', randomUUID()))
  const ask = (count: number) => {
    const aliases = Array.from({ length: count }, (_, index) => `a${index}: nodes(ids: $ids) { id }`)
    return { query: `query ($ids: [ID!]!) { ${aliases.join(' ')} }`, variables: { ids } }
  }
  await expectRefused(ask(90), 'QUERY_TOO_COSTLY')
  // Fewer are looked up, and paid for, although there is nothing.
  const { body } = await victim.post(ask(15))
  expect(body.errors).toBeUndefined()
  expect(body.extensions.cost.actual).toBeGreaterThan(10 * 15 * ids.length)
})
