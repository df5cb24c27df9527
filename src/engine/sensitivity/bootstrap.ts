import { sortedQuantile } from '../distributions/sorted.ts'

/** `integerBelow(index, bound)`: the index-th value, 0 … bound − 1, of a stream that depends on its key alone. */
export type IntegerBelow = (index: number, bound: number) => number

export interface BootstrapOptions {
  readonly integerBelow: IntegerBelow
  /** How many times the rows are drawn again. */
  readonly resamples?: number
  /** Probability between the ends of an interval. */
  readonly confidence?: number
}

/** One value per input with its bootstrap interval; arrays of equal length. */
export interface Estimates {
  readonly values: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** Fills `out` from how often each row counts. */
type Statistic = (counts: Float64Array, out: Float64Array) => void

/** A resample whose variance is this share of the sample's has lost what varied; indices of it say nothing. */
export const smallestVarianceShare = 1e-12

/**
 * Estimates `size` values on all rows, each once, and their percentile intervals (Efron 1979) over resamples of whole rows
 * with replacement. Resample r uses the integers r·rows … r·rows + rows − 1 of the stream. A value that a resample leaves
 * undefined (NaN) is left out; an interval without any is NaN. Rows count as independent, so that the intervals are too
 * wide, not too narrow, for points of a low-discrepancy sequence.
 */
export function bootstrap(
  rows: number,
  size: number,
  statistic: Statistic,
  { integerBelow, resamples = 200, confidence = 0.95 }: BootstrapOptions,
): Estimates {
  const counts = new Float64Array(rows).fill(1)
  const values = new Float64Array(size)
  statistic(counts, values)

  const drawn = new Float64Array(size)
  const byValue = Array.from({ length: size }, () => new Float64Array(resamples))
  for (let resample = 0; resample < resamples; resample++) {
    counts.fill(0)
    const first = resample * rows
    for (let draw = 0; draw < rows; draw++) counts[integerBelow(first + draw, rows)]! += 1
    statistic(counts, drawn)
    for (let index = 0; index < size; index++) byValue[index]![resample] = drawn[index]!
  }

  const tail = (1 - confidence) / 2
  const lower = new Float64Array(size)
  const upper = new Float64Array(size)
  for (let index = 0; index < size; index++) {
    const defined = byValue[index]!.filter((value) => !Number.isNaN(value)).sort()
    lower[index] = sortedQuantile(defined, tail)
    upper[index] = sortedQuantile(defined, 1 - tail)
  }
  return { values, lower, upper }
}

/** Whether a variance is more than what rounding leaves of outputs that are all equal to `mean`. */
export function isVariance(variance: number, mean: number): boolean {
  return variance > 1e-24 * mean * mean
}
