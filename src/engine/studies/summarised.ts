import { laneCount } from '../lanes/lane-block.ts'
import { attributionEvaluator } from './attribution-evaluator.ts'
import { causes } from './causes.ts'
import { comparisonEvaluator, policyPairs } from './comparison-evaluator.ts'
import { ensembleEvaluator } from './ensemble-evaluator.ts'
import type { Evaluator } from './evaluator.ts'
import { runOutputs } from './outputs.ts'
import type { AttributionStudy, ComparisonStudy, EnsembleStudy } from './study.ts'

/** Studies of which moments and quantiles of the draws are kept, so that any number of draws takes the same memory. */
export type SummarisedStudy = EnsembleStudy | ComparisonStudy | AttributionStudy

export function summarisedEvaluator(study: SummarisedStudy): Evaluator {
  switch (study.kind) {
    case 'ensemble':
      return ensembleEvaluator(study)
    case 'comparison':
      return comparisonEvaluator(study)
    case 'attribution':
      return attributionEvaluator(study)
  }
}

/** Metrics of the central run: every parameter at the value of the design. */
export function centralOf(study: SummarisedStudy): Float64Array {
  const held = study.design.held.slice().fill(1)
  const evaluator = summarisedEvaluator({ ...study, design: { ...study.design, held } })
  const lanes = new Float64Array(laneCount * evaluator.metricCount)
  evaluator.evaluate(0, lanes, 0, laneCount)
  return Float64Array.from({ length: evaluator.metricCount }, (_, metric) => lanes[metric * laneCount]!)
}

/** Metrics whose mean a precision is about: the output itself, the loss explained, or every difference between policies. */
export function precisionMetrics(study: SummarisedStudy): number[] {
  if ('runs' in study.effort) return []
  const { output } = study.effort
  switch (study.kind) {
    case 'ensemble':
      return [
        study.yearOutputs.length * study.design.horizonYears +
          runOutputs.findIndex(({ name }) => name === output),
      ]
    case 'comparison': {
      const { policies, outputs } = study
      const own = outputs.indexOf(output)
      return policyPairs(policies.length).map((_, pair) => (policies.length + pair) * outputs.length + own)
    }
    case 'attribution':
      return [causes.length]
  }
}
