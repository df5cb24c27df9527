import { LeafTree } from '../ensemble/leaf-tree.ts'
import type { Moments } from '../ensemble/moments.ts'
import { emptySketches, lookAt, looksOf, type PrecisionReached } from './effort.ts'
import type { Evaluator } from './evaluator.ts'
import { addLeaves, leafCountOf } from './leaves.ts'
import type { RunSummary } from './run-summary.ts'
import type { Effort } from './study.ts'

/** What a summarised study has gathered when it ends. */
export interface Gathered {
  readonly summary: RunSummary
  /** Metrics of the central run. */
  readonly central: Float64Array
  readonly runs: number
  readonly precision: PrecisionReached | null
}

export interface GatherOptions {
  readonly effort: Effort
  readonly central: Float64Array
  /** Metrics whose means a precision is about; the widest interval counts. */
  readonly precisionMetrics: readonly number[]
}

/** Draws until the effort is spent or its precision reached. */
export function gather(evaluator: Evaluator, { effort, central, precisionMetrics }: GatherOptions): Gathered {
  const tree = new LeafTree<Moments>()
  const sketches = emptySketches(effort, evaluator.metricCount)
  let leaves = 0
  for (const runs of looksOf(effort)) {
    const end = leafCountOf(runs)
    const options = { shifts: central, sketches }
    for (const node of addLeaves(evaluator, { runs, first: leaves, end }, options)) tree.add(node)
    leaves = end
    const moments = tree.finish(end)
    const { enough, precision } = lookAt(effort, { runs, moments, metrics: precisionMetrics })
    if (enough) return { summary: { moments, sketches }, central, runs, precision }
  }
  throw new Error('The last look of an effort is enough')
}
