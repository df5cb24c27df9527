import { describe, expect, it } from 'vitest'
import { type Effort, gather, runStudy } from '../../../src/engine/index.ts'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { Draws } from '../../../src/engine/studies/draws.ts'
import type { Evaluator } from '../../../src/engine/studies/evaluator.ts'
import { cases } from '../../support/size.ts'
import { designOf, shockLevers } from './fixtures.ts'

const dimensions = 6
/** scipy 1.17.1: stats.t.ppf(0.9825, 15). */
const t965 = 2.3177702873121526

/**
 * A function of known mean 1 on the same draws as the model: smooth factors, and jumps that low-discrepancy points do not
 * average away quickly.
 */
function knownMean(seed: number): Evaluator {
  const draws = new Draws(designOf({ seed }))
  return {
    metricCount: 1,
    evaluate(first, out, offset) {
      draws.fillUniforms(first)
      for (let lane = 0; lane < laneCount; lane++) {
        let product = 1
        for (let column = 0; column < dimensions; column++) {
          const u = draws.uniforms[column * laneCount + lane]!
          product *= column % 2 === 0 ? 1 + (u - 0.5) : u < 0.3 ? 0.5 : 1 + 0.15 / 0.7
        }
        out[offset + lane] = product
      }
    },
  }
}

describe('a precision', () => {
  it('holds in at least 93 of 100 cases at nominal 95, stopping as soon as it is reached', () => {
    const repetitions = cases(1_000, 4_000)
    const effort: Effort = {
      output: 'cumulativeOutputLossUsd',
      halfWidth: 0.0025,
      maxRuns: 65_536,
    }
    let covered = 0
    const runsUsed = new Map<number, number>()
    for (let seed = 1; seed <= repetitions; seed++) {
      const { summary, runs, precision } = gather(knownMean(seed), {
        effort,
        central: Float64Array.of(1),
        precisionMetrics: [0],
      })
      expect(precision!.met).toBe(true)
      if (Math.abs(summary.moments.mean(0) - 1) <= precision!.halfWidthReached!) covered++
      runsUsed.set(runs, (runsUsed.get(runs) ?? 0) + 1)
    }
    expect(covered / repetitions).toBeGreaterThanOrEqual(0.93)
    // The case is one in which the stopping matters: more than one length occurs.
    expect(runsUsed.size).toBeGreaterThan(1)
  }, 240_000)

  const study = (halfWidth: number, maxRuns: number) =>
    runStudy({
      kind: 'ensemble',
      design: designOf(),
      levers: shockLevers,
      effort: { output: 'cumulativeOutputLossUsd', halfWidth, maxRuns },
      yearOutputs: [],
    })

  it('is reported with what it took, and the result is that of as many runs asked for outright', () => {
    const reached = study(2e8, 65_536)
    const { halfWidthReached, met } = reached.precision!
    expect(met).toBe(true)
    expect(halfWidthReached!).toBeLessThanOrEqual(2e8)
    expect(reached.runs).toBeLessThan(65_536)
    const outright = runStudy({
      kind: 'ensemble',
      design: designOf(),
      levers: shockLevers,
      effort: { runs: reached.runs },
      yearOutputs: [],
    })
    expect({ ...reached, precision: null }).toEqual(outright)
    const [interval] = outright.figures
      .filter(({ output }) => output === 'cumulativeOutputLossUsd')
      .map(({ meanInterval }) => meanInterval)
    // Student, 15 degrees of freedom, at 95 and 96.5 % (scipy 1.17.1): what stopping early costs.
    expect((interval!.upper! - interval!.lower!) / 2 / halfWidthReached!).toBeCloseTo(
      2.131449545559776 / t965,
      9,
    )
  })

  it('that the budget does not reach is reported as missed, with the width that was reached', () => {
    const spent = study(1, 3_000 - (3_000 % 16))
    expect(spent.runs).toBe(2_992)
    expect(spent.precision).toMatchObject({ met: false, halfWidthAsked: 1, maxRuns: 2_992, confidence: 0.95 })
    expect(spent.precision!.halfWidthReached!).toBeGreaterThan(1)
  })

  it('of a comparison counts the widest of its differences', () => {
    const stocks = [42, 90, 180].map((publicStockDays) => ({
      ...shockLevers,
      japan: { ...shockLevers.japan, publicStockDays },
    }))
    const { precision, differences } = runStudy({
      kind: 'comparison',
      design: designOf(),
      policies: stocks,
      effort: { output: 'cumulativeOutputLossUsd', halfWidth: 1e8, maxRuns: 65_536 },
      outputs: ['cumulativeImportLossTonnes', 'cumulativeOutputLossUsd'],
    })
    const widths = differences
      .filter(({ output }) => output === 'cumulativeOutputLossUsd')
      .map(({ meanInterval: { lower, upper } }) => (upper! - lower!) / 2)
    expect(precision!.halfWidthReached! / Math.max(...widths)).toBeCloseTo(t965 / 2.131449545559776, 9)
    expect(precision!.met).toBe(true)
  })
})
