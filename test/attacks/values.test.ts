import { beforeAll, expect } from 'vitest'
import { besiege, refusals } from './victim.ts'

const { victim, attack } = besiege()

let ada: { authorization: string }
beforeAll(async () => {
  ada = await victim.key('ada')
})

/** `document` as JSON text, since some of what follows cannot be an object here. */
const importing = (document: string) =>
  victim.post(
    `{"query":"mutation ($d: JSON!) { it: importScenario(input: { document: $d }) { __typename ... on InvalidInputError { issues { path message } } } }","variables":{"d":${document}}}`,
    ada,
  )
const scenario = (more: string, run = '{}') =>
  `{"format":"monazite-scenario/1","slug":"p","title":"P","description":"","run":${run}${more}}`

attack('members of every object as members of a document', async () => {
  const top = await importing(
    scenario(',"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'),
  )
  expect(top.body.data.it).toEqual({
    __typename: 'InvalidInputError',
    issues: [{ path: '', message: 'Unrecognized keys: "__proto__", "constructor"' }],
  })
  const inner = await importing(scenario('', '{"__proto__":{"horizonYears":3}}'))
  expect(inner.body.data.it.issues).toEqual([{ path: 'run', message: 'Unrecognized key: "__proto__"' }])
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

attack('members of every object as variables, inputs, parameters and extensions', async () => {
  const query = 'query ($f: CompanyFilter) { companies(filter: $f) { totalCount } }'
  const text = (variables: string, more = '') => `{"query":"${query}","variables":${variables}${more}}`
  const all = (await victim.post({ query })).body.data.companies.totalCount
  const harmless = await victim.post(text('{"__proto__":{"f":{"country":"x"}},"constructor":1}'))
  expect(harmless.body.data.companies.totalCount).toBe(all)
  const field = await victim.post(text('{"f":{"__proto__":{"a":1}}}'))
  expect([field.status, field.body.errors[0].message]).toEqual([
    400,
    expect.stringContaining('"__proto__" is not defined'),
  ])
  const named = await victim.post(text('{}', ',"operationName":"__proto__"'))
  expect(refusals(named)).toEqual([{ code: 'OPERATION_RESOLUTION_FAILURE', message: expect.anything() }])
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const parameter = await victim.post({ documentId: name })
    expect(refusals(parameter)[0]!.code).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
    const lookup = await victim.post({
      query: `{ country(iso3: "${name}") { name } modelParameter(symbol: "${name}") { symbol } }`,
    })
    expect(lookup.body.data).toEqual({ country: null, modelParameter: null })
  }
  expect(Object.keys(Object.prototype)).toEqual([])
})

attack('a parameter of the model that is called like a member of every object', async () => {
  for (const symbol of ['__proto__', 'constructor', 'hasOwnProperty', 'valueOf']) {
    const { body } = await victim.post({
      query: `{ it: preview(input: { parameters: [{ symbol: "${symbol}", value: 1 }] }) { ... on InvalidInputError { issues { path message } } } }`,
    })
    expect(body.data.it.issues).toEqual([
      {
        path: 'parameters.0.symbol',
        message: expect.stringMatching(`^"${symbol}" is no parameter of the model`),
      },
    ])
  }
})

attack('one key twice in a body: the last one counts, for checks as for what runs', async () => {
  const { body } = await victim.post(
    '{"query":"{ viewer { kind } }","query":"mutation { simulate(input: { horizonYears: 99 }) { __typename } }"}',
  )
  expect(body.data).toEqual({ simulate: { __typename: 'InvalidInputError' } })
  const twice = await importing(scenario(',"slug":"../p","slug":"P!"'))
  expect(twice.body.data.it.issues).toEqual([
    { path: 'slug', message: 'must be lower-case letters, digits and single hyphens' },
  ])
})

attack('bodies that are no request: nothing, other JSON, a mark of the byte order, UTF-16', async () => {
  for (const body of [
    '',
    'null',
    '7',
    '"{ viewer { kind } }"',
    '[]',
    '\ufeff{"query":"{ viewer { kind } }"}',
    '{"query":7}',
    '{"query":{"$ne":""}}',
    '{"query":"{ viewer { kind } }","variables":[1]}',
    '{"query":"{ viewer { kind } }","extensions":"x"}',
    '{"__proto__":{"query":"{ viewer { kind } }"}}',
    "{'query':'{ viewer { kind } }'}",
    '{"query":"{ viewer { kind } }"}}',
    'NaN',
  ]) {
    const reply = await victim.post(body)
    expect([reply.status, refusals(reply)[0]?.code], body).toEqual([400, 'BAD_REQUEST'])
  }
  const utf16 = await victim.post(Buffer.from('{"query":"{ viewer { kind } }"}', 'utf16le'))
  expect([utf16.status, refusals(utf16)[0]?.code]).toEqual([400, 'BAD_REQUEST'])
})

attack('bytes that are no UTF-8, to smuggle an end of a text past the reader', async () => {
  const [head, tail] = [
    '{"query":"query ($a: String!) { country(iso3: $a) { name } }","variables":{"a":"',
    '"}}',
  ]
  for (const bytes of [
    [0xc0, 0xa2],
    [0xff, 0xfe],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
    [0xc1, 0x9c],
  ]) {
    const reply = await victim.post(Buffer.from([...Buffer.from(head), ...bytes, ...Buffer.from(tail)]))
    expect([reply.status, reply.body.data]).toEqual([200, { country: null }])
  }
})

attack('numbers that are none, or too large, or nothing with a sign', async () => {
  const first = (value: string) =>
    victim.post(
      `{"query":"query ($n: Int) { countries(first: $n) { totalCount } }","variables":{"n":${value}}}`,
    )
  for (const value of [
    '1e999',
    '-1e999',
    '1.5',
    '2147483648',
    '"5"',
    '"NaN"',
    '[[5]]',
    '{"n":5}',
    'true',
    '9007199254740993',
  ]) {
    const reply = await first(value)
    expect([reply.status, reply.body.data], value).toEqual([400, undefined])
  }
  for (const value of ['-0', '0', '-1', '-2147483648', '101', '2147483647']) {
    expect(refusals(await first(value)), value).toEqual([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching('first') },
    ])
  }
  for (const value of ['1e999', '-1e999', '"Infinity"', '"NaN"', '1e308', '-1e-400']) {
    const reply = await victim.post(
      `{"query":"query ($v: Float!) { it: preview(input: { parameters: [{ symbol: \\"kappa\\", value: $v }] }) { __typename } }","variables":{"v":${value}}}`,
    )
    if (reply.status === 200)
      expect(reply.body.data, value).toEqual({ it: { __typename: 'InvalidInputError' } })
    else expect(reply.status, value).toBe(400)
  }
})

attack('a document nested by the thousand, given as JSON and as a literal', async () => {
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  const reply = await importing(scenario('', `{"parameters":${deep}}`))
  expect([reply.status, refusals(reply)]).toEqual([
    400,
    [{ code: 'BAD_USER_INPUT', message: expect.stringContaining('nested too deeply') }],
  ])
  const literal = await victim.post(
    {
      query: `mutation { importScenario(input: { document: ${'['.repeat(900)}1${']'.repeat(900)} }) { __typename } }`,
    },
    ada,
  )
  expect(refusals(literal)).toEqual([
    { code: 'DOCUMENT_TOO_LARGE', message: expect.stringContaining('nested too deeply') },
  ])
  expect((await victim.post(`{"query":${'{"a":'.repeat(100_000)}`)).status).toBe(400)
})

attack('twins of the slug of a preset in other characters', async () => {
  const twins = [
    'QUOTA-2010',
    'quota‐2010',
    'quоta-2010',
    'ｑｕｏｔａ-2010',
    'quota-2010\u200b',
    'quota--2010',
    'quota-2010 ',
    'quota-２０１０',
  ]
  for (const slug of twins) {
    const { body } = await importing(scenario('').replace('"p"', JSON.stringify(slug)))
    expect(body.data.it.issues, slug).toEqual([
      { path: 'slug', message: 'must be lower-case letters, digits and single hyphens' },
    ])
    const found = await victim.post({
      query: 'query ($s: String!) { scenario(slug: $s) { id } }',
      variables: { s: slug },
    })
    expect(found.body.data).toEqual({ scenario: null })
  }
  const taken = await importing(scenario('').replace('"p"', '"quota-2010"'))
  expect(taken.body.data.it.issues).toEqual([
    { path: 'slug', message: '"quota-2010" is the slug of a preset' },
  ])
})

attack('names and titles that show as others: turned, hidden, or of several lines', async () => {
  for (const title of [
    'safe\u202egnp.exe',
    'a\u2066b',
    'a\nb',
    'a\rb',
    'a\u001b[31m',
    '\u200e',
    ' ',
    '\u2028',
  ]) {
    const document = scenario('').replace('"P"', JSON.stringify(title))
    expect((await importing(document)).body.data.it.issues[0].path, JSON.stringify(title)).toBe('title')
    const key = await victim.post(
      {
        query:
          'mutation ($n: String!) { it: createApiKey(input: { name: $n, owner: "a", scopes: [READ] }) { __typename ... on InvalidInputError { issues { path } } } }',
        variables: { n: title },
      },
      ada,
    )
    expect(key.body.data.it.issues).toEqual([{ path: 'name' }])
  }
})

attack('instants that only lenient readers take, or that the database cannot give back', async () => {
  for (const end of [
    '+100000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '2027',
    '$1',
    'tomorrow',
    '2027-02-30',
    '2027-13-01T00:00:00Z',
    7,
    '',
    ' 2027-01-01T00:00:00Z',
  ]) {
    const reply = await victim.post(
      {
        query:
          'mutation ($e: DateTime) { createApiKey(input: { name: "a", owner: "a", scopes: [READ], expiresAt: $e }) { __typename } }',
        variables: { e: end },
      },
      ada,
    )
    expect([reply.status, reply.body.errors?.[0].message], String(end)).toEqual([
      400,
      expect.stringContaining('A DateTime is written as in'),
    ])
  }
})

attack('texts that would be SQL, HTML or formulas come back to the letter', async () => {
  const texts = [
    `'; DROP TABLE "Scenario"; --`,
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil")',
    '{{7*7}}<%= 7*7 %>',
    '\\',
    '%s%n$1',
    '🧲',
  ]
  for (const [index, title] of texts.entries()) {
    const made = await victim.post(
      {
        query:
          'mutation ($i: CreateScenarioInput!) { it: createScenario(input: $i) { ... on Scenario { id title description document } } }',
        variables: { i: { slug: `letter-${index}`, title, description: title, run: {} } },
      },
      ada,
    )
    expect(made.body.data.it).toMatchObject({ title, description: title, document: { title } })
    expect(made.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/)
    expect(made.headers.get('x-content-type-options')).toBe('nosniff')
    await victim.post(
      {
        query: 'mutation ($id: ID!) { deleteScenario(input: { id: $id, version: 1 }) { __typename } }',
        variables: { id: made.body.data.it.id },
      },
      ada,
    )
  }
  const { client } = victim.server.database
  expect(await client.scenario.count({ where: { slug: { startsWith: 'letter-' } } })).toBe(0)
  // What was made and deleted is on record, and should be.
  expect(await client.scenarioChange.count()).toBe(2 * texts.length)
  await client.scenarioChange.deleteMany()
})
