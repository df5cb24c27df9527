import type { Operation } from './documents.ts'
import type { Draw } from './draw.ts'

/** What is sent as JSON; any part may be of a wrong type. */
export interface Body {
  query: unknown
  variables?: unknown
  operationName?: unknown
}

const token = /"(?:[^"\\]|\\.)*"|\.\.\.|[A-Za-z_]\w*|-?\d[\d.eE+-]*|\S/g

const wrongLiterals = [
  '""',
  '"text"',
  '"""block"""',
  '0',
  '-1',
  '1.5',
  '2147483648',
  '9'.repeat(400),
  '1e400',
  'NaN',
  'Infinity',
  'null',
  'true',
  'NO_SUCH_VALUE',
  '[]',
  '[[1]]',
  '{}',
  '{a: {a: 1}}',
  '"+275760-09-13T00:00:00.000Z"',
  '$undeclared',
]

const wrongValues = [
  null,
  '',
  'NaN',
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  Number.MAX_VALUE,
  true,
  [],
  [null],
  {},
  { toString: 1 },
  JSON.parse('{"__proto__": {"first": 1}}'),
  Array.from({ length: 300 }, () => 1),
  '\ud800',
  'a\0b',
  '-271821-04-20T00:00:00.000Z',
  'x'.repeat(20_000),
]

type Breaker = (draw: Draw, tokens: string[], variables: Record<string, unknown>) => string | Body

/** Each spoils an operation in one way. What comes out is almost always refused, and must never do harm. */
const breakers: Breaker[] = [
  function renameToken(draw, tokens) {
    const at = draw.pick(placesOf(tokens, /^[A-Za-z_]/))
    return join(
      tokens.with(at, draw.pick([`${tokens[at]}x`, 'constructor', '__proto__', '__schema', 'toString'])),
    )
  },
  function dropToken(draw, tokens) {
    return join(tokens.toSpliced(draw.int(0, tokens.length - 1), 1))
  },
  function repeatToken(draw, tokens) {
    const at = draw.int(0, tokens.length - 1)
    return join(tokens.toSpliced(at, 0, tokens[at]!))
  },
  function swapTokens(draw, tokens) {
    const [a, b] = [draw.int(0, tokens.length - 1), draw.int(0, tokens.length - 1)]
    return join(tokens.with(a, tokens[b]!).with(b, tokens[a]!))
  },
  function shuffleTokens(draw, tokens) {
    const keyed = tokens.map((text) => ({ text, key: draw.int(0, 1_000) }))
    return join(keyed.sort((a, b) => a.key - b.key).map(({ text }) => text))
  },
  function truncate(draw, tokens) {
    const text = join(tokens)
    return text.slice(0, draw.int(0, text.length - 1))
  },
  function insertText(draw, tokens) {
    return join(tokens.toSpliced(draw.int(0, tokens.length), 0, draw.text()))
  },
  function wrongLiteral(draw, tokens) {
    const values = placesOf(tokens, /^:$/).filter((at) => at + 1 < tokens.length)
    if (values.length === 0) return `{ country(iso3: ${draw.pick(wrongLiterals)}) { name } }`
    return join(tokens.with(draw.pick(values) + 1, draw.pick(wrongLiterals)))
  },
  function wrongVariable(draw, tokens, variables) {
    const query = join(tokens)
    const names = Object.keys(variables)
    if (names.length === 0) {
      const typed = draw.pick(['Int', 'String', 'ObservationFilter', '[Indicator!]', 'NoSuchType'])
      return {
        query: `query ($v: ${typed}) { observations(first: $v) { totalCount } }`,
        variables: { v: draw.pick(wrongValues) },
      }
    }
    return { query, variables: { ...variables, [draw.pick(names)]: draw.pick(wrongValues) } }
  },
  function missingVariable(_draw, tokens, variables) {
    const [first, ...rest] = Object.entries(variables)
    return first ? { query: join(tokens), variables: Object.fromEntries(rest) } : `${join(tokens)} {`
  },
  function strangeVariable(draw, tokens, variables) {
    const [first] = Object.keys(variables)
    return { query: join(tokens), variables: { ...variables, [first ?? 'v']: draw.json() } }
  },
  function missingSelection(_draw, tokens) {
    return join(tokens).replaceAll(/\{ __typename|\{ id/g, '{')
  },
  function nested(draw, tokens) {
    const times = draw.pick([16, 60, 101, 400, 5_000])
    return draw.pick([
      `${'{ a '.repeat(times)}${'}'.repeat(times)}`,
      `{ nodes(ids: ${'['.repeat(times)}${']'.repeat(times)}) { id } }`,
      `query ($v: ${'['.repeat(times)}Int${']'.repeat(times)}) { __typename }`,
      `{ __type(name: "Query") { ${'ofType { '.repeat(times)}name${' }'.repeat(times)} } }`,
      `{ ${'... { '.repeat(times)}__typename${' }'.repeat(times)} }`,
      join(tokens) + '{'.repeat(times),
    ])
  },
  function cycle(draw) {
    return draw.pick([
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      '{ ...A } fragment A on Query { ...A }',
      '{ ...A }',
      'fragment A on Query { __typename }',
      '{ __typename } { __typename }',
      'query A { __typename } query A { __typename }',
      'type Query { a: Int }',
      'subscription { __typename }',
      'query ($v: Query) { __typename }',
      'query ($v: Int = $w) { __typename }',
      '{ __typename @include }',
      '{ __typename @skip(if: "no") @nosuch }',
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    ])
  },
  function repeated(draw) {
    const many = (count: number, one: (index: number) => string) =>
      Array.from({ length: count }, (_, i) => one(i))
    return draw.pick([
      `{ ${many(101, (i) => `a${i}: __typename`).join(' ')} }`,
      `{ ${many(1_500, () => '__typename').join(' ')} }`,
      `{ __typename ${'@include(if: true) '.repeat(60)} }`,
      `query (${many(101, (i) => `$v${i}: Int`).join(' ')}) { __typename }`,
      many(101, (i) => `query Q${i} { __typename }`).join(' '),
      `{ ${'a'.repeat(201)}: __typename }`,
      `{ nodes(ids: [${many(101, () => '"x"').join(' ')}]) { id } }`,
      '{ observations(first: 100) { nodes { sources { observations(first: 100) { nodes { id } } } } } }',
    ])
  },
  function operationName(draw, tokens, variables) {
    return {
      query: join(tokens),
      variables,
      operationName: draw.pick(['Nobody', '', 5, {}, [], draw.text()]),
    }
  },
]

export const breakerNames: readonly string[] = breakers.map(({ name }) => name)

/** The operation, spoiled, and how. */
export function breakOperation(draw: Draw, operation: Operation): { how: string; body: Body } {
  const breaker = draw.pick(breakers)
  const tokens = operation.query.match(token)!
  const broken = breaker(draw, tokens, operation.variables)
  const body = typeof broken === 'string' ? { query: broken, variables: operation.variables } : broken
  return { how: breaker.name, body }
}

function placesOf(tokens: readonly string[], pattern: RegExp): number[] {
  return tokens.flatMap((text, index) => (pattern.test(text) ? [index] : []))
}

function join(tokens: readonly string[]): string {
  return tokens.join(' ').replaceAll('$ ', '$').replaceAll('@ ', '@')
}
