import { type LeafNode, nodesOf } from '../ensemble/leaf-tree.ts'
import { Moments } from '../ensemble/moments.ts'
import type { Sketch } from '../ensemble/sketch.ts'
import { laneCount } from '../lanes/lane-block.ts'
import type { Evaluator } from './evaluator.ts'

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
 * Draws leaves: adds their values to `sketches` and returns their moments, merged as far as the range allows. Only sums need
 * the leaf tree; sketches come out the same in whatever order values are added.
 *
 * @param options.shifts a value near each metric, such as the central run's, for moments without loss of digits
 * @param options.sketches one per metric, those of other leaves or new ones
 */
export function addLeaves(
  evaluator: Evaluator,
  { runs, first, end }: LeafRange,
  { shifts, sketches }: { shifts: Float64Array; sketches: readonly Sketch[] },
): readonly LeafNode<Moments>[] {
  return nodesOf(first, end, (leaf) => {
    const table = tableOf(evaluator, { first: leaf * leafRuns, end: Math.min(runs, (leaf + 1) * leafRuns) })
    const moments = new Moments(shifts)
    moments.add(table)
    const draws = table.length / sketches.length
    sketches.forEach((sketch, metric) => {
      sketch.addAll(table, metric * draws, 1, draws)
    })
    return moments
  })
}
