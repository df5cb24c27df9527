import { bucketErrorShare } from '../ensemble/log-histogram.ts'
import { replicateCount } from '../ensemble/moments.ts'
import {
  type Bounded,
  type Distribution,
  distributionOf,
  type ExceedanceValue,
  exceedanceOf,
  finiteOrNull,
  meanOf,
  type Tail,
  tailOf,
} from './distribution.ts'
import { isExact, type PrecisionReached } from './effort.ts'
import type { Gathered } from './gather.ts'
import { type RunOutputName, runOutput, runOutputs, type YearOutputName } from './outputs.ts'
import type { EnsembleStudy } from './study.ts'
import type { SummarisedStudy } from './summarised.ts'

/** How the draws behind a result were made. */
export interface Sampling {
  /** Parameter sets drawn; each runs every arm. */
  readonly runs: number
  /** Independent scrambles that the draws are spread over. */
  readonly replicates: number
  readonly seed: number
  /** Largest relative error of quantiles: 0 where every value was kept. */
  readonly quantileErrorShare: number
  /** Null where a number of runs was asked for. */
  readonly precision: PrecisionReached | null
}

/** A year of an output: the central run and the spread of the draws. */
export interface BandYear extends Distribution {
  readonly year: number
  readonly central: number | null
}

export interface OutputBands {
  readonly output: YearOutputName
  readonly years: readonly BandYear[]
}

/** A figure of the whole run: the central run, the spread of the draws, and its tail. */
export interface FigureDistribution extends Distribution {
  readonly output: RunOutputName
  readonly central: number | null
  /** `mean` with its interval. */
  readonly meanInterval: Bounded
  /** Null for outputs of which more is better, and where some draws do not have the figure. */
  readonly tail: Tail | null
  readonly exceedance: readonly ExceedanceValue[]
}

export interface EnsembleResult extends Sampling {
  readonly bands: readonly OutputBands[]
  readonly figures: readonly FigureDistribution[]
}

export function samplingOf(
  { design, effort }: SummarisedStudy,
  { summary, runs, precision }: Gathered,
): Sampling {
  const quantileErrorShare = isExact(effort, summary.sketches.length) ? 0 : bucketErrorShare
  return { runs, replicates: replicateCount, seed: design.seed, quantileErrorShare, precision }
}

export function figureDistribution(
  output: RunOutputName,
  { summary, central }: Gathered,
  metric: number,
): FigureDistribution {
  const { better } = runOutput[output]
  const distribution = distributionOf(summary, metric)
  return {
    output,
    central: finiteOrNull(central[metric]!),
    ...distribution,
    meanInterval: meanOf(summary, metric),
    // Draws without the figure, such as those that never recover, may be the worst: a tail of the rest would hide them.
    tail: better === 'higher' || distribution.definedShare < 1 ? null : tailOf(summary, metric),
    exceedance: exceedanceOf(summary, metric),
  }
}

export function ensembleResult(study: EnsembleStudy, gathered: Gathered): EnsembleResult {
  const { startYear, horizonYears } = study.design
  const { summary, central } = gathered
  const bands = study.yearOutputs.map((output, position) => ({
    output,
    years: Array.from({ length: horizonYears }, (_, index) => {
      const metric = position * horizonYears + index
      return {
        year: startYear + index,
        central: finiteOrNull(central[metric]!),
        ...distributionOf(summary, metric),
      }
    }),
  }))
  const firstFigure = study.yearOutputs.length * horizonYears
  return {
    ...samplingOf(study, gathered),
    bands,
    figures: runOutputs.map(({ name }, index) => figureDistribution(name, gathered, firstFigure + index)),
  }
}
