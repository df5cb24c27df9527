import { beforeAll, expect } from 'vitest'
import { besiege, idOf, refusals } from './victim.ts'

const { victim, attack } = besiege()
const closed = besiege({ limits: { introspection: false } })

let ada: { authorization: string }
let eve: { authorization: string }
const nobodys = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
/** Two runs of Ada and two of Eve, oldest first. */
const runs: Record<'ada' | 'eve', string[]> = { ada: [], eve: [] }
beforeAll(async () => {
  ada = await victim.key('ada')
  eve = await victim.key('eve')
  for (const [owner, header] of [
    ['eve', eve],
    ['ada', ada],
  ] as const) {
    for (const years of [2, 3]) {
      const { body } = await victim.post(
        { query: `mutation { simulate(input: { horizonYears: ${years} }) { ... on Simulation { id } } }` },
        header,
      )
      runs[owner].push(Buffer.from(body.data.simulate.id, 'base64').toString().split(':')[1]!)
    }
  }
})

/** Answer and statements of an operation as Eve. */
async function seen(query: string, variables: object) {
  victim.server.statements.length = 0
  const { status, body, headers } = await victim.post({ query, variables }, eve)
  return { status, body, headers: [...headers.keys()], sql: victim.server.statements.toSorted() }
}

attack(
  'telling a run of somebody else from none by status, headers, cost, or time, of which the statements are the proxy',
  async () => {
    const look = 'query ($id: ID!) { node(id: $id) { id } simulation(id: $id) { id createdAt } }'
    const [theirs, none] = [
      await seen(look, { id: idOf('Simulation', runs.ada[0]!) }),
      await seen(look, { id: idOf('Simulation', nobodys) }),
    ]
    expect(theirs.body.data).toEqual({ node: null, simulation: null })
    const spent = (answer: typeof theirs) => ({
      ...answer,
      body: { ...answer.body, extensions: { cost: { ...answer.body.extensions.cost, available: 0 } } },
    })
    expect(spent(theirs)).toEqual(spent(none))
  },
)

attack(
  'telling that the run exists by paging from a cursor made of its id, or by its time, of which the statements are the proxy',
  async () => {
    const page =
      'query ($after: String) { simulations(first: 10, after: $after) { nodes { id } pageInfo { hasNextPage } } }'
    const cursor = (key: string) => Buffer.from(`GPC:S:${key}`).toString('base64')
    const [theirs, none] = [
      await seen(page, { after: cursor(runs.ada[0]!) }),
      await seen(page, { after: cursor(nobodys) }),
    ]
    expect([theirs.body.data, theirs.sql]).toEqual([none.body.data, none.sql])
  },
)

attack('telling by the storing of the same run that somebody else has stored it', async () => {
  const store = async (years: number) => {
    const { body } = await victim.post(
      {
        query: `mutation { simulate(input: { horizonYears: ${years} }) { ... on Simulation { id createdAt mine } } }`,
      },
      eve,
    )
    return body
  }
  await victim.post({ query: 'mutation { simulate(input: { horizonYears: 5 }) { __typename } }' }, ada)
  const [known, fresh] = [await store(5), await store(6)]
  await victim.prepared()
  expect(known.data.simulate).toMatchObject({ mine: true, createdAt: fresh.data.simulate.createdAt })
  expect(known.extensions.cost.requested).toBe(fresh.extensions.cost.requested)
  expect(known.extensions.cost.actual).toBe(fresh.extensions.cost.actual)
})

attack('finding out by conflicts which slugs other callers use', async () => {
  const create = (owner: typeof ada) =>
    victim.post(
      {
        query:
          'mutation { it: createScenario(input: { slug: "merger-2027", title: "x", run: {} }) { __typename } }',
      },
      owner,
    )
  expect((await create(ada)).body.data.it.__typename).toBe('Scenario')
  expect((await create(eve)).body.data.it.__typename).toBe('Scenario')
  await victim.prepared()
  const again = await create(eve)
  expect(again.body.data.it.__typename).toBe('InvalidInputError')
})

attack('reading the inside of the server out of errors of every kind', async () => {
  for (const [body, status] of [
    [{ query: '{' }, 400],
    [{ query: '{ nothing }' }, 400],
    [{ query: '{ country }' }, 400],
    [{ query: '{ country(iso3: 7) { name } }' }, 400],
    [{ query: 'query ($a: Int!) { countries(first: $a) { totalCount } }', variables: { a: { b: 1 } } }, 400],
    [{ query: `{ node(id: "${idOf('Prisma', '1')}") { id } }` }, 400],
    [{ query: '{ node(id: "!") { id } }' }, 400],
    ['{"query": undefined}', 400],
    ['\u0000', 400],
  ] as const) {
    const reply = await victim.post(body)
    expect(reply.status).toBe(status)
    for (const error of reply.body.errors) {
      expect(Object.keys(error.extensions ?? {}).sort()).toEqual(
        expect.arrayContaining(
          Object.keys(error.extensions ?? {}).filter((key) => /^(code|argument|requestId)$/.test(key)),
        ),
      )
      expect(JSON.stringify(error.extensions ?? {})).not.toMatch(/stack|exception|originalError|SyntaxError/)
    }
  }
})

attack('having a secret reflected that was sent in a body which is no JSON', async () => {
  const reply = await victim.post(`{"password":"hunter2-${'x'.repeat(50)}", oops`)
  expect(reply.body).toEqual({
    errors: [{ message: 'POST body sent invalid JSON.', extensions: { code: 'BAD_REQUEST' } }],
  })
  expect(victim.lines.join('')).not.toContain('hunter2')
})

attack('reading secrets of other callers out of the log: variables, keys, cookies', async () => {
  const secret = 'swordfish-4711'
  await victim.post(
    { query: 'query Q($a: String!) { country(iso3: $a) { name } }', variables: { a: secret } },
    { ...ada, cookie: secret, 'x-api-key': secret, 'proxy-authorization': secret },
  )
  await victim.post({ query: `{ ${secret.replace('-', '')} }` }, ada)
  await victim.send(`/graphql?query={viewer{kind}}&token=${secret}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
  await victim.send(`/export/observations.csv?material=${secret}`)
  expect(victim.lines.length).toBeGreaterThan(3)
  expect(victim.lines.join('')).not.toContain(secret)
})

attack('asking an owner’s key list for what would let one in', async () => {
  const type = await victim.post({ query: '{ __type(name: "ApiKey") { fields { name } } }' })
  const names = type.body.data.__type.fields.map(({ name }: { name: string }) => name)
  expect(names.filter((name: string) => /hash|secret|salt/i.test(name))).toEqual([])
  const stored = await victim.server.database.client.apiKey.findMany()
  const { text, body } = await victim.post(
    { query: `{ apiKeys { nodes { ${names.filter((name: string) => name !== '__typename').join(' ')} } } }` },
    ada,
  )
  expect(body.data.apiKeys.nodes).toHaveLength(stored.length)
  for (const key of stored) {
    for (const bytes of Object.values(key).filter((value) => value instanceof Uint8Array)) {
      for (const coding of ['hex', 'base64', 'base64url'] as const)
        expect(text).not.toContain(Buffer.from(bytes as Uint8Array).toString(coding))
    }
  }
})

attack('learning by headers what the server is made of', async () => {
  for (const path of [
    '/graphql?query={__typename}',
    '/docs',
    '/healthz',
    '/nowhere',
    '/export/observations.csv?yearFrom=2090',
  ]) {
    const { headers } = await victim.send(path)
    for (const name of ['server', 'x-powered-by', 'via', 'x-runtime', 'x-aspnet-version'])
      expect(headers.get(name)).toBeNull()
    expect([...headers.values()].join('\n')).not.toMatch(/yoga|node|express|postgres/i)
  }
})

attack('what files answer to guesses of ids is one answer for all', async () => {
  const answers = []
  for (const id of [
    idOf('Simulation', runs.ada[0]!),
    idOf('Simulation', nobodys),
    idOf('Scenario', nobodys),
    'abc',
  ]) {
    const { status, body } = await victim.send(`/export/simulations/${encodeURIComponent(id)}.csv`, {
      headers: eve,
    })
    answers.push([status, body.errors[0].message, body.errors[0].extensions.code])
  }
  for (const answer of answers) {
    expect(answer).toEqual([404, 'There is no such file, or it is not for you to read.', 'NOT_FOUND'])
  }
})

closed.attack('reading the schema where it is closed: whole, by name, by suggestion, by error', async () => {
  for (const query of [
    '{ __schema { types { name } } }',
    '{ __type(name: "ApiKey") { name } }',
    '{ a: __schema { b: queryType { c: name } } }',
    '{ ...F } fragment F on Query { __schema { types { name } } }',
    'query ($s: Boolean = true) { __schema @include(if: $s) { types { name } } }',
  ]) {
    const reply = await closed.victim.post({ query })
    expect([reply.status, refusals(reply)[0]!.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect(reply.body.data).toBeUndefined()
  }
  for (const query of [
    '{ countrie { name } }',
    '{ country(is03: "IND") { nam } }',
    '{ observations(orderBy: YEAR_AS) { totalCount } }',
    'query ($f: CompanyFilte) { companies(filter: $f) { totalCount } }',
    '{ companies(filter: { countr: "x" }) { totalCount } }',
    'fragment F on Countr { name } { country(iso3: "IND") { ...F } }',
  ]) {
    const { status, text } = await closed.victim.post({ query })
    expect(status).toBe(400)
    expect(text).not.toContain('Did you mean')
  }
})
