import {
  armsOfDraw,
  LeafTree,
  leafCountOf,
  leafRuns,
  lookAt,
  looksOf,
  Moments,
  mostRuns,
  precisionMetrics,
  type StudyResults,
  type SummarisedStudy,
} from '../engine/index.ts'
import { inParallel } from './in-parallel.ts'
import type { Parcel } from './parcel.ts'
import { EstimatePace, type StudyProgress } from './study-progress.ts'
import type { Perform, TaskSize } from './tasks.ts'

/**
 * Computes a summarised study in worker threads, some leaves at a time. Moments are merged here, in the tree that fixes their
 * order. Sketches come out the same in whatever order, so there are as many sets of them as tasks under way: each travels
 * from task to task, and memory does not grow with the number of draws.
 *
 * For an estimate no more tasks are begun until those under way have ended: what is there then is the first leaves, without
 * a gap, and all sketches are at rest.
 */
export async function summarise(
  study: SummarisedStudy,
  perform: Perform,
  { threads, armYears }: TaskSize,
  progress?: StudyProgress,
): Promise<StudyResults[SummarisedStudy['kind']]> {
  const { effort, design } = study
  const armYearsOfLeaf = armsOfDraw(study) * design.horizonYears * leafRuns
  const leavesPerTask = Math.max(1, Math.floor(armYears / armYearsOfLeaf))
  const tree = new LeafTree<Moments>()
  const idle: Parcel[] = []
  const metrics = precisionMetrics(study)
  const planned = mostRuns(effort)
  const pace = new EstimatePace()
  const estimateDue = () => progress?.wantsEstimate === true && pace.due
  let leaf = 0
  let runsDone = 0
  function* stepsTo(end: number, runs: number) {
    while (leaf < end && !(leaf > 0 && estimateDue())) {
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
        runsDone += Math.min(runs, range.end * leafRuns) - range.first * leafRuns
        progress?.progressed(runsDone, planned)
      }
    }
  }
  const gatheredAt = (runs: number, leaves: number) => {
    const moments = tree.finish(leaves)
    const { enough, precision } = lookAt(effort, { runs, moments, metrics })
    const parts = { study, runs, precision, moments: moments.toParts() }
    return { enough, parts }
  }
  async function estimate(leaves: number) {
    const { parts } = gatheredAt(leaves * leafRuns, leaves)
    const outcome = await perform<'estimate'>({ kind: 'estimate', ...parts, sketches: idle.splice(0) })
    idle.push(outcome.sketches)
    progress!.estimated(outcome.result)
  }
  progress?.progressed(0, planned)
  try {
    for (const runs of looksOf(effort)) {
      const end = leafCountOf(runs)
      for (;;) {
        await inParallel(stepsTo(end, runs), threads)
        if (leaf === end) break
        await pace.spend(() => estimate(leaf))
      }
      const { enough, parts } = gatheredAt(runs, end)
      if (enough)
        return await perform<'summarised'>({ kind: 'summarised', ...parts, sketches: idle.splice(0) })
    }
    throw new Error('The last look of an effort is enough')
  } finally {
    for (const sketches of idle) sketches.close()
  }
}
