import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/engine/distributions/normal.ts'
import { sortedQuantile, sortedTailMean } from '../../../src/engine/distributions/sorted.ts'
import { cases } from '../../support/size.ts'

const values = Float64Array.of(-3.5, 0.5, 1, 4.75, 7.25, 9.5, 12)

const samples = fc
  .array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 40 })
  .map((sample) => Float64Array.from(sample).sort())

const levels = fc.integer({ min: 0, max: 999 }).map((level) => level / 1_000)

describe('sortedQuantile', () => {
  it.each([
    [0, -3.5],
    [0.1, -1.1],
    [0.37, 1.825],
    [0.5, 4.75],
    [0.9, 10.5],
    [0.975, 11.625],
    [1, 12],
  ])('is the quantile of type 7 at %d', (share, expected) => {
    // numpy 2.4.6 quantile
    expect(sortedQuantile(values, share)).toBeCloseTo(expected, 13)
  })

  it('is the only value of one, and nothing of none', () => {
    expect(sortedQuantile(Float64Array.of(3), 0.9)).toBe(3)
    expect(sortedQuantile(new Float64Array(0), 0.9)).toBeNaN()
  })
})

describe('sortedTailMean', () => {
  it.each([
    [0, 4.5],
    [0.3, 7.020408163265307],
    [0.5, 8.892857142857142],
    [0.8, 11.285714285714288],
    [0.95, 12],
  ])('counts the boundary value in part at %d', (level, expected) => {
    // numpy: the empirical quantile integrated step by step
    expect(sortedTailMean(values, level)).toBeCloseTo(expected, 13)
  })

  it('is 2.0627 for the worst 5 % of a standard normal', () => {
    const size = 20_000
    const normal = Float64Array.from({ length: size }, (_, index) => normalQuantile((index + 0.5) / size))
    expect(Math.abs(sortedTailMean(normal, 0.95) - 2.0627)).toBeLessThan(0.0005)
  })

  it('rises with the level, from the mean towards the largest value', () => {
    fc.assert(
      fc.property(samples, levels, levels, (sample, one, other) => {
        const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length
        expect(sortedTailMean(sample, 0)).toBeCloseTo(mean, 9)
        const lower = sortedTailMean(sample, Math.min(one, other))
        const higher = sortedTailMean(sample, Math.max(one, other))
        expect(higher).toBeGreaterThanOrEqual(lower - 1e-9)
        expect(higher).toBeLessThanOrEqual(sample.at(-1)! + 1e-9)
      }),
      { numRuns: cases(500, 3_000) },
    )
  })

  it('is nothing of none', () => {
    expect(sortedTailMean(new Float64Array(0), 0.9)).toBeNaN()
  })
})
