import { expect, test } from 'vitest'
import { startProcess } from '../support/process.ts'

/** The numbers of a case's row, from left to right. */
function figures(output: string, name: string): number[] {
  const row = output.split('\n').find((line) => line.startsWith(name))
  expect(row, `${name} in\n${output}`).toBeDefined()
  return row!
    .slice(name.length)
    .trim()
    .split(/\s+/)
    .map((cell) => Number(cell.replaceAll(',', '')))
}

test('the engine is measured beside the second implementation', async () => {
  const run = startProcess('test/bench/run.ts', {}, ['--only', 'engine', '--seconds', '0.05'])
  expect(await run.ended, run.output()).toBe(0)
  for (const years of [10, 25]) {
    const paired = figures(run.output(), `${years} years: scenario, baseline, indices and summary`)
    const second = figures(run.output(), `${years} years: the same by the second implementation`)
    expect(paired[0]! * paired[1]!).toBeCloseTo(1e6, -4)
    expect(second[2]).toBe(1)
    expect(paired[2]).toBeCloseTo(paired[0]! / second[0]!, 1)
    const [lanes, plain] = ['one arm, eight lanes', 'one arm, plain kernel'].map((name) =>
      figures(run.output(), `${years} years: ${name}`),
    )
    expect(lanes![2]! / (lanes![0]! / plain![0]!)).toBeCloseTo(1, 0)
    expect(plain![2]).toBe(1)
  }
})

test('whole studies are measured beside as many runs on the plain path', async () => {
  const run = startProcess('test/bench/run.ts', {}, ['--only', 'studies', '--seconds', '0.01'])
  expect(await run.ended, run.output()).toBe(0)
  for (const years of [10, 25]) {
    const [pairs, milliseconds, rate] = figures(
      run.output(),
      `${years} years: Sobol indices of 30 inputs, N = 4,096`,
    )
    expect(pairs).toBe(131_072)
    expect((milliseconds! * rate!) / 1_000 / pairs!).toBeCloseTo(1, 1)
  }
  for (const query of ['{ __typename }', 'a country from the database']) {
    const idle = figures(run.output(), `${query}, idle`)
    const busy = figures(run.output(), `${query}, 1,000,000 draws under way`)
    expect(idle[0]).toBe(1)
    expect(busy[0]).toBe(1)
    expect(busy[4]! / (busy[2]! / idle[2]!)).toBeCloseTo(1, 0)
  }
}, 120_000)

test('the server is measured from end to end, every answer looked at', async () => {
  const run = startProcess('test/bench/run.ts', {}, ['--only', 'http', '--seconds', '0.3'])
  expect(await run.ended, run.output()).toBe(0)
  for (const name of [
    '/healthz, without GraphQL',
    '{ __typename }',
    'preview: computed, not stored',
    'simulate: computed and stored',
    'simulate: answered from the store',
  ]) {
    const [rate, p50, p99] = figures(run.output(), name)
    expect(rate).toBeGreaterThan(0)
    expect(p50).toBeLessThanOrEqual(p99!)
  }
  expect(figures(run.output(), '{ __typename }')[3]).toBe(1)
}, 120_000)

test.each([['--only', 'disk'], ['--seconds', 'none'], ['--fast']])('%s %s is refused', async (...args) => {
  const run = startProcess('test/bench/run.ts', {}, args)
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain(args[0])
})
