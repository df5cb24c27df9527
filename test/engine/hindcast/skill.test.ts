import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lognormalQuantile } from '../../../src/engine/distributions/lognormal.ts'
import { normalQuantile } from '../../../src/engine/distributions/normal.ts'
import { cases } from '../../support/size.ts'
import type { Observation } from './observations.ts'
import { crps, pointsOf } from './score.ts'
import { pitOf, skillTarget } from './skill.ts'

const count = 100_000
const midpoints = Array.from({ length: count }, (_, index) => (index + 0.5) / count)

const numbers = fc.double({ min: -1000, max: 1000, noNaN: true })
const forecasts = fc.array(numbers, { minLength: 1, maxLength: 40 })
const runs = { numRuns: cases(200, 5000) }

describe('continuous ranked probability score', () => {
  // mpmath 1.x, 30 digits: the closed form z(2Φ(z) − 1) + 2φ(z) − 1/√π times the standard deviation.
  it.each([
    [0, 1, 0, 0.23369497725510913],
    [0, 1, 1.3, 0.8268663406252715],
    [2, 3, 5, 1.807324072882849],
  ])('of N(%f, %f) at %f', (mean, sd, observed, expected) => {
    const forecast = midpoints.map((u) => mean + sd * normalQuantile(u))
    expect(crps(forecast, observed)).toBeCloseTo(expected, 5)
  })

  it('of a uniform and of a skewed forecast', () => {
    // ∫₀^y x² dx + ∫_y¹ (1 − x)² dx at y = 0.2.
    expect(crps(midpoints, 0.2)).toBeCloseTo(0.52 / 3, 8)
    // mpmath 1.x: ∫(F − 1{x ≥ 2})² dx of the lognormal with median 1 and σ = 0.5.
    const lognormal = midpoints.map((u) => lognormalQuantile(0, 0.5, u))
    expect(crps(lognormal, 2)).toBeCloseTo(0.647869351516029, 5)
  })

  it('of four values is the area between the two steps', () => {
    // F is ¼, ½ and ¾ on (1, 2), (2, 4) and (4, 8): (¼)² + 2 · (½)² + 4 · (¾ − 1)² for 3 between 2 and 4.
    expect(crps([8, 1, 4, 2], 3)).toBeCloseTo(0.0625 + 0.5 + 0.25, 14)
  })

  it('is an absolute error for one value, moves and stretches with its unit, and rewards spread over a mean error', () => {
    fc.assert(
      fc.property(forecasts, numbers, fc.double({ min: 0.1, max: 10, noNaN: true }), (values, y, stretch) => {
        expect(crps([values[0]!], y)).toBe(Math.abs(values[0]! - y))
        const score = crps(values, y)
        expect(score).toBeGreaterThanOrEqual(-1e-9)
        const meanError = values.reduce((sum, value) => sum + Math.abs(value - y), 0) / values.length
        expect(score).toBeLessThanOrEqual(meanError + 1e-9)
        const other = values.map((value) => 7 + stretch * value).reverse()
        expect(crps(other, 7 + stretch * y)).toBeCloseTo(stretch * score, 7)
      }),
      runs,
    )
  })
})

describe('probability integral transform', () => {
  it('counts what lies below, and half of what is equal', () => {
    expect(pitOf(Float64Array.of(5, 1, 3, 3), 3)).toBe(0.5)
    expect(pitOf(Float64Array.of(5, 1, 3, 4), 4.5)).toBe(0.75)
  })

  it('mirrors with the sign', () => {
    fc.assert(
      fc.property(forecasts, numbers, (values, y) => {
        const mirrored = pitOf(
          Float64Array.from(values, (value) => -value),
          -y,
        )
        expect(pitOf(Float64Array.from(values), y) + mirrored).toBeCloseTo(1, 12)
      }),
      runs,
    )
  })
})

describe('skill of a target', () => {
  // Draw i is of replicate i mod 16; here all draws of replicate r are r.
  const draws = new Map([
    [2001, Float64Array.from({ length: 64 }, (_, draw) => draw % 16)],
    [2002, Float64Array.from({ length: 64 }, (_, draw) => draw % 16)],
  ])
  const observation = (value: number, verified = true): Observation => ({ value, verified, sources: ['a'] })
  const series = new Map([
    [2000, observation(1)],
    [2001, observation(7.5, false)],
    [2002, observation(20)],
  ])
  const { years, scores, verifiedScores } = skillTarget({
    target: 'chinaShare',
    draws,
    points: pointsOf(series, { from: 2001, verifiedOnly: false }),
    verifiedPoints: pointsOf(series, { from: 2001, verifiedOnly: true }),
  })
  const [middle, above] = years as [(typeof years)[0], (typeof years)[0]]
  // Of 0 … 15: ½·E|X − X′| = (16² − 1)/(6 · 16).
  const spread = 255 / 96

  it('scores each year, with the standard error between replicates', () => {
    expect(middle.crps).toBeCloseTo(4 - spread, 12)
    expect(above.crps).toBeCloseTo(12.5 - spread, 12)
    // Errors of the replicates are ½, 1½, … 7½, twice each: variance 84/15.
    expect(middle.crpsStandardError).toBeCloseTo(Math.sqrt(84 / 15 / 16), 12)
    expect([middle.pit, above.pit]).toEqual([0.5, 1])
    // Eight replicates have 1, eight 0.
    expect(middle.pitStandardError).toBeCloseTo(Math.sqrt(4 / 15 / 16), 12)
    expect(above.pitStandardError).toBe(0)
    expect([middle.persistenceCrps, above.persistenceCrps]).toEqual([6.5, 12.5])
  })

  it('says what the intervals cover', () => {
    expect(years.map(({ covered50, covered90 }) => [covered50, covered90])).toEqual([
      [true, true],
      [false, false],
    ])
    expect(middle.p50).toBe(7.5)
    expect(scores).toMatchObject({ years: 2, coverage50: 0.5, coverage90: 0.5, yearsBeaten: 2 })
  })

  it('compares mean scores with those of persistence', () => {
    const meanCrps = (4 + 12.5) / 2 - spread
    expect(scores.meanCrps).toBeCloseTo(meanCrps, 12)
    expect(scores.meanPersistenceCrps).toBe(9.5)
    expect(scores.skill).toBeCloseTo(1 - meanCrps / 9.5, 12)
    // Errors of a replicate r in the two years, |r − 7.5| and 20 − r: the sum is 27.5 − 2r up to 7 and 12.5 after.
    const sums = Array.from({ length: 16 }, (_, r) => (r <= 7 ? 27.5 - 2 * r : 12.5) / 2)
    const mean = sums.reduce((sum, value) => sum + value, 0) / 16
    const variance = sums.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / 15
    expect(scores.meanCrpsStandardError).toBeCloseTo(Math.sqrt(variance / 16), 12)
    expect(scores.skillStandardError).toBeCloseTo(Math.sqrt(variance / 16) / 9.5, 12)
  })

  it('leaves unverified observations out, as persistence too', () => {
    expect(verifiedScores.years).toBe(1)
    expect(verifiedScores.meanPersistenceCrps).toBe(19)
    expect(verifiedScores.meanCrps).toBeCloseTo(12.5 - spread, 12)
  })

  it('takes prices in logarithms, and shows them as they are', () => {
    const [year] = skillTarget({
      target: 'lnPrice',
      draws: new Map([[2001, new Float64Array(16).fill(10)]]),
      points: [{ year: 2001, ...observation(20), persistence: 5 }],
      verifiedPoints: [],
    }).years
    expect(year).toMatchObject({ observed: 20, p50: 10, persistence: 5 })
    expect(year!.crps).toBeCloseTo(Math.LN2, 12)
    expect(year!.persistenceCrps).toBeCloseTo(2 * Math.LN2, 12)
  })

  it('needs draws of every observed year', () => {
    const point = { year: 2003, ...observation(1), persistence: 1 }
    expect(() => skillTarget({ target: 'lnPrice', draws, points: [point], verifiedPoints: [] })).toThrow(
      RangeError,
    )
  })
})
