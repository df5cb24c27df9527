import { policyPairs } from './comparison-evaluator.ts'
import { type Bounded, type Distribution, distributionOf, finiteOrNull, meanOf } from './distribution.ts'
import { type FigureDistribution, figureDistribution, type Sampling, samplingOf } from './ensemble-result.ts'
import type { Gathered } from './gather.ts'
import { type RunOutputName, runOutput } from './outputs.ts'
import type { ComparisonStudy } from './study.ts'

/** One output under two policies on the same draws: first less second. */
export interface PairedDifference extends Distribution {
  readonly output: RunOutputName
  /** Positions of the policies. */
  readonly first: number
  readonly second: number
  readonly central: number | null
  readonly meanInterval: Bounded
  /**
   * Share of draws in which the first policy has the better value; draws where both have the same count half. Null for
   * outputs of which neither end is better, and where some draws have no difference.
   */
  readonly probabilityFirstBetter: number | null
  /**
   * How much the same draws gain: variance that `mean` would have if each policy had as many pseudo-random draws of its own,
   * ÷ the square of `standardError`.
   */
  readonly varianceRatio: number | null
}

export interface ComparisonResult extends Sampling {
  /** Distributions of the outputs, policy after policy. */
  readonly policies: readonly (readonly FigureDistribution[])[]
  readonly differences: readonly PairedDifference[]
}

export function comparisonResult(study: ComparisonStudy, gathered: Gathered): ComparisonResult {
  const { policies, outputs } = study
  const width = outputs.length
  const { summary, central } = gathered
  const differences = policyPairs(policies.length).flatMap(({ first, second }, pair) =>
    outputs.map((output, own): PairedDifference => {
      const metric = (policies.length + pair) * width + own
      const { moments, sketches } = summary
      const alone = moments.pseudoRandomStandardError(first * width + own)
      const other = moments.pseudoRandomStandardError(second * width + own)
      const independent = alone * alone + other * other
      const paired = moments.standardError(metric)
      const above = sketches[metric]!.exceedance(0)
      const ties = sketches[metric]!.shareOfZero()
      const lower = 1 - above - ties / 2
      const { better } = runOutput[output]
      return {
        output,
        first,
        second,
        central: finiteOrNull(central[metric]!),
        ...distributionOf(summary, metric),
        meanInterval: meanOf(summary, metric),
        probabilityFirstBetter:
          better === null || sketches[metric]!.undefinedCount > 0
            ? null
            : finiteOrNull(better === 'lower' ? lower : 1 - lower),
        varianceRatio: finiteOrNull(independent / (paired * paired)),
      }
    }),
  )
  return {
    ...samplingOf(study, gathered),
    policies: policies.map((_, policy) =>
      outputs.map((output, own) => figureDistribution(output, gathered, policy * width + own)),
    ),
    differences,
  }
}
