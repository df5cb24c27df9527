import { LeafTree } from '../ensemble/leaf-tree.ts'
import { isExact, looksOf, mostRuns, type PrecisionReached, precisionOf } from './effort.ts'
import type { Evaluator } from './evaluator.ts'
import { leafCountOf, summariesOf } from './leaves.ts'
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
  const tree = new LeafTree<RunSummary>()
  const options = { shifts: central, exact: isExact(effort, evaluator.metricCount) }
  let leaves = 0
  for (const runs of looksOf(effort)) {
    const end = leafCountOf(runs)
    for (const node of summariesOf(evaluator, { runs, first: leaves, end }, options)) tree.add(node)
    leaves = end
    const summary = tree.finish(end)
    const precision = 'runs' in effort ? null : precisionOf(effort, summary.moments, precisionMetrics)
    if (precision === null || precision.met || runs === mostRuns(effort)) {
      return { summary, central, runs, precision }
    }
  }
  throw new Error('An effort has at least one look')
}
