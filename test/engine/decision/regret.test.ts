import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regretReport } from '../../../src/engine/decision/regret.ts'
import { cases } from '../../support/size.ts'

/** Whole losses of 1 … 5 policies in 1 … 20 draws. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }))
  .chain(([policies, draws]) =>
    fc.record({
      policies: fc.constant(policies),
      losses: fc
        .array(fc.integer({ min: -9, max: 9 }), { minLength: policies * draws, maxLength: policies * draws })
        .map((losses) => Float64Array.from(losses)),
    }),
  )

const runs = { numRuns: cases(300, 3_000) }

describe('regretReport', () => {
  it('reports the losses and regrets of a table worked by hand', () => {
    const { policies } = regretReport({
      policies: 3,
      losses: Float64Array.of(...[4, 1, 7, 2, 9, 3], ...[2, 6, 5, 8, 3, 3], ...[3, 2, 8, 1, 1, 6]),
      tailLevel: 0.5,
      regretQuantile: 0.9,
    })
    const figures = policies.map((policy) => [
      policy.expectedLoss,
      policy.cvar,
      policy.meanRegret,
      policy.quantileRegret,
      policy.maximumRegret,
      policy.probabilityBest,
    ])
    const expected = [
      [26 / 6, 20 / 3, 13 / 6, 5, 8, 1.5 / 6],
      [27 / 6, 19 / 3, 14 / 6, 6, 7, 2.5 / 6],
      [21 / 6, 17 / 3, 8 / 6, 3, 3, 2 / 6],
    ]
    for (const [policy, row] of expected.entries()) {
      for (const [index, figure] of row.entries()) expect(figures[policy]![index]).toBeCloseTo(figure, 13)
    }
  })

  it('names the best policy of each criterion', () => {
    const safe = new Array<number>(10).fill(5)
    const gamble = [0, 0, 0, 40, 0, 0, 0, 0, 0, 0]
    const { best } = regretReport({ policies: 2, losses: Float64Array.of(...safe, ...gamble) })
    expect(best).toEqual({ expectedLoss: 1, cvar: 0, quantileRegret: 1, maximumRegret: 0 })
  })

  it('names the first of equal policies', () => {
    const { best } = regretReport({ policies: 2, losses: Float64Array.of(3, 1, 3, 1) })
    expect(best).toEqual({ expectedLoss: 0, cvar: 0, quantileRegret: 0, maximumRegret: 0 })
  })

  it('gives the standard error of each expected loss from 16 interleaved replicates', () => {
    const rising = Array.from({ length: 32 }, (_, draw) => draw % 16)
    const { policies } = regretReport({
      policies: 2,
      losses: Float64Array.of(...rising, ...new Array(32).fill(1)),
    })
    // Variance of 0 … 15 is 340/15.
    expect(policies[0]!.standardError).toBeCloseTo(Math.sqrt(340 / 15) / 4, 13)
    expect(policies[1]!.standardError).toBe(0)
  })

  it('leaves the best policy of a draw no regret', () => {
    fc.assert(
      fc.property(tables, ({ losses, policies }) => {
        const draws = losses.length / policies
        for (let draw = 0; draw < draws; draw++) {
          const one = losses.filter((_, index) => index % draws === draw)
          const report = regretReport({ losses: one, policies })
          const least = Math.min(...one)
          for (const [policy, figures] of report.policies.entries()) {
            expect(figures.maximumRegret).toBe(one[policy]! - least)
          }
          expect(report.policies[report.best.maximumRegret]!.maximumRegret).toBe(0)
        }
      }),
      runs,
    )
  })

  it('shares out every draw, and ranks mean regrets like expected losses', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { policies } = regretReport(table)
        const shares = policies.reduce((sum, policy) => sum + policy.probabilityBest, 0)
        expect(shares).toBeCloseTo(1, 12)
        for (const policy of policies) {
          const gap = policy.expectedLoss - policies[0]!.expectedLoss
          expect(policy.meanRegret - policies[0]!.meanRegret).toBeCloseTo(gap, 12)
          expect(policy.meanRegret).toBeGreaterThanOrEqual(0)
          expect(policy.quantileRegret).toBeLessThanOrEqual(policy.maximumRegret)
        }
      }),
      runs,
    )
  })

  it('regrets nothing that every policy would have lost', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 20 }), (table, common) => {
        const draws = table.losses.length / table.policies
        const shifted = table.losses.map((loss, index) => loss + common[index % draws]!)
        const regrets = (losses: Float64Array) =>
          regretReport({ ...table, losses }).policies.map((policy) => [
            policy.meanRegret,
            policy.quantileRegret,
            policy.maximumRegret,
            policy.probabilityBest,
          ])
        expect(regrets(shifted)).toEqual(regrets(table.losses))
      }),
      runs,
    )
  })

  it('refuses what is no table of these policies', () => {
    expect(() => regretReport({ policies: 2, losses: new Float64Array(5) })).toThrow(RangeError)
    expect(() => regretReport({ policies: 2, losses: new Float64Array(0) })).toThrow(RangeError)
    expect(() => regretReport({ policies: 0, losses: new Float64Array(5) })).toThrow(RangeError)
  })
})
