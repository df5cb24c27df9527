import { beforeAll, expect } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { type Neighbours, operationFor, type TextPlace, textPlaces } from './text-places.ts'
import { besiege, idOf } from './victim.ts'

const schema = createSchema()
const { victim, attack } = besiege({ schema })

let all: { authorization: string }
beforeAll(async () => {
  all = await victim.key('mallory')
})

/** A text that means nothing: what an injected text may not do better than. */
const plain = 'zzz-none-such'

const payloads: Record<string, string> = {
  'a statement behind the value': `'; DROP TABLE "Scenario"; --`,
  'a condition that always holds': `' OR 1=1 --`,
  'the same inside of double quotes and a comment': `" OR "1"="1" /*`,
  'the number of a parameter': '$1',
  'an escape of PostgreSQL': `\\' OR 1=1 --`,
  'a cast that fails, to read the answer out of the error': `' || (SELECT version())::int || '`,
  'a statement that waits': `'; SELECT pg_sleep(60); --`,
  'wild cards of LIKE': '%',
  'the other wild card of LIKE': '_',
  'a conditional operator of Prisma as text': '{"not":null}',
  'emoji and combining marks': '🧲'.repeat(50) + 'e\u0301'.repeat(50),
  'half of a surrogate pair': '\ud800',
  'a text of 10,000 characters': `'${'a'.repeat(9_998)}'`,
  'an end of line and a line of a log': '\r\n{"level":"fatal","msg":"forged"}\u001b[2J\u2028',
}

const places = textPlaces(schema)

/** Filters below one thing are asked for together; other texts are refused, or stored, each for itself. */
const batches = [
  ...Map.groupBy(places, ({ around, argument, isEnum, name }) =>
    around.length > 0 && argument.name === 'filter' && !isEnum ? around.join() : name,
  ).values(),
]

async function answerTo(batch: readonly TextPlace[], text: unknown, beside?: Neighbours) {
  const streamed = batch[0]!.kind === 'subscription'
  const operation = operationFor(batch, text, beside)
  const reply = await victim.post(operation, streamed ? { ...all, accept: 'text/event-stream' } : all)
  // A subscription that is refused as such has one event.
  const body = streamed ? JSON.parse(/^data:([^\n]*)$/m.exec(reply.text)?.[1] ?? reply.text) : reply.body
  return { ...reply, body }
}

/** What an answer amounts to: what was found or refused, without the wording. */
const verdict = (body: { data?: unknown; errors?: unknown }) =>
  body.errors ? 'refused' : JSON.stringify(body.data)

/** What a text that means nothing amounts to, by the names of the places. */
const harmless = new Map<string, Promise<string>>()
const harmlessAt = (batch: readonly TextPlace[]): Promise<string> => {
  const names = batch.map(({ name }) => name).join()
  const known = harmless.get(names) ?? answerTo(batch, plain).then(({ body }) => verdict(body))
  harmless.set(names, known)
  return known
}

async function tryEverywhere(text: string, formal = false): Promise<void> {
  expect(places.length).toBeGreaterThan(300)
  // Whatever is no name of a value is refused by type, and what is no cursor by its form: one text shows it.
  const isFormal = ({ isEnum, around, argument }: TextPlace) =>
    isEnum || (around.length > 0 && /^(after|before)$/.test(argument.name))
  const left = batches.filter(([place]) => formal || !isFormal(place!))
  const one = async () => {
    for (let batch = left.pop(); batch; batch = left.pop()) {
      const name = batch.map((place) => place.name).join()
      const { status, body, text: answer } = await answerTo(batch, text)
      expect([200, 400], `${name}: ${answer}`).toContain(status)
      expect(answer, name).not.toContain('Unexpected error')
      // Either it is refused as what it is, or it finds exactly what a text finds that means nothing.
      if (verdict(body) !== 'refused') expect(verdict(body), name).toBe(await harmlessAt(batch))
      // One that is refused hides what the others find.
      else if (batch.length > 1) left.push(...batch.map((place) => [place]))
    }
  }
  await Promise.all(Array.from({ length: 6 }, one))
}

attack('a statement behind the value, in every text that the schema takes', () =>
  tryEverywhere(payloads['a statement behind the value']!, true),
)
attack('a condition that always holds, in every text that the schema takes', () =>
  tryEverywhere(payloads['a condition that always holds']!),
)
attack('the same inside of double quotes and a comment, in every text that the schema takes', () =>
  tryEverywhere(payloads['the same inside of double quotes and a comment']!),
)
attack('the number of a parameter, in every text that the schema takes', () =>
  tryEverywhere(payloads['the number of a parameter']!),
)
attack('an escape of PostgreSQL, in every text that the schema takes', () =>
  tryEverywhere(payloads['an escape of PostgreSQL']!),
)
attack('a cast that fails, to read the answer out of the error, in every text that the schema takes', () =>
  tryEverywhere(payloads['a cast that fails, to read the answer out of the error']!),
)
attack('a statement that waits, in every text that the schema takes', () =>
  tryEverywhere(payloads['a statement that waits']!),
)
attack('wild cards of LIKE, in every text that the schema takes', () =>
  tryEverywhere(payloads['wild cards of LIKE']!),
)
attack('the other wild card of LIKE, in every text that the schema takes', () =>
  tryEverywhere(payloads['the other wild card of LIKE']!),
)
attack('a conditional operator of Prisma as text, in every text that the schema takes', () =>
  tryEverywhere(payloads['a conditional operator of Prisma as text']!),
)
attack('emoji and combining marks, in every text that the schema takes', () =>
  tryEverywhere(payloads['emoji and combining marks']!),
)
attack('half of a surrogate pair, in every text that the schema takes', () =>
  tryEverywhere(payloads['half of a surrogate pair']!),
)
attack('a text of 10,000 characters, in every text that the schema takes', () =>
  tryEverywhere(payloads['a text of 10,000 characters']!),
)
attack('an end of line and a line of a log, in every text that the schema takes', () =>
  tryEverywhere(payloads['an end of line and a line of a log']!),
)

/** Of what the ids are that a mutation takes, where it is not a run. */
const idTypes: Readonly<Record<string, string>> = {
  deleteAnalysis: 'Comparison',
  deleteScenario: 'Scenario',
  revokeApiKey: 'ApiKey',
  updateScenario: 'Scenario',
}

attack('the same texts beside valid ones, so that what is to be stored reaches the database', async () => {
  const { client } = victim.server.database
  const others = { notIn: (await client.apiKey.findMany()).map(({ id }) => id) }
  const mutations = places.filter(({ kind, isEnum }) => kind === 'mutation' && !isEnum)
  const silent = new Set(mutations.map(({ name }) => name))
  let attempts = 0
  for (const text of Object.values(payloads)) {
    for (const place of mutations) {
      const isId = place.way.at(-1) === 'id'
      const { name: field } = place.field
      // A study reads its data before its labels; one text of each place is enough of that.
      if (!silent.has(place.name) && !/Scenario|ApiKey/.test(field)) continue
      const type = idTypes[field] ?? 'Simulation'
      const beside: Neighbours = {
        slug: `attacked-${++attempts}`,
        title: 'Attacked',
        name: 'attacked',
        owner: 'mallory',
        label: 'attacked',
        symbols: ['china_export_elasticity'],
        id: idOf('Scenario', 'none'),
      }
      victim.server.statements.length = 0
      const { status, text: answer } = await answerTo([place], isId ? idOf(type, text) : text, beside)
      expect([200, 400], `${place.name}: ${answer}`).toContain(status)
      expect(answer, place.name).not.toContain('Unexpected error')
      // The first one finds the key of the caller.
      if (victim.server.statements.length > 1) silent.delete(place.name)
    }
  }
  // Refused by their form, before anything is asked.
  expect([...silent].sort()).toEqual([
    'createApiKey.input.expiresAt',
    'createScenario.input.run.china.magnet.episodes.start',
    'createScenario.input.run.china.oxide.episodes.start',
    'createScenario.input.run.parameters.symbol',
    'createScenario.input.slug',
    'importScenario.input.document',
    'importScenario.input.slug',
    'revokeApiKey.input.id',
  ])
  for (const { title, description } of await client.scenario.findMany({ where: { ownerId: 'key:mallory' } }))
    expect([...Object.values(payloads), 'Attacked', '']).toEqual(expect.arrayContaining([title, description]))
  // Nothing is left but what was there before.
  await client.scenario.deleteMany({ where: { ownerId: 'key:mallory' } })
  await client.scenarioChange.deleteMany({ where: { ownerId: 'key:mallory' } })
  await client.apiKey.deleteMany({ where: { id: others } })
})

attack('the same texts as keys inside of ids and cursors', async () => {
  const types = [
    'Scenario',
    'Simulation',
    'Attribution',
    'Country',
    'Observation',
    'ApiKey',
    'ScenarioChange',
  ]
  for (const text of Object.values(payloads)) {
    const ids = types.map((type) => idOf(type, text))
    const nodes = await victim.post(
      { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids } },
      all,
    )
    expect(nodes.text).not.toContain('Unexpected error')
    if (nodes.body.data) expect(nodes.body.data.nodes).toEqual(types.map(() => null))
    const after = Buffer.from(`GPC:S:${text}`).toString('base64')
    for (const list of [
      'observations',
      'countries',
      'scenarios',
      'simulations',
      'apiKeys',
      'scenarioChanges',
    ]) {
      const page = await victim.post(
        {
          query: `query ($after: String) { ${list}(after: $after, first: 5) { nodes { id } } }`,
          variables: { after },
        },
        all,
      )
      expect(page.text, list).not.toContain('Unexpected error')
      if (page.body.data) expect(page.body.data[list].nodes, list).toEqual([])
    }
  }
})

attack('the same texts as parameters of a file', async () => {
  const empty = await victim.send('/export/observations.csv?countryIso3=NONE', { headers: all })
  for (const text of Object.values(payloads)) {
    for (const name of [
      'countryIso3',
      'material',
      'company',
      'sector',
      'indicator',
      'quality',
      'yearFrom',
      text,
    ]) {
      const address = `/export/observations.csv?${new URLSearchParams({ [name]: text.slice(0, 200) })}`
      const reply = await victim.send(address, { headers: all })
      if (reply.status === 200) expect(reply.text).toBe(empty.text)
      else expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
    }
  }
})

attack('the same texts as names in a document: of operations, fields, aliases and fragments', async () => {
  for (const text of Object.values(payloads)) {
    for (const query of [
      `query ${text} { __typename }`,
      `{ ${text} }`,
      `{ ${text}: __typename }`,
      `{ ...${text} }`,
    ]) {
      const reply = await victim.post({ query })
      // `_` is a name: there is no such field or fragment, or it is an alias like any other.
      if (reply.status === 200)
        expect(Object.keys(reply.body.data)).toEqual([query.includes(': ') ? text : '__typename'])
      else
        expect([reply.status, reply.body.errors[0].extensions.code]).toEqual([
          400,
          expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/),
        ])
    }
    const named = await victim.post({ query: 'query A { __typename }', operationName: text })
    expect(named.body.errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE')
  }
})
