import {
  armsOfDraw,
  LeafTree,
  leafCountOf,
  leafRuns,
  lookAt,
  looksOf,
  Moments,
  precisionMetrics,
  type StudyResults,
  type SummarisedStudy,
} from '../engine/index.ts'
import { inParallel } from './in-parallel.ts'
import type { Parcel } from './parcel.ts'
import type { Perform, TaskSize } from './tasks.ts'

/**
 * Computes a summarised study in worker threads, some leaves at a time. Moments are merged here, in the tree that fixes their
 * order. Sketches come out the same in whatever order, so there are as many sets of them as tasks under way: each travels
 * from task to task, and memory does not grow with the number of draws.
 */
export async function summarise(
  study: SummarisedStudy,
  perform: Perform,
  { threads, armYears }: TaskSize,
): Promise<StudyResults[SummarisedStudy['kind']]> {
  const { effort, design } = study
  const armYearsOfLeaf = armsOfDraw(study) * design.horizonYears * leafRuns
  const leavesPerTask = Math.max(1, Math.floor(armYears / armYearsOfLeaf))
  const tree = new LeafTree<Moments>()
  const idle: Parcel[] = []
  const metrics = precisionMetrics(study)
  let leaf = 0
  function* stepsTo(end: number, runs: number) {
    while (leaf < end) {
      const range = { runs, first: leaf, end: Math.min(end, leaf + leavesPerTask) }
      leaf = range.end
      yield async () => {
        const outcome = await perform<'leaves'>({
          kind: 'leaves',
          study,
          range,
          sketches: idle.pop() ?? null,
        })
        idle.push(outcome.sketches)
        for (const { level, index, value } of outcome.moments) {
          tree.add({ level, index, value: Moments.fromParts(value) })
        }
      }
    }
  }
  try {
    for (const runs of looksOf(effort)) {
      const end = leafCountOf(runs)
      await inParallel(stepsTo(end, runs), threads)
      const moments = tree.finish(end)
      const { enough, precision } = lookAt(effort, { runs, moments, metrics })
      const parts = { study, runs, precision, moments: moments.toParts() }
      if (enough)
        return await perform<'summarised'>({ kind: 'summarised', ...parts, sketches: idle.splice(0) })
    }
    throw new Error('The last look of an effort is enough')
  } finally {
    for (const sketches of idle) sketches.close()
  }
}
