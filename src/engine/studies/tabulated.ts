import type { Evaluator } from './evaluator.ts'
import { policyEvaluator } from './policy-evaluator.ts'
import { shapleyEvaluator, sobolEvaluator } from './sensitivity-evaluator.ts'
import type { RecommendationStudy, SensitivityStudy } from './study.ts'

/** Studies that need the metrics of every draw at once, and therefore have few of them. */
export type TabulatedStudy = SensitivityStudy | RecommendationStudy

/** A table that a study is made from, column-major: metrics × draws. */
export interface StudyTable {
  readonly name: 'sobol' | 'shapley' | 'policies'
  /** Draws. */
  readonly runs: number
}

/** The tables to be computed for a study, each by leaves in any order. */
export function tablesOf(study: TabulatedStudy): StudyTable[] {
  if (study.kind === 'recommendation') {
    return study.policies.length > 0 ? [{ name: 'policies', runs: study.runs }] : []
  }
  const tables: StudyTable[] = [
    { name: 'sobol', runs: study.samples },
    { name: 'shapley', runs: study.shapleySamples },
  ]
  return tables.filter(({ runs }) => runs > 0)
}

export function tableEvaluator(study: TabulatedStudy, name: StudyTable['name']): Evaluator {
  if (study.kind === 'recommendation') return policyEvaluator(study)
  return name === 'sobol' ? sobolEvaluator(study) : shapleyEvaluator(study)
}
