import { regretReport } from '../decision/regret.ts'
import {
  partialInformation,
  perfectInformation,
  type ValueOfInformation,
} from '../decision/value-of-information.ts'
import { replicateCount } from '../ensemble/moments.ts'
import { laneCount } from '../lanes/lane-block.ts'
import { drawOrder } from '../priors.ts'
import { type Bounded, boundedOf, finiteOrNull, meanFactor } from './distribution.ts'
import { Draws } from './draws.ts'
import { type LeverSearchResult, searchLever } from './lever-search.ts'
import type { RunOutputName } from './outputs.ts'
import type { Design, ParameterGroup, RecommendationStudy } from './study.ts'

/** Losses of one policy over the draws, its cost included; in the unit of the output. */
export interface PolicyRisk {
  readonly cost: number
  readonly expectedLoss: Bounded
  readonly conditionalValueAtRisk: number | null
  readonly meanRegret: number | null
  /** 90th percentile. */
  readonly p90Regret: number | null
  readonly maximumRegret: number | null
  /** Share of draws in which no policy loses less; ties share a draw. */
  readonly probabilityBest: number | null
}

/** What it would save, in expectation, to know something before the choice. */
export interface InformationValue {
  readonly value: number | null
  readonly standardError: number | null
}

export interface GroupInformation extends ParameterGroup, InformationValue {}

/** Positions of the best policies by each criterion. */
interface BestPolicy {
  readonly expectedLoss: number
  readonly conditionalValueAtRisk: number
  readonly p90Regret: number
  readonly maximumRegret: number
}

export interface RecommendationResult {
  readonly output: RunOutputName
  readonly runs: number
  readonly replicates: number
  readonly seed: number
  readonly confidence: number
  readonly policies: readonly PolicyRisk[]
  /** Null without policies to choose from, as is `perfectInformation`. */
  readonly best: BestPolicy | null
  readonly perfectInformation: InformationValue | null
  /** By parameter group; empty without policies. */
  readonly partialInformation: readonly GroupInformation[]
  readonly search: LeverSearchResult | null
}

/** `table`: losses, policies × draws as `policyEvaluator` gives them; absent without policies. */
export function recommendationResult(
  study: RecommendationStudy,
  table: Float64Array | undefined,
): RecommendationResult {
  return {
    output: study.output,
    runs: study.runs,
    replicates: replicateCount,
    seed: study.design.seed,
    confidence: study.confidence,
    ...(table
      ? choice(study, table)
      : { policies: [], best: null, perfectInformation: null, partialInformation: [] }),
    search: study.search && searchLever(study, study.search),
  }
}

function choice(study: RecommendationStudy, withoutCosts: Float64Array) {
  const policies = study.policies.length
  const losses = withoutCosts.slice()
  const draws = losses.length / policies
  study.costs.forEach((cost, policy) => {
    for (let draw = 0; draw < draws; draw++) losses[policy * draws + draw]! += cost
  })
  const table = { losses, policies }
  const report = regretReport({ ...table, tailLevel: study.confidence, regretQuantile: 0.9 })
  return {
    policies: report.policies.map((policy, index) => {
      const { expectedLoss, standardError } = policy
      const halfWidth = meanFactor * standardError
      return {
        cost: study.costs[index]!,
        expectedLoss: boundedOf({
          estimate: expectedLoss,
          lower: expectedLoss - halfWidth,
          upper: expectedLoss + halfWidth,
        }),
        conditionalValueAtRisk: finiteOrNull(policy.cvar),
        meanRegret: finiteOrNull(policy.meanRegret),
        p90Regret: finiteOrNull(policy.quantileRegret),
        maximumRegret: finiteOrNull(policy.maximumRegret),
        probabilityBest: finiteOrNull(policy.probabilityBest),
      }
    }),
    best: {
      expectedLoss: report.best.expectedLoss,
      conditionalValueAtRisk: report.best.cvar,
      p90Regret: report.best.quantileRegret,
      maximumRegret: report.best.maximumRegret,
    },
    perfectInformation: informationOf(perfectInformation(table)),
    partialInformation: study.groups.map((group) => ({
      ...group,
      ...informationOf(partialInformation({ ...table, inputs: inputsOf(study.design, group, draws) })),
    })),
  }
}

function informationOf({ value, standardError }: ValueOfInformation): InformationValue {
  return { value: finiteOrNull(value), standardError: finiteOrNull(standardError) }
}

/** Uniforms behind the parameters of a group, parameter after parameter. */
function inputsOf(design: Design, { symbols }: ParameterGroup, runs: number): Float64Array {
  const draws = new Draws(design)
  const columns = symbols.map((symbol) => drawOrder.indexOf(symbol) * laneCount)
  const inputs = new Float64Array(symbols.length * runs)
  for (let first = 0; first < runs; first += laneCount) {
    draws.fillUniforms(first)
    columns.forEach((column, index) => {
      inputs.set(draws.uniforms.subarray(column, column + laneCount), index * runs + first)
    })
  }
  return inputs
}
