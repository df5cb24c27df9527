import { binomialOrderRanks } from '../distributions/order-ranks.ts'
import { studentQuantile } from '../distributions/student.ts'
import { replicateCount } from '../ensemble/moments.ts'
import { cvarAt, exceedanceCurve, varAt } from '../ensemble/tail.ts'
import type { RunSummary } from './run-summary.ts'

/** Probability that intervals in results are made for. */
export const intervalConfidence = 0.95

/** Share of draws at or below the value at risk in results of ensembles and comparisons. */
const tailConfidence = 0.95

/** Half-width of an interval of a mean in standard errors, by the scatter between 16 replicates: Student, 15 degrees of freedom. */
export const meanFactor: number = studentQuantile(0.5 + intervalConfidence / 2, replicateCount - 1)

/** A figure with the interval that it lies in; null where there is no such bound, or no figure. */
export interface Bounded {
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** How one figure is spread over the draws. Null where no draw has it. */
export interface Distribution {
  readonly mean: number | null
  /** Of the mean. */
  readonly standardError: number | null
  readonly p05: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
  /** Share of draws in which the figure is defined; all else is about those. */
  readonly definedShare: number
}

/** The high end of a distribution. */
export interface Tail {
  readonly confidence: number
  readonly valueAtRisk: Bounded
  readonly conditionalValueAtRisk: Bounded
}

export interface ExceedanceValue {
  readonly threshold: number
  /** Share of draws above the threshold. */
  readonly probability: number
}

export function distributionOf({ moments, sketches }: RunSummary, metric: number): Distribution {
  const sketch = sketches[metric]!
  const quantile = (p: number) => finiteOrNull(sketch.quantile(p))
  return {
    mean: finiteOrNull(moments.mean(metric)),
    standardError: finiteOrNull(moments.standardError(metric)),
    p05: quantile(0.05),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
    definedShare: sketch.count / (sketch.count + sketch.undefinedCount),
  }
}

/** Mean of a metric with its interval. */
export function meanOf({ moments }: RunSummary, metric: number): Bounded {
  const mean = moments.mean(metric)
  const halfWidth = meanFactor * moments.standardError(metric)
  return boundedOf({ estimate: mean, lower: mean - halfWidth, upper: mean + halfWidth })
}

/** Value at risk and conditional value at risk of the high end of a metric. */
export function tailOf({ sketches }: RunSummary, metric: number): Tail {
  const sketch = sketches[metric]!
  const confidence = tailConfidence
  if (sketch.count === 0) {
    const none = { estimate: null, lower: null, upper: null }
    return { confidence, valueAtRisk: none, conditionalValueAtRisk: none }
  }
  const ranks = binomialOrderRanks(sketch.count, confidence, intervalConfidence)
  const factor = studentQuantile(0.5 + intervalConfidence / 2, Math.max(1, sketch.count - 1))
  return {
    confidence,
    valueAtRisk: boundedOf(varAt(sketch, confidence, ranks)),
    conditionalValueAtRisk: boundedOf(cvarAt(sketch, confidence, factor)),
  }
}

export function exceedanceOf({ sketches }: RunSummary, metric: number): readonly ExceedanceValue[] {
  return exceedanceCurve(sketches[metric]!)
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

export function boundedOf(bounded: {
  estimate: number
  lower: number | null
  upper: number | null
}): Bounded {
  return {
    estimate: finiteOrNull(bounded.estimate),
    lower: bounded.lower === null ? null : finiteOrNull(bounded.lower),
    upper: bounded.upper === null ? null : finiteOrNull(bounded.upper),
  }
}
