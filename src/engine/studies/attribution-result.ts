import { type Cause, causes } from './causes.ts'
import { type Bounded, type Distribution, distributionOf, finiteOrNull, meanOf } from './distribution.ts'
import { type FigureDistribution, figureDistribution, type Sampling, samplingOf } from './ensemble-result.ts'
import type { Gathered } from './gather.ts'
import type { AttributionStudy } from './study.ts'

/** What one cause contributes to the loss, in its unit: its Shapley value. */
export interface Contribution extends Distribution {
  readonly cause: Cause
  readonly central: number | null
  /** `central` ÷ loss of the central run; null without a loss. */
  readonly centralShare: number | null
  readonly meanInterval: Bounded
}

export interface AttributionResult extends Sampling {
  /** The loss that is explained. The contributions add up to it, in the central run and on average. */
  readonly loss: FigureDistribution
  readonly contributions: readonly Contribution[]
}

export function attributionResult(study: AttributionStudy, gathered: Gathered): AttributionResult {
  const { summary, central } = gathered
  const total = causes.length
  return {
    ...samplingOf(study, gathered),
    loss: figureDistribution(study.output, gathered, total),
    contributions: causes.map((cause, metric) => ({
      cause,
      central: finiteOrNull(central[metric]!),
      centralShare: finiteOrNull(central[metric]! / central[total]!),
      ...distributionOf(summary, metric),
      meanInterval: meanOf(summary, metric),
    })),
  }
}
