import { studentQuantile } from '../distributions/student.ts'
import { type Moments, replicateCount } from '../ensemble/moments.ts'
import { exactCapacity, Sketch } from '../ensemble/sketch.ts'
import { intervalConfidence } from './distribution.ts'
import { leafRuns } from './leaves.ts'
import type { Effort } from './study.ts'

/**
 * Confidence that the intervals of a precision are made for. Whoever stops when an interval is narrow enough favours draws
 * that happen to scatter little: of intervals made for 95 %, 93.3 % held the mean in 3,000 such stops; of these, 95 %.
 */
const stoppingConfidence = 0.965

const stoppingFactor = studentQuantile(0.5 + stoppingConfidence / 2, replicateCount - 1)

/** What a precision that was asked for came to. */
export interface PrecisionReached {
  readonly output: string
  readonly halfWidthAsked: number
  /** Half-width of the interval of the mean that the runs give; null where the mean is not defined. */
  readonly halfWidthReached: number | null
  /** Of the interval, stopping included. */
  readonly confidence: number
  /** Whether the asked half-width was reached within `maxRuns`. */
  readonly met: boolean
  readonly maxRuns: number
}

/** Most draws that an effort may come to. */
export function mostRuns(effort: Effort): number {
  return 'runs' in effort ? effort.runs : effort.maxRuns
}

/** Most values that a study keeps one by one, over all its metrics: 128 MB. */
const exactValues = 16_777_216

/** Empty sketches for the metrics of a study, which keep every value where that is how quantiles are made. */
export function emptySketches(effort: Effort, metricCount: number): Sketch[] {
  const exact = isExact(effort, metricCount)
  return Array.from({ length: metricCount }, () => new Sketch({ exact }))
}

/** Whether quantiles keep every value. It follows from the request alone, so that no result depends on how it was computed. */
export function isExact(effort: Effort, metricCount: number): boolean {
  const runs = mostRuns(effort)
  return runs <= exactCapacity && runs * metricCount <= exactValues
}

/**
 * Numbers of draws at which an effort looks at what it has: one number, or doubling from 1,024 up to the most it may use.
 * Doubling looks few times, so that stopping early hardly favours draws that happen to scatter little.
 */
export function looksOf(effort: Effort): number[] {
  if ('runs' in effort) return [effort.runs]
  const looks: number[] = []
  for (let runs = leafRuns; runs < effort.maxRuns; runs *= 2) looks.push(runs)
  return [...looks, effort.maxRuns]
}

/** What the draws of a look give: whether they are enough, and how far they are with a precision (null without one). */
export interface Look {
  readonly enough: boolean
  readonly precision: PrecisionReached | null
}

/** @param options.metrics metrics whose means a precision is about: the widest interval counts */
export function lookAt(
  effort: Effort,
  { runs, moments, metrics }: { runs: number; moments: Moments; metrics: readonly number[] },
): Look {
  if ('runs' in effort) return { enough: true, precision: null }
  const halfWidth = stoppingFactor * Math.max(...metrics.map((metric) => moments.standardError(metric)))
  const met = halfWidth <= effort.halfWidth
  return {
    enough: met || runs === effort.maxRuns,
    precision: {
      output: effort.output,
      halfWidthAsked: effort.halfWidth,
      halfWidthReached: Number.isFinite(halfWidth) ? halfWidth : null,
      confidence: intervalConfidence,
      met,
      maxRuns: effort.maxRuns,
    },
  }
}
