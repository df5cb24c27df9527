import {
  type GraphQLArgument,
  GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { beforeAll, expect } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
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

interface Place {
  /** Field of the root and the way to the argument or field of the input. */
  readonly name: string
  readonly kind: 'query' | 'mutation'
  readonly field: string
  readonly argument: GraphQLArgument
  readonly way: readonly string[]
  readonly isEnum: boolean
}

/** Every text, id and free JSON that an argument of the schema takes, in inputs of inputs as well. */
function textPlaces(): Place[] {
  const places: Place[] = []
  for (const [kind, root] of [
    ['query', schema.getQueryType()!],
    ['mutation', schema.getMutationType()!],
  ] as const) {
    for (const [field, { args }] of Object.entries(root.getFields())) {
      for (const argument of args) {
        const walk = (type: GraphQLInputType, way: string[], above: readonly string[]) => {
          const named = getNamedType(type)
          if (named instanceof GraphQLInputObjectType) {
            if (above.includes(named.name)) return
            for (const [name, inner] of Object.entries(named.getFields()))
              walk(inner.type, [...way, name], [...above, named.name])
          } else if (
            ['String', 'ID', 'PartialDate', 'DateTime', 'JSON'].includes(named.name) ||
            isEnumType(named)
          ) {
            const name = [field, argument.name, ...way].join('.')
            places.push({ name, kind, field, argument, way, isEnum: isEnumType(named) })
          }
        }
        walk(argument.type, [], [])
      }
    }
  }
  return places
}

/** A value of a type that has a text at the end of the way, and only what it must have beside. */
function valueWith(type: GraphQLInputType, way: readonly string[], text: string): unknown {
  if (isNonNullType(type)) return valueWith(type.ofType, way, text)
  if (isListType(type)) return [valueWith(type.ofType, way, text)]
  if (!(type instanceof GraphQLInputObjectType)) return text
  const [next, ...rest] = way
  const value: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(type.getFields())) {
    if (name === next) value[name] = valueWith(field.type, rest, text)
    else if (isNonNullType(field.type) && field.defaultValue === undefined) value[name] = filler(field.type)
  }
  return value
}

function filler(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return filler(type.ofType)
  if (isListType(type)) return [filler(type.ofType)]
  if (type instanceof GraphQLInputObjectType) return valueWith(type, [], '')
  if (isEnumType(type)) return type.getValues()[0]!.name
  // A blank text is valid nowhere: whatever the text under test is, nothing is stored beside it.
  return { ID: idOf('Scenario', 'none'), String: ' ', JSON: {}, Boolean: true }[type.name] ?? 1
}

function operationFor({ kind, field, argument, way }: Place, text: string) {
  const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!
  const { type, args } = root.getFields()[field]!
  const declared = args.filter(
    (one) => one === argument || (isNonNullType(one.type) && one.defaultValue === undefined),
  )
  const variables = Object.fromEntries(
    declared.map((one) => [one.name, one === argument ? valueWith(one.type, way, text) : filler(one.type)]),
  )
  const named = getNamedType(type)
  let selection = ''
  if (isObjectType(named) && named.name.endsWith('Connection')) selection = '{ totalCount }'
  else if (isInterfaceType(named) || isUnionType(named) || isObjectType(named)) selection = '{ __typename }'
  const heads = declared.map((one) => `$${one.name}: ${one.type}`).join(', ')
  const given = declared.map((one) => `${one.name}: $${one.name}`).join(', ')
  return { query: `${kind} (${heads}) { it: ${field}(${given}) ${selection} }`, variables }
}

const places = textPlaces()

/** What an answer amounts to: what was found or refused, without the wording. */
const verdict = (body: { data?: { it?: unknown }; errors?: { extensions?: { code?: string } }[] }) =>
  body.errors ? 'refused' : JSON.stringify(body.data?.it)

/** What a text that means nothing amounts to, by place. */
const harmless = new Map<Place, Promise<string>>()
const harmlessAt = (place: Place): Promise<string> => {
  const known =
    harmless.get(place) ?? victim.post(operationFor(place, plain), all).then(({ body }) => verdict(body))
  harmless.set(place, known)
  return known
}

async function tryEverywhere(text: string, enums = false): Promise<void> {
  expect(places.length).toBeGreaterThan(100)
  // Whatever is no name of a value is refused by type; one text shows it.
  const left = places.filter(({ isEnum }) => enums || !isEnum)
  const one = async () => {
    for (let place = left.pop(); place; place = left.pop()) {
      const { status, body, text: answer } = await victim.post(operationFor(place, text), all)
      expect([200, 400], `${place.name}: ${answer}`).toContain(status)
      expect(answer, place.name).not.toContain('Unexpected error')
      // Either it is refused as what it is, or it finds exactly what a text finds that means nothing.
      if (verdict(body) !== 'refused') expect(verdict(body), place.name).toBe(await harmlessAt(place))
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
