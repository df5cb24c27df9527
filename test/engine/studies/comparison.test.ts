import { describe, expect, it } from 'vitest'
import {
  type ComparisonStudy,
  columnOf,
  type Levers,
  type RunOutputName,
  runStudy,
  simulate,
} from '../../../src/engine/index.ts'
import { designOf, drawnParameters, shockLevers } from './fixtures.ts'

const loss = 'cumulativeImportLossTonnes'
const stock180: Levers = { ...shockLevers, japan: { ...shockLevers.japan, publicStockDays: 180 } }
const inForce: Levers = { ...shockLevers, india: { ...shockLevers.india, suspendAgreementFrom: null } }

function compare(
  policies: readonly Levers[],
  {
    runs = 1024,
    seed = 1,
    outputs = [loss],
  }: { runs?: number; seed?: number; outputs?: RunOutputName[] } = {},
) {
  const study: ComparisonStudy = {
    kind: 'comparison',
    design: designOf({ seed }),
    policies,
    effort: { runs },
    outputs,
  }
  return runStudy(study)
}

/** Imports over the run in one draw of the plain model, in both arms. */
function importsOf(levers: Levers, parameters: Float64Array): { scenario: number; baseline: number } {
  const result = simulate({ startYear: 2026, horizonYears: 10, levers, parameters })
  const sum = (table: Float64Array) =>
    columnOf(table, 'importsTonnes').reduce((total, value) => total + value, 0)
  return { scenario: sum(result.scenario), baseline: sum(result.baseline) }
}

describe('a comparison', () => {
  it('measures every policy against the baseline of the first, draw by draw', () => {
    const policies = [shockLevers, stock180, inForce]
    const result = compare(policies, { runs: 64 })
    const losses = drawnParameters(designOf(), 64).map((parameters) => {
      const { baseline } = importsOf(shockLevers, parameters)
      return policies.map((levers) => baseline - importsOf(levers, parameters).scenario)
    })
    const meanOf = (of: (draw: number[]) => number) =>
      losses.reduce((sum, draw) => sum + of(draw), 0) / losses.length
    policies.forEach((_, policy) => {
      const [figure] = result.policies[policy]!
      expect(figure!.output).toBe(loss)
      expect(figure!.mean).toBeCloseTo(
        meanOf((draw) => draw[policy]!),
        6,
      )
    })
    expect(result.differences.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    for (const { first, second, mean, probabilityFirstBetter, p50 } of result.differences) {
      const differences = losses.map((draw) => draw[first]! - draw[second]!).sort((a, b) => a - b)
      expect(mean).toBeCloseTo(
        meanOf((draw) => draw[first]! - draw[second]!),
        6,
      )
      expect(p50).toBeCloseTo((differences[31]! + differences[32]!) / 2, 6)
      // A loss: better is less.
      expect(probabilityFirstBetter).toBe(differences.filter((value) => value < 0).length / 64)
    }
  })

  it('gives the first policy what its own ensemble gives it', () => {
    const alone = runStudy({
      kind: 'ensemble',
      design: designOf(),
      levers: shockLevers,
      effort: { runs: 1024 },
      yearOutputs: [],
    })
    const [first] = compare([shockLevers, stock180]).policies
    expect(first![0]).toEqual(alone.figures.find(({ output }) => output === loss))
  })

  it('knows no difference between a policy and itself, and counts ties half', () => {
    const { differences } = compare([shockLevers, { ...shockLevers }], {
      outputs: [loss, 'planAttainment2026', 'incentiveSpendInr'],
    })
    for (const { mean, standardError, p05, p95 } of differences) {
      expect([mean, standardError, p05, p95]).toEqual([0, 0, 0, 0])
    }
    expect(differences.map(({ probabilityFirstBetter }) => probabilityFirstBetter)).toEqual([0.5, 0.5, null])
  })

  it('turns the probability round for outputs of which more is better', () => {
    const { differences } = compare([shockLevers, inForce], {
      outputs: ['cumulativeImportsTonnes', 'cumulativeImportLossTonnes'],
    })
    const [imports, losses] = differences
    expect(imports!.mean).toBeCloseTo(-losses!.mean!, 6)
    expect(imports!.probabilityFirstBetter).toBe(losses!.probabilityFirstBetter)
    expect(imports!.probabilityFirstBetter).toBeLessThan(0.1)
  })
})

describe('the same draws for both policies', () => {
  /** Mean difference and independent variances over seeds. */
  function spread(policies: readonly [Levers, Levers]) {
    const seeds = 24
    const results = Array.from({ length: seeds }, (_, seed) => compare(policies, { runs: 256, seed }))
    const means = results.map(({ differences }) => differences[0]!.mean!)
    const centre = means.reduce((sum, mean) => sum + mean, 0) / seeds
    const paired = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (seeds - 1)
    // Independent pseudo-random draws of the same number, from the plain model.
    const independent = policies
      .map((levers) => {
        const losses = drawnParameters(designOf({ seed: 99 }), 1024).map((parameters) => {
          const { baseline } = importsOf(policies[0], parameters)
          return baseline - importsOf(levers, parameters).scenario
        })
        const mean = losses.reduce((sum, value) => sum + value, 0) / losses.length
        return losses.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (losses.length - 1) / 256
      })
      .reduce((sum, variance) => sum + variance, 0)
    const stated = results.map(({ differences }) => differences[0]!.varianceRatio!).sort((a, b) => a - b)
    return { ratio: independent / paired, stated: stated[Math.floor(seeds / 2)]! }
  }

  it.each([
    ['42 against 180 stock days', [shockLevers, stock180]],
    ['suspension on against off', [shockLevers, inForce]],
  ] as const)('take the variance of the mean difference at least 20 times down: %s', (_name, policies) => {
    const { ratio, stated } = spread(policies)
    expect(ratio).toBeGreaterThan(20)
    // The result says so itself; a variance from 24 seeds is right within a factor of 3.
    expect(stated / ratio).toBeGreaterThan(1 / 3)
    expect(stated / ratio).toBeLessThan(3)
  })
})
