import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { neededScopes } from '../../src/graphql/needed-scopes.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { rootRules } from './access/root-rules.ts'
import type { ThingKeys } from './access/stored-things.ts'

const schema = createSchema()
const anyKeys = new Proxy({} as ThingKeys, { get: () => 'key' })

/** An operation that asks for one root field. */
function operationFor(coordinate: string, args: string): string {
  const [root, field] = coordinate.split('.')
  return `${root!.toLowerCase()} { ${field}${args} { __typename } }`
}

const entries = Object.entries(rootRules).filter(([coordinate]) => !coordinate.startsWith('Query._'))

test.each(entries)('%s needs the scopes that it is refused without', (coordinate, { needs, args }) => {
  const document = parse(operationFor(coordinate, args?.(anyKeys) ?? ''))
  expect(neededScopes(schema, document, {})).toEqual(needs.map(([first]) => first))
})

test.each(entries.filter(([, { large }]) => large))('%s, large, needs another', (coordinate, { large }) => {
  const document = parse(operationFor(coordinate, `(input: { ${large} })`))
  expect(neededScopes(schema, document, {})).toContain('analyse')
})

test('the size of a study may be in variables; without them it is not known', () => {
  const document = parse(
    'query ($input: SimulateInput!) { ...F } fragment F on Query { preview(input: $input) { __typename } }',
  )
  const ofRuns = (runs: number) => ({ input: { horizonYears: 10, uncertainty: { runs } } })
  expect(neededScopes(schema, document, ofRuns(1_000))).toEqual(['read', 'simulate'])
  expect(neededScopes(schema, document, ofRuns(1_000_000))).toEqual(['read', 'analyse'])
  expect(neededScopes(schema, document, undefined)).toEqual(['read'])
  expect(() => neededScopes(schema, document, {})).toThrow('"$input" of required type')
})
