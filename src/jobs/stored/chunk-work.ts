import {
  addLeaves,
  centralOf,
  emptySketches,
  type LeafRange,
  LeafTree,
  leafCountOf,
  leafRuns,
  lookAt,
  type Moments,
  precisionMetrics,
  resultOf,
  type StudyResults,
  type StudyTable,
  type SummarisedStudy,
  summarisedEvaluator,
  type TabulatedStudy,
  tableEvaluator,
  tableOf,
} from '../../engine/index.ts'
import { type Part, packed, unpacked } from './part.ts'

/** Leaves of a stored study, and the looks that are taken on the way: see `Stage`. */
export interface LeavesWork {
  readonly study: SummarisedStudy
  readonly looks: readonly number[]
  readonly first: number
  readonly end: number
}

/** Draws the leaves of a chunk. Where it looks several times, it stops at the first look that is enough. */
export function drawChunk({ study, looks, first, end }: LeavesWork): Uint8Array<ArrayBuffer> {
  const evaluator = summarisedEvaluator(study)
  const sketches = emptySketches(study.effort, evaluator.metricCount)
  const tree = new LeafTree<Moments>()
  const shifts = centralOf(study)
  const draw = (range: LeafRange) => {
    for (const node of addLeaves(evaluator, range, { shifts, sketches })) tree.add(node)
  }
  if (looks.length === 1) {
    draw({ runs: looks[0]!, first, end })
    return packed({ tree, sketches, enoughRuns: null })
  }
  let leaves = first
  let enoughRuns: number | null = null
  for (const runs of looks) {
    draw({ runs, first: leaves, end: leafCountOf(runs) })
    leaves = leafCountOf(runs)
    if (look(study, tree, runs).enough) {
      enoughRuns = runs
      break
    }
  }
  return packed({ tree, sketches, enoughRuns })
}

/** Metrics × draws of a chunk of a table, column-major. */
export function fillChunk(
  study: TabulatedStudy,
  { table, first, end }: { table: StudyTable['name']; first: number; end: number },
): Float64Array {
  return tableOf(tableEvaluator(study, table), { first, end })
}

/** Parts of the first leaves, without a gap, and what is to be made of them. */
export interface MergeWork {
  readonly study: SummarisedStudy
  readonly parts: readonly Uint8Array[]
  /** Draws of the look that they complete; null where they are the first leaves of it alone. */
  readonly look: number | null
  /** Whether the first leaves alone shall give a result. */
  readonly estimate: boolean
}

export interface Merged {
  /** All parts as one; null where they were enough. */
  readonly part: Uint8Array<ArrayBuffer> | null
  /** Whether the look was enough. */
  readonly enough: boolean
  /** Of the study where it was enough, or of the first leaves. */
  readonly result: StudyResults[SummarisedStudy['kind']] | null
  /** How long it took, in milliseconds. */
  readonly millis: number
}

/** Merges parts, and looks whether they are enough. */
export function merge({ study, parts, look: asked, estimate }: MergeWork): Merged {
  const started = performance.now()
  const finish = (merged: Omit<Merged, 'millis'>) => ({ ...merged, millis: performance.now() - started })
  const part = unpacked(parts)
  if (asked !== null) {
    const runs = part.enoughRuns ?? asked
    const { enough, ...looked } = look(study, part.tree, runs)
    if (enough) return finish({ part: null, enough, result: conclude(study, part, { runs, ...looked }) })
  }
  const result = estimate ? estimateOf(study, part) : null
  return finish({ part: packed(part), enough: false, result })
}

function estimateOf(study: SummarisedStudy, part: Part) {
  const runs = leavesOf(part.tree) * leafRuns
  return conclude(study, part, { runs, ...look(study, part.tree, runs) })
}

function look(study: SummarisedStudy, tree: LeafTree<Moments>, runs: number) {
  const moments = tree.finish(leafCountOf(runs))
  return { moments, ...lookAt(study.effort, { runs, moments, metrics: precisionMetrics(study) }) }
}

function conclude(
  study: SummarisedStudy,
  { sketches }: Part,
  { runs, moments, precision }: Omit<ReturnType<typeof look>, 'enough'> & { runs: number },
) {
  return resultOf(study, { summary: { moments, sketches }, central: centralOf(study), runs, precision })
}

/** Leaves from the first one on. */
function leavesOf(tree: LeafTree<Moments>): number {
  return Math.max(0, ...tree.nodes.map(({ level, index }) => (index + 1) * 2 ** level))
}
