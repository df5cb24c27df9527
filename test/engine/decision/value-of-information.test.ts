import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partialInformation, perfectInformation } from '../../../src/engine/decision/value-of-information.ts'
import { normalCdf, normalQuantile } from '../../../src/engine/distributions/normal.ts'
import { cases } from '../../support/size.ts'
import { scrambledPoints } from '../sensitivity/scrambled-points.ts'

/** A decision problem over independent standard normals; losses by policy from the normals of a draw. */
function problem(
  policies: readonly ((x: readonly number[]) => number)[],
  { dimensions, rows = 4096, seed = 31 }: { dimensions: number; rows?: number; seed?: number },
) {
  const uniforms = scrambledPoints({ rows, dimensions, seed })
  const normals = uniforms.map(normalQuantile)
  const losses = new Float64Array(policies.length * rows)
  for (let draw = 0; draw < rows; draw++) {
    const x = Array.from({ length: dimensions }, (_, dimension) => normals[dimension * rows + draw]!)
    for (const [policy, loss] of policies.entries()) losses[policy * rows + draw] = loss(x)
  }
  return {
    losses,
    policies: policies.length,
    inputsOf: (first: number, last: number) => uniforms.subarray(first * rows, (last + 1) * rows),
  }
}

function expectWithin(share: number, actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(share)
}

/** What the option to switch saves if the advantage is normal: σφ(μ/σ) − |μ|Φ(−|μ|/σ). */
function normalOptionValue(mean: number, sd: number): number {
  const distance = Math.abs(mean) / sd
  const density = Math.exp((-distance * distance) / 2) / Math.sqrt(2 * Math.PI)
  return sd * density - Math.abs(mean) * normalCdf(-distance)
}

const nothing = () => 0

/** Whole losses of 1 … 4 policies in 4 … 60 draws, and as many rows of inputs. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 4, max: 60 }), fc.integer({ min: 1, max: 3 }))
  .chain(([policies, draws, inputs]) =>
    fc.record({
      policies: fc.constant(policies),
      losses: fc
        .array(fc.integer({ min: -9, max: 9 }), { minLength: policies * draws, maxLength: policies * draws })
        .map((losses) => Float64Array.from(losses)),
      inputs: fc
        .array(fc.integer({ min: 0, max: 999 }), { minLength: inputs * draws, maxLength: inputs * draws })
        .map((steps) => Float64Array.from(steps, (step) => (step + 0.5) / 1_000)),
    }),
  )

describe('perfectInformation', () => {
  it('is 0.39894 for two options with a standard normal difference', () => {
    const { value, standardError } = perfectInformation(problem([nothing, (x) => x[0]!], { dimensions: 1 }))
    expect(Math.abs(value - 0.39894)).toBeLessThan(0.001)
    expect(standardError).toBeLessThan(0.001)
  })

  it('states an error that the value keeps to', () => {
    const repetitions = cases(100, 500)
    const truth = normalOptionValue(0.7, Math.sqrt(2))
    let covered = 0
    for (let seed = 0; seed < repetitions; seed++) {
      const { value, standardError } = perfectInformation(
        problem([nothing, (x) => 0.7 + x[0]! + x[1]!], { dimensions: 2, rows: 512, seed }),
      )
      // Student's t, 15 degrees of freedom, 97.5 %
      if (Math.abs(value - truth) <= 2.13145 * standardError) covered++
    }
    expect(covered / repetitions).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / repetitions))
  })

  it('is the gap between the best policy and the best of each draw', () => {
    // Mean losses 26/6, 27/6 and 21/6; the least losses are 2, 1, 5, 1, 1 and 3.
    const losses = Float64Array.of(...[4, 1, 7, 2, 9, 3], ...[2, 6, 5, 8, 3, 3], ...[3, 2, 8, 1, 1, 6])
    const { value, standardError } = perfectInformation({ losses, policies: 3 })
    expect(value).toBeCloseTo(8 / 6, 13)
    expect(standardError).toBeNaN()
  })

  it('is nothing where one policy is never beaten', () => {
    const { value, standardError } = perfectInformation(
      problem([(x) => x[0]!, (x) => x[0]! + 1], { dimensions: 1, rows: 64 }),
    )
    expect([value, standardError]).toEqual([0, 0])
  })
})

describe('partialInformation', () => {
  it('is |a|·0.39894 for one of two normals with a linear difference', () => {
    const { inputsOf, ...table } = problem([nothing, (x) => x[0]! - 2 * x[1]!], { dimensions: 2 })
    expectWithin(0.02, partialInformation({ ...table, inputs: inputsOf(0, 0) }).value, 0.39894)
    expectWithin(0.02, partialInformation({ ...table, inputs: inputsOf(1, 1) }).value, 2 * 0.39894)
    const both = partialInformation({ ...table, inputs: inputsOf(0, 1) })
    expectWithin(0.02, both.value, Math.sqrt(5) * 0.39894)
    expectWithin(0.02, both.value, perfectInformation(table).value)
  })

  it('is σφ(μ/σ) − |μ|Φ(−|μ|/σ) where one option is ahead by μ', () => {
    // scipy 1.17.1 stats.norm: 0.14287937681061016 for μ = 0.7, σ = 1
    expect(normalOptionValue(0.7, 1)).toBeCloseTo(0.14287937681061016, 12)
    for (const mean of [0.7, -0.7]) {
      const { inputsOf, ...table } = problem([nothing, (x) => mean + x[0]! + x[1]!], { dimensions: 2 })
      expectWithin(0.02, partialInformation({ ...table, inputs: inputsOf(1, 1) }).value, 0.14287937681061016)
    }
  })

  it('sees an interaction that no input shows alone', () => {
    const { inputsOf, ...table } = problem([nothing, (x) => x[0]! * x[1]! + x[2]!], { dimensions: 3 })
    // E|x₁x₂|/2 = 1/π
    expectWithin(0.02, partialInformation({ ...table, inputs: inputsOf(0, 1) }).value, 1 / Math.PI)
    expect(partialInformation({ ...table, inputs: inputsOf(0, 0) }).value).toBeLessThan(0.01)
  })

  it('chooses among more than two policies, whichever is listed first', () => {
    const options = [
      nothing,
      (x: readonly number[]) => x[0]! + x[1]!,
      (x: readonly number[]) => x[1]! - x[0]!,
    ]
    for (const policies of [options, options.toReversed()]) {
      const { inputsOf, ...table } = problem(policies, { dimensions: 2 })
      // E max(0, x₁, −x₁) = E|x₁|
      expectWithin(0.02, partialInformation({ ...table, inputs: inputsOf(0, 0) }).value, 2 * 0.39894)
    }
  })

  it('is nearly nothing for inputs that do not move the difference', () => {
    const seeds = 10
    for (const mean of [0, 0.3]) {
      let sum = 0
      for (let seed = 0; seed < seeds; seed++) {
        const { inputsOf, ...table } = problem([(x) => x[0]!, (x) => x[0]! + mean + x[5]!], {
          dimensions: 6,
          seed,
        })
        sum += partialInformation({ ...table, inputs: inputsOf(0, 4) }).value
      }
      // A fit judged on its own draws seems worth 0.017 here for mean 0.
      expect(sum / seeds).toBeLessThan(0.005)
    }
  })

  it('keeps the main effects of a group with more inputs than terms', () => {
    const rows = 4096
    const inputs = scrambledPoints({ rows, dimensions: 70, seed: 41 })
    const losses = new Float64Array(2 * rows)
    for (let index = 0; index < inputs.length; index++) losses[rows + (index % rows)]! += inputs[index]! - 0.5
    const table = { losses, policies: 2 }
    expectWithin(0.02, partialInformation({ ...table, inputs }).value, perfectInformation(table).value)
  })

  it('states an error that the value keeps to', () => {
    const repetitions = cases(60, 300)
    let covered = 0
    for (let seed = 0; seed < repetitions; seed++) {
      const { inputsOf, ...table } = problem([nothing, (x) => 0.7 + x[0]! + x[1]!], {
        dimensions: 2,
        rows: 1024,
        seed,
      })
      const { value, standardError } = partialInformation({ ...table, inputs: inputsOf(0, 0) })
      if (Math.abs(value - 0.14287937681061016) <= 2.13145 * standardError) covered++
    }
    expect(covered / repetitions).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / repetitions) - 0.02)
  })

  it('is never negative and never worth more than perfect information', () => {
    fc.assert(
      fc.property(tables, ({ inputs, ...table }) => {
        const { value } = partialInformation({ ...table, inputs })
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(perfectInformation(table).value + 1e-12)
      }),
      { numRuns: cases(300, 3_000) },
    )
  })

  it('does not change with a loss that every policy has', () => {
    fc.assert(
      fc.property(tables, ({ inputs, ...table }) => {
        const draws = table.losses.length / table.policies
        const shifted = table.losses.map((loss, index) => loss + ((index % draws) ** 2 % 7))
        expect(partialInformation({ ...table, losses: shifted, inputs }).value).toBeCloseTo(
          partialInformation({ ...table, inputs }).value,
          9,
        )
      }),
      { numRuns: cases(200, 2_000) },
    )
  })

  it('refuses inputs that are not of these draws', () => {
    const table = { losses: new Float64Array(20), policies: 2 }
    expect(() => partialInformation({ ...table, inputs: new Float64Array(15) })).toThrow(RangeError)
    expect(() => partialInformation({ ...table, inputs: new Float64Array(0) })).toThrow(RangeError)
    expect(() => perfectInformation({ ...table, policies: 3 })).toThrow(RangeError)
  })
})
