import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialOrderRanks } from '../../../src/engine/distributions/order-ranks.ts'
import { cases } from '../../support/size.ts'

/** P(first ≤ B ≤ last) for B binomial (n, p), term by term from Pascal's rule; for small n. */
function binomialBetween(n: number, p: number, first: number, last: number): number {
  let sum = 0
  let ways = 1
  for (let k = 0; k <= n; k++) {
    if (k >= first && k <= last) sum += ways * p ** k * (1 - p) ** (n - k)
    ways *= (n - k) / (k + 1)
  }
  return sum
}

describe('ranks of the order statistics around a quantile', () => {
  // scipy 1.17.1: stats.binom.ppf(α/2, n, p), none where that is 0, and stats.binom.ppf(1 − α/2, n, p) + 1, none above n.
  it.each([
    [10, 0.5, 0.95, 2, 9],
    [59, 0.95, 0.9, 53, 59],
    [58, 0.95, 0.9, 52, null],
    [100, 0.5, 0.95, 40, 61],
    [100, 0.05, 0.99, null, 12],
    [1000, 0.95, 0.95, 936, 964],
    [1024, 0.99, 0.95, 1007, 1020],
    [4096, 0.95, 0.95, 3863, 3919],
    [65_536, 0.95, 0.95, 62_149, 62_369],
    [65_536, 0.999, 0.99, 65_449, 65_491],
    [100_000, 0.5, 0.999999, 49_227, 50_774],
    [123_457, 0.123, 0.5, 15_107, 15_264],
    [1_000_000, 0.9, 0.95, 899_412, 900_589],
    [10_000_000, 0.99, 0.95, 9_899_383, 9_900_617],
  ])('n = %d, p = %d, confidence %d', (n, p, confidence, lower, upper) => {
    expect(binomialOrderRanks(n, p, confidence)).toEqual({ lower, upper })
  })

  it('miss the quantile on either side with at most half of the rest, and are the closest that do', () => {
    const inner = fc.nat({ max: 998 }).map((step) => (step + 1) / 1_000)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), inner, inner, (n, p, confidence) => {
        const { lower, upper } = binomialOrderRanks(n, p, confidence)
        const tail = (1 - confidence) / 2
        const rounding = 1e-13
        const [l, u] = [lower ?? 0, upper ?? n + 1]
        return (
          l <= u &&
          binomialBetween(n, p, 0, l - 1) <= tail + rounding &&
          binomialBetween(n, p, 0, l) >= tail - rounding &&
          binomialBetween(n, p, u, n) <= tail + rounding &&
          binomialBetween(n, p, u - 1, n) >= tail - rounding
        )
      }),
      { numRuns: cases(2_000, 50_000), seed: 1_713 },
    )
  })

  it.each([
    [0, 0.5, 0.9],
    [2.5, 0.5, 0.9],
    [10, 0, 0.9],
    [10, 1, 0.9],
    [10, 0.5, 0],
    [10, 0.5, 1],
    [10, Number.NaN, 0.9],
  ])('refuses n = %d, p = %d, confidence %d', (n, p, confidence) => {
    expect(() => binomialOrderRanks(n, p, confidence)).toThrow(RangeError)
  })
})
