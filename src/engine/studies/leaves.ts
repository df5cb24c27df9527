import { type LeafNode, nodesOf } from '../ensemble/leaf-tree.ts'
import { Moments } from '../ensemble/moments.ts'
import { Sketch } from '../ensemble/sketch.ts'
import { laneCount } from '../lanes/lane-block.ts'
import type { Evaluator } from './evaluator.ts'
import { RunSummary } from './run-summary.ts'

/** Draws of a leaf: what is summed in order before anything is merged. */
export const leafRuns = 1024

/** Leaves of an ensemble; the last one may be smaller. */
export function leafCountOf(runs: number): number {
  return Math.ceil(runs / leafRuns)
}

/** A range of leaves of an ensemble of `runs` draws: from `first` up to but without `end`. */
export interface LeafRange {
  readonly runs: number
  readonly first: number
  readonly end: number
}

/** Metrics of draws first … end − 1 (`first` a multiple of 8), column-major: metrics × draws. */
export function tableOf(
  evaluator: Evaluator,
  { first = 0, end }: { first?: number; end: number },
): Float64Array {
  if ((end - first) % laneCount !== 0)
    throw new RangeError(`Draws come by the ${laneCount}: ${first} to ${end}`)
  const table = new Float64Array((end - first) * evaluator.metricCount)
  for (let draw = first; draw < end; draw += laneCount) {
    evaluator.evaluate(draw, table, draw - first, end - first)
  }
  return table
}

/**
 * Summaries of the leaves, merged as far as the range allows.
 *
 * @param options.shifts a value near each metric, such as the central run's, for moments without loss of digits
 * @param options.exact whether quantiles keep every value (up to 65,536) or count from the first one on
 * @param options.sketches those of other leaves, to which the values of these are added
 */
export function summariesOf(
  evaluator: Evaluator,
  { runs, first, end }: LeafRange,
  {
    shifts,
    exact,
    sketches = Array.from(shifts, () => new Sketch({ exact })),
  }: { shifts: Float64Array; exact: boolean; sketches?: Sketch[] },
): readonly LeafNode<RunSummary>[] {
  const [largest, ...others] = nodesOf(first, end, (leaf) => {
    const table = tableOf(evaluator, { first: leaf * leafRuns, end: Math.min(runs, (leaf + 1) * leafRuns) })
    const moments = new Moments(shifts)
    moments.add(table)
    const draws = table.length / sketches.length
    sketches.forEach((sketch, metric) => {
      sketch.addAll(table, metric * draws, 1, draws)
    })
    return new RunSummary(moments)
  })
  if (largest === undefined) return []
  return [{ ...largest, value: new RunSummary(largest.value.moments, sketches) }, ...others]
}
