import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { cases } from '../../support/size.ts'
import { compiled, differences, plain } from './compiled.ts'
import { branches, choices, counters } from './rows.ts'

const source = new URL('rows.ts', import.meta.url)

/** Few different numbers, so that every comparison of the functions meets all its outcomes. */
const numbers = fc.array(fc.integer({ min: -16, max: 24 }), { minLength: 12, maxLength: 12 })
const inputs = fc.array(numbers, { minLength: laneCount, maxLength: laneCount }).map((lanes) =>
  Float64Array.from({ length: 12 * laneCount }, (_, index) => {
    return lanes[index % laneCount]![Math.floor(index / laneCount)]! / 4
  }),
)

describe('compiled functions', () => {
  const functions = [{ run: branches }, { run: choices }, { run: counters }]
  it.each(functions)('$run.name give every lane its own bits', async ({ run }) => {
    const lanes = await compiled(source, run.name)
    fc.assert(
      fc.property(inputs, (input) => {
        expect(differences(lanes(input).out, plain(run, input))).toEqual([])
      }),
      { seed: 20110311, numRuns: cases(500, 20_000) },
    )
  })
})

const folder = mkdtempSync(join(tmpdir(), 'monazite-lanes-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('what the compiler does not understand', () => {
  it.each([
    { code: 'while (out[0]! > 1) out[0] = 1', what: 'WhileStatement here', column: 3 },
    { code: 'out[0] = input[0]! % 2', what: 'the operator %', column: 12 },
    { code: 'out[0] = Math.sin(input[0]!)', what: 'the member sin', column: 12 },
    { code: 'out[0] = elsewhere', what: 'the name elsewhere', column: 12 },
    { code: 'out[0] = input[input[1]!]!', what: 'an index that differs between lanes', column: 18 },
    { code: 'if (input[0]! > 1) out[0] = 1', what: 'a store that only some lanes reach', column: 22 },
    {
      code: 'for (let i = 0; i < input[0]!; i++) out[i] = 1',
      what: 'a loop whose end differs between lanes',
      column: 19,
    },
    { code: 'const [first] = input', what: 'ArrayPattern', column: 9 },
    { code: 'out[0] = input[0]! > 1 ? 1 : [1].length', what: 'ArrayExpression', column: 32 },
    { code: 'input.fill(1)', what: 'CallExpression as a statement', column: 3 },
  ])('$what is named with its place', async ({ code, what, column }) => {
    const file = join(folder, `${what.replaceAll(/\W/g, '-')}.ts`)
    writeFileSync(
      file,
      `declare const elsewhere: number\nexport function f(input: Float64Array, out: Float64Array): void {\n  ${code}\n}\n`,
    )
    await expect(compiled(pathToFileURL(file), 'f')).rejects.toThrow(
      new SyntaxError(`${file}:3:${column}: the lane compiler does not understand ${what}`),
    )
  })

  it('is a change of a parameter, wherever the function is called', async () => {
    const file = join(folder, 'parameter.ts')
    writeFileSync(
      file,
      `function raised(x: number): number {
  x += 1
  return x
}
export function f(input: Float64Array, out: Float64Array): void {
  let value = input[0]!
  out[0] = raised(value) + value
}
`,
    )
    await expect(compiled(pathToFileURL(file), 'f')).rejects.toThrow(
      new SyntaxError(`${file}:2:3: the lane compiler does not understand this assignment`),
    )
  })

  it('is a function that takes exp where none is declared', async () => {
    await expect(compiled(source, 'exponentials')).rejects.toThrow(/exponentials takes exp or log/)
  })
})
