import { describe, expect, it } from 'vitest'
import {
  completeGroups,
  defaultGroups,
  type Levers,
  type RecommendationStudy,
  runStudy,
  type SearchGoal,
} from '../../../src/engine/index.ts'
import { designOf, shockLevers, simulateAll } from './fixtures.ts'

const design = designOf()
const runs = 256

function withStock(publicStockDays: number): Levers {
  return { ...shockLevers, japan: { ...shockLevers.japan, publicStockDays } }
}

const inForce: Levers = { ...shockLevers, india: { ...shockLevers.india, suspendAgreementFrom: null } }

function study(options: Partial<RecommendationStudy> = {}): RecommendationStudy {
  const policies = options.policies ?? [shockLevers, withStock(180), inForce]
  return {
    kind: 'recommendation',
    design,
    reference: shockLevers,
    costs: policies.map(() => 0),
    output: 'cumulativeConsumptionShortfallTonnes',
    runs,
    confidence: 0.95,
    groups: completeGroups(design, defaultGroups),
    search: null,
    ...options,
    policies,
  }
}

/** Losses of the plain model where the baseline is the policy's own: the same for policies that leave it alone. */
function lossesOf(levers: Levers): number[] {
  return simulateAll(design, levers, runs).map(({ summary }) => summary.cumulativeConsumptionShortfallTonnes)
}

describe('a recommendation', () => {
  const result = runStudy(study())

  it('weighs policies by their losses and regrets, draw by draw', () => {
    const policies = [shockLevers, inForce]
    const [suspended, kept] = policies.map(lossesOf) as [number[], number[]]
    const pair = runStudy(study({ policies }))
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const regrets = suspended.map((loss, draw) => loss - Math.min(loss, kept[draw]!)).sort((a, b) => a - b)
    const [first, second] = pair.policies
    expect(first!.expectedLoss.estimate).toBeCloseTo(mean(suspended), 6)
    expect(second!.expectedLoss.estimate).toBeCloseTo(mean(kept), 6)
    expect(first!.meanRegret).toBeCloseTo(mean(regrets), 6)
    expect(first!.maximumRegret).toBeCloseTo(regrets.at(-1)!, 6)
    expect(first!.p90Regret).toBeCloseTo(regrets[229]! + 0.5 * (regrets[230]! - regrets[229]!), 6)
    expect(second!.probabilityBest! + first!.probabilityBest!).toBeCloseTo(1, 12)
    expect(pair.best).toEqual({ expectedLoss: 1, conditionalValueAtRisk: 1, p90Regret: 1, maximumRegret: 1 })
    const least = mean(suspended.map((loss, draw) => Math.min(loss, kept[draw]!)))
    expect(pair.perfectInformation!.value).toBeCloseTo(mean(kept) - least, 6)
  })

  it('adds what a policy costs to its loss', () => {
    const dear = runStudy(study({ costs: [0, 1e6, 0] }))
    expect(dear.policies[1]!.cost).toBe(1e6)
    expect(dear.policies[1]!.expectedLoss.estimate! - result.policies[1]!.expectedLoss.estimate!).toBeCloseTo(
      1e6,
      3,
    )
    expect(dear.policies[1]!.probabilityBest).toBe(0)
  })

  it('values no group of parameters above perfect information, and none below nothing', () => {
    const { value, standardError } = result.perfectInformation!
    expect(result.partialInformation.map(({ name }) => name)).toEqual(defaultGroups.map(({ name }) => name))
    for (const group of result.partialInformation) {
      expect(group.value!).toBeGreaterThanOrEqual(0)
      expect(group.value!).toBeLessThanOrEqual(value! + 3 * standardError!)
    }
  })

  it('is sure where one policy is better in every draw: nothing to regret, nothing to learn', () => {
    const sure = runStudy(study({ policies: [shockLevers, shockLevers], costs: [0, -5] }))
    expect(sure.policies[1]).toMatchObject({ maximumRegret: 0, probabilityBest: 1 })
    expect(sure.perfectInformation).toEqual({ value: 0, standardError: 0 })
    for (const { value } of sure.partialInformation) expect(value).toBe(0)
  })

  it('turns outputs of which more is better round, so that less is always better', () => {
    const imports = runStudy(study({ output: 'cumulativeImportsTonnes' }))
    expect(imports.policies[0]!.expectedLoss.estimate!).toBeLessThan(0)
    expect(imports.best!.expectedLoss).toBe(2)
  })

  it('without policies is the search alone', () => {
    const search: SearchGoal = {
      lever: 'publicStockDays',
      minimum: 0,
      maximum: 365,
      measure: 'mean',
      threshold: 3_000,
    }
    const alone = runStudy(study({ policies: [], search }))
    expect(alone).toMatchObject({
      policies: [],
      best: null,
      perfectInformation: null,
      partialInformation: [],
    })
    expect(alone.search).toMatchObject(search)
  })
})

describe('a search for the cheapest public stock', () => {
  const riskAt = (days: number) =>
    runStudy(study({ policies: [shockLevers, withStock(days)] })).policies[1]!.expectedLoss.estimate!
  const search = (threshold: number, goal: Partial<SearchGoal> = {}) =>
    runStudy(
      study({
        policies: [],
        search: { lever: 'publicStockDays', minimum: 0, maximum: 365, measure: 'mean', threshold, ...goal },
      }),
    ).search!

  it('finds a stock that keeps the risk under the threshold where a little less does not', () => {
    const threshold = (riskAt(42) + riskAt(120)) / 2
    const found = search(threshold)
    expect(found.outcome).toBe('found')
    expect(found.risk).toBeLessThanOrEqual(threshold)
    expect(riskAt(found.value)).toBeCloseTo(found.risk, 6)
    expect(riskAt(found.value - 365 / 512)).toBeGreaterThan(threshold)
    expect(found.curve.length).toBeGreaterThanOrEqual(17)
  })

  it('says when nothing is needed, and when nothing suffices', () => {
    expect(search(1e9)).toMatchObject({ outcome: 'metAtMinimum', value: 0 })
    const hopeless = search(1)
    expect(hopeless.outcome).toBe('unreachable')
    expect(hopeless.risk).toBe(Math.min(...hopeless.curve.map(({ risk }) => risk)))
  })

  it.each(['valueAtRisk', 'conditionalValueAtRisk'] as const)('can go by %s', (measure) => {
    const { risk } = search(1e9, { measure })
    const conditional = runStudy(study({ policies: [shockLevers, withStock(0)] })).policies[1]!
      .conditionalValueAtRisk!
    if (measure === 'conditionalValueAtRisk') expect(risk / conditional).toBeCloseTo(1, 9)
    else {
      expect(risk).toBeLessThan(conditional)
      expect(risk).toBeGreaterThan(search(1e9).risk)
    }
  })

  it('can search the incentive of the Indian magnet scheme', () => {
    const searchFor = (threshold: number) =>
      runStudy(
        study({
          policies: [],
          output: 'cumulativeMagnetShortfallTonnes',
          search: { lever: 'incentiveInrPerKg', minimum: 0, maximum: 4300, measure: 'mean', threshold },
        }),
      ).search!
    const { curve } = searchFor(0)
    expect(curve.at(-1)!.risk).toBeLessThan(curve[0]!.risk)
    const threshold = (curve[0]!.risk + curve.at(-1)!.risk) / 2
    const found = searchFor(threshold)
    expect(found.outcome).toBe('found')
    expect(found.value).toBeGreaterThan(0)
    expect(found.risk).toBeLessThanOrEqual(threshold)
  })
})
