import type { Levers } from '../levers.ts'
import type { ParameterSymbol } from '../parameters.ts'
import type { AttributionResult } from './attribution-result.ts'
import type { ComparisonResult } from './comparison-result.ts'
import type { EnsembleResult } from './ensemble-result.ts'
import type { RunOutputName, YearOutputName } from './outputs.ts'
import type { RecommendationResult } from './recommendation-result.ts'
import type { SensitivityResult } from './sensitivity-result.ts'

/** Who is drawn: parameters from their priors, but for those that the caller holds. */
export interface Design {
  readonly startYear: number
  readonly horizonYears: number
  /** In the order of `parameterTable`: the values of the central run, and of what is held. */
  readonly parameters: Float64Array
  /** 1 where the value is held in every draw: set by the caller. Parameters with a fixed prior are held anyway. */
  readonly held: Uint8Array
  /** Whole number, 0 … 2^53 − 1: another seed gives other scrambles. */
  readonly seed: number
}

/** How many runs: a number, or as many as a precision takes. */
export type Effort =
  | { readonly runs: number }
  | {
      readonly output: RunOutputName
      /** Half-width of the interval of the mean, in the unit of the output. */
      readonly halfWidth: number
      readonly maxRuns: number
    }

/** One scenario with error bars. */
export interface EnsembleStudy {
  readonly kind: 'ensemble'
  readonly design: Design
  readonly levers: Levers
  readonly effort: Effort
  readonly yearOutputs: readonly YearOutputName[]
}

/** Policies on the same draws. Losses of all of them are measured against the baseline of the first. */
export interface ComparisonStudy {
  readonly kind: 'comparison'
  readonly design: Design
  readonly policies: readonly Levers[]
  readonly effort: Effort
  readonly outputs: readonly RunOutputName[]
}

/** One loss explained by its causes. */
export interface AttributionStudy {
  readonly kind: 'attribution'
  readonly design: Design
  readonly levers: Levers
  readonly effort: Effort
  readonly output: RunOutputName
}

/** Parameters that are looked at together. */
export interface ParameterGroup {
  readonly name: string
  readonly symbols: readonly ParameterSymbol[]
}

/** Which parameters an output depends on. */
export interface SensitivityStudy {
  readonly kind: 'sensitivity'
  readonly design: Design
  readonly levers: Levers
  readonly output: RunOutputName
  /** Rows of the two sample matrices of the Sobol indices; 0: none. */
  readonly samples: number
  /** Rows for each of the 2^groups subsets of the Shapley effects; 0: none. */
  readonly shapleySamples: number
  readonly groups: readonly ParameterGroup[]
}

/** What the risk of a policy is measured by. */
export type RiskMeasure = 'mean' | 'valueAtRisk' | 'conditionalValueAtRisk'

/** The cheapest value of a lever that keeps a risk under a threshold. */
export interface SearchGoal {
  readonly lever: 'publicStockDays' | 'incentiveInrPerKg'
  readonly minimum: number
  readonly maximum: number
  readonly measure: RiskMeasure
  readonly threshold: number
}

/** A choice between policies under uncertainty. */
export interface RecommendationStudy {
  readonly kind: 'recommendation'
  readonly design: Design
  /** Levers of the run that the search starts from, and whose baseline all losses are measured against. */
  readonly reference: Levers
  readonly policies: readonly Levers[]
  /** What each policy costs, in the unit of the output; added to its loss in every draw. */
  readonly costs: readonly number[]
  readonly output: RunOutputName
  readonly runs: number
  /** Share of draws below the value at risk, such as 0.95. */
  readonly confidence: number
  readonly groups: readonly ParameterGroup[]
  readonly search: SearchGoal | null
}

export type Study =
  | EnsembleStudy
  | ComparisonStudy
  | AttributionStudy
  | SensitivityStudy
  | RecommendationStudy

/** What each kind of study comes to: plain data, NaN as null. */
export interface StudyResults {
  readonly ensemble: EnsembleResult
  readonly comparison: ComparisonResult
  readonly attribution: AttributionResult
  readonly sensitivity: SensitivityResult
  readonly recommendation: RecommendationResult
}
