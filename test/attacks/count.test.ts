import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const ownName = 'count.test.ts'

/** Names of the attacks, by file: each call of `attack` that stands at the beginning of a line. */
const families = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts') && file !== ownName)
    .map((file) => {
      const code = readFileSync(join(folder, file), 'utf8')
      const calls = code.matchAll(/^(?:\w+\.)?attack\(\s*(?:'([^'\n]+)'|"([^"\n]+)")/gm)
      return [file, [...calls].map(([, single, double]) => single ?? double!)]
    }),
)
const names = [...families.values()].flat()

test('there are at least a hundred attacks of a dozen families, each under a name of its own', () => {
  expect([...families.keys()].sort()).toEqual([
    'authorisation.test.ts',
    'budgets.test.ts',
    'cache.test.ts',
    'cross-origin.test.ts',
    'exhaustion.test.ts',
    'expressions.test.ts',
    'federation.test.ts',
    'injection.test.ts',
    'keys.test.ts',
    'leaks.test.ts',
    'protocol.test.ts',
    'races.test.ts',
    'timing.test.ts',
    'tokens.test.ts',
    'values.test.ts',
  ])
  for (const [family, attacks] of families) expect(attacks.length, family).toBeGreaterThanOrEqual(3)
  expect(names.length).toBeGreaterThanOrEqual(100)
  expect(new Set(names).size).toBe(names.length)
})

test('no attack is left out or runs alone', () => {
  for (const file of families.keys()) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(
      /\b(attack|test)\.(skip|only|todo|fails)\b/,
    )
  }
})
