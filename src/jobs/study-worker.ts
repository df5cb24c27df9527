import { move, transferableSymbol, valueSymbol } from 'piscina'
import {
  addLeaves,
  centralOf,
  emptySketches,
  laneCount,
  Moments,
  resultOf,
  resultOfTables,
  Sketch,
  type SketchParts,
  type StudyResults,
  type SummarisedStudy,
  summarisedEvaluator,
  tableEvaluator,
} from '../engine/index.ts'
import { open, type Parcel, seal } from './parcel.ts'
import type { StudyTask, TaskOf } from './tasks.ts'

/** Carries out one task in a worker thread; see `TaskOutcomes` for what comes back. */
export default function perform(task: StudyTask): unknown {
  switch (task.kind) {
    case 'leaves':
      return drawLeaves(task)
    case 'summarised':
      return finish(task).result
    case 'estimate':
      return estimate(task)
    case 'cells':
      return fillCells(task)
    case 'tabulated':
      return resultOfTables(
        task.study,
        Object.fromEntries(task.tables.map(({ name, cells }) => [name, cells])),
      )
  }
}

function drawLeaves({ study, range, ...task }: TaskOf<'leaves'>): object {
  const evaluator = summarisedEvaluator(study)
  const sketches = task.sketches
    ? sketchesIn(task.sketches)
    : emptySketches(study.effort, evaluator.metricCount)
  const nodes = addLeaves(evaluator, range, { shifts: centralOf(study), sketches })
  const moments = nodes.map(({ level, index, value }) => ({ level, index, value: value.toParts() }))
  const parcel = sealed(sketches)
  return move({ [transferableSymbol]: [parcel], [valueSymbol]: { moments, sketches: parcel } })
}

interface Finished {
  readonly result: StudyResults[SummarisedStudy['kind']]
  readonly sketches: readonly Sketch[]
}

function finish({ study, runs, precision, ...gathered }: TaskOf<'summarised' | 'estimate'>): Finished {
  const [sketches = [], ...others] = gathered.sketches.map(sketchesIn)
  for (const more of others) for (const [metric, sketch] of more.entries()) sketches[metric]!.merge(sketch)
  const summary = { moments: Moments.fromParts(gathered.moments), sketches }
  return { result: resultOf(study, { summary, central: centralOf(study), runs, precision }), sketches }
}

function estimate(task: TaskOf<'estimate'>): object {
  const { result, sketches } = finish(task)
  const parcel = sealed(sketches)
  return move({ [transferableSymbol]: [parcel], [valueSymbol]: { result, sketches: parcel } })
}

function fillCells({ study, table, first, end }: TaskOf<'cells'>): void {
  const { cells, runs } = table
  const { metricCount, evaluate } = tableEvaluator(study, table.name)
  if (cells.length !== metricCount * runs) {
    throw new RangeError(`A table of ${cells.length} cells does not hold ${metricCount} × ${runs}`)
  }
  for (let draw = first; draw < end; draw += laneCount) evaluate(draw, cells, draw, runs)
}

function sketchesIn(parcel: Parcel): Sketch[] {
  return (open(parcel) as SketchParts[]).map(Sketch.fromParts)
}

/** The arrays of the sketches are moved rather than copied. */
function sealed(sketches: readonly Sketch[]): Parcel {
  const parts = sketches.map((sketch) => sketch.toParts())
  const arrays = parts.map(({ held }) => (held instanceof Float64Array ? held : held.counts))
  // Parts are never made in shared memory.
  return seal(
    parts,
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  )
}
