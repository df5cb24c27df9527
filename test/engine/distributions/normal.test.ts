import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { normalCdf, normalQuantile } from '../../../src/engine/distributions/normal.ts'
import { truncatedNormalQuantile } from '../../../src/engine/distributions/truncated-normal.ts'
import { cases } from '../../support/size.ts'

const properties = { numRuns: cases(2_000, 50_000), seed: 1_988 }
/** Midpoints of 2³² cells, the uniforms of the ensemble. */
const uniforms = fc.nat({ max: 2 ** 32 - 1 }).map((cell) => (cell + 0.5) / 2 ** 32)

function expectRelative(actual: number, exact: number, tolerance: number): void {
  expect(Math.abs(actual - exact), `${actual} for ${exact}`).toBeLessThanOrEqual(tolerance * Math.abs(exact))
}

describe('normal quantile', () => {
  // mpmath 1.3.0, 50 digits: findroot of ln ncdf(z) − ln u.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [5.551115123125783e-17, -8.292361075813595],
    [1.1102230246251565e-16, -8.209536151601387],
    [1e-11, -6.706023155495136],
    [1.5e-11, -6.646570887477113],
    [0.0001, -3.7190164854556804],
    [0.0123, -2.247626755795138],
    [0.074, -1.4466320671589785],
    [0.0751, -1.43882539275254],
    [0.2, -0.8416212335729142],
    [0.4999, -0.00025066283008800747],
    [0.5000001, 2.506628273311648e-7],
    [0.6, 0.2533471031357997],
    [0.9249, 1.4388253927525403],
    [0.926, 1.4466320671589787],
    [0.975, 1.9599639845400538],
    [0.9999, 3.7190164854557084],
    [1 - 2 ** -30, 6.009353565530744],
    [1 - 2 ** -53, 8.209536151601387],
  ])('at %d', (u, exact) => {
    expectRelative(normalQuantile(u), exact, 1e-15)
  })

  it('is 0 at the median and no number at and beyond the ends', () => {
    expect(normalQuantile(0.5)).toBe(0)
    for (const u of [-0.1, 0, 1, 1.1, Number.NaN]) expect(normalQuantile(u)).toBeNaN()
  })

  it('mirrors its lower half exactly', () => {
    fc.assert(
      fc.property(uniforms, (u) => normalQuantile(1 - u) === -normalQuantile(u)),
      properties,
    )
  })

  it('never descends', () => {
    fc.assert(
      fc.property(uniforms, uniforms, (a, b) => a > b || normalQuantile(a) <= normalQuantile(b)),
      properties,
    )
  })

  it('is undone by the CDF', () => {
    fc.assert(
      // An error of 1e-15·|x| changes the CDF by at most x² + 1 times as much, relative to it.
      fc.property(uniforms, (u) => {
        const x = Math.min(0, normalQuantile(u))
        return Math.abs(normalCdf(x) / Math.min(u, 0.5) - 1) <= 3e-15 + 1e-15 * (x * x + 1)
      }),
      properties,
    )
  })
})

// mpmath 1.3.0, 50 digits: ncdf(x). At −38.4 the result is one of the last subnormal doubles.
test.each([
  [Number.NEGATIVE_INFINITY, 0],
  [-38.4, 6.4e-323],
  [-37, 5.725571222524577e-300],
  [-20.3, 6.429244467698346e-92],
  [-8.25, 7.919726314642477e-17],
  [-10 / 3, 0.00042906033319683724],
  [-2, 0.02275013194817921],
  [-1.0000001, 0.15865522973438578],
  [-1, 0.15865525393145705],
  [-0.9999999, 0.1586552781285307],
  [-0.3, 0.3820885778110474],
  [-1e-9, 0.49999999960105773],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.75, 0.9599408431361829],
  [6, 0.9999999990134123],
])('normal CDF at %d', (x, exact) => {
  expectRelative(normalCdf(x), exact, 2e-15)
})

describe('truncated normal quantile', () => {
  // mpmath 1.3.0, 50 digits: normal quantile of F + u·(1 − F), F the probability below the minimum.
  it.each([
    [0, 1, 0, [1.2533141373155004e-9, 0.025068908258711036, 0.5244005127080408, 1.2815515655446006]],
    [
      0.03,
      0.015,
      -0.02,
      [-0.01999999027831674, -0.0006771151403107247, 0.026209787737934646, 0.042628916797076935],
    ],
    [1, 2, 3.5, [3.500000001156861, 3.5233066645628286, 4.053849467454816, 5.061903104404356]],
    [5, 1, -3, [-0.9978069139580954, 2.9462510893681895, 4.746652896864202, 5.841621233572915]],
  ] as const)('of N(%d, %d²) above %d', (mean, sd, minimum, exact) => {
    const below = normalCdf((minimum - mean) / sd)
    const actual = [1e-9, 0.02, 0.4, 0.8].map((u) => truncatedNormalQuantile(mean, sd, below, u))
    actual.forEach((value, index) => {
      expect(Math.abs(value - exact[index]!)).toBeLessThanOrEqual(2e-15 * Math.max(sd, Math.abs(mean)))
    })
  })

  it('keeps the upper tail to the last uniform', () => {
    const below = normalCdf(-10 / 3)
    expectRelative(truncatedNormalQuantile(0.03, 0.015, below, 1 - 2 ** -53), 0.1531438152431718, 1e-15)
  })

  it('without a cut is the normal quantile, bit for bit', () => {
    fc.assert(
      fc.property(uniforms, (u) => truncatedNormalQuantile(0, 1, 0, u) === normalQuantile(u)),
      properties,
    )
  })

  it('lies above the cut and never descends', () => {
    fc.assert(
      fc.property(uniforms, uniforms, fc.double({ min: -5, max: 3, noNaN: true }), (a, b, cut) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const below = normalCdf(cut)
        const value = truncatedNormalQuantile(0, 1, below, low)
        return value > cut - 1e-12 && value <= truncatedNormalQuantile(0, 1, below, high)
      }),
      properties,
    )
  })
})
