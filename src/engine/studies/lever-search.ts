import { feed, nextValues, outcome, startSearch } from '../decision/search.ts'
import { Sketch } from '../ensemble/sketch.ts'
import type { Levers } from '../levers.ts'
import { tableOf } from './leaves.ts'
import { policyEvaluator } from './policy-evaluator.ts'
import type { RecommendationStudy, SearchGoal } from './study.ts'

/** A value of the lever and the risk that it leaves. */
export interface RiskPoint {
  readonly value: number
  readonly risk: number
}

export interface LeverSearchResult extends SearchGoal {
  readonly outcome: 'metAtMinimum' | 'found' | 'unreachable'
  /** The cheapest value found that keeps the risk under the threshold; where there is none, the one with the least risk. */
  readonly value: number
  readonly risk: number
  /** Whether the risk never rises along the lever; where it does, cheaper values between those tried may pass unseen. */
  readonly monotone: boolean
  /** Every value tried, ascending. */
  readonly curve: readonly RiskPoint[]
}

/** Steps of the answer, as a share of the range that is searched. */
const toleranceShare = 1 / 512

/** Runs the search of a recommendation; every value is tried on the same draws. */
export function searchLever(study: RecommendationStudy, goal: SearchGoal): LeverSearchResult {
  const { minimum, maximum, threshold } = goal
  const state = startSearch({ minimum, maximum, threshold, tolerance: (maximum - minimum) * toleranceShare })
  for (let values = nextValues(state); values.length > 0; values = nextValues(state)) {
    const risks = risksOf(study, goal, values)
    values.forEach((value, index) => {
      feed(state, value, risks[index]!)
    })
  }
  const found = outcome(state)
  if (found.kind === 'pending') throw new Error('A search without values to try has an outcome')
  const { kind, value, risk, monotone, curve } = found
  return { ...goal, outcome: kind, value, risk, monotone, curve }
}

function risksOf(study: RecommendationStudy, goal: SearchGoal, values: readonly number[]): number[] {
  const policies = values.map((value) => withLever(study.reference, goal.lever, value))
  const evaluator = policyEvaluator({ ...study, policies })
  const { runs } = study
  const table = tableOf(evaluator, { end: runs })
  return values.map((_, policy) => {
    return riskOf(table.subarray(policy * runs, (policy + 1) * runs), goal, study.confidence)
  })
}

function riskOf(losses: Float64Array, { measure }: SearchGoal, confidence: number): number {
  if (measure === 'mean') return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  const sketch = new Sketch()
  sketch.addAll(losses, 0, 1, losses.length)
  return measure === 'valueAtRisk' ? sketch.tailSums(confidence).valueAtRisk : sketch.tailMean(confidence)
}

function withLever(levers: Levers, lever: SearchGoal['lever'], value: number): Levers {
  return lever === 'publicStockDays'
    ? { ...levers, japan: { ...levers.japan, publicStockDays: value } }
    : { ...levers, india: { ...levers.india, incentiveInrPerKg: value } }
}
