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
  summarisedEvaluator,
  tableEvaluator,
} from '../engine/index.ts'
import { open, type Parcel, seal } from './parcel.ts'
import { drawChunk, fillChunk, merge } from './stored/chunk-work.ts'
import type { StudyTask, TaskOf } from './tasks.ts'

/** Carries out one task in a worker thread; see `TaskOutcomes` for what comes back. */
export default function perform(task: StudyTask): unknown {
  switch (task.kind) {
    case 'leaves':
      return drawLeaves(task)
    case 'summarised':
      return finish(task)
    case 'chunk':
      return moved(drawChunk(task))
    case 'table chunk':
      return moved(fillChunk(task.study, task))
    case 'merge': {
      const { part, ...merged } = merge(task)
      return part === null ? { part, ...merged } : moved({ part, ...merged }, part)
    }
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

function finish({ study, runs, precision, ...gathered }: TaskOf<'summarised'>): object {
  const [sketches = [], ...others] = gathered.sketches.map(sketchesIn)
  for (const more of others) for (const [metric, sketch] of more.entries()) sketches[metric]!.merge(sketch)
  const summary = { moments: Moments.fromParts(gathered.moments), sketches }
  return resultOf(study, { summary, central: centralOf(study), runs, precision })
}

function fillCells({ study, table, first, end }: TaskOf<'cells'>): void {
  const { cells, runs } = table
  const { metricCount, evaluate } = tableEvaluator(study, table.name)
  if (cells.length !== metricCount * runs) {
    throw new RangeError(`A table of ${cells.length} cells does not hold ${metricCount} × ${runs}`)
  }
  for (let draw = first; draw < end; draw += laneCount) evaluate(draw, cells, draw, runs)
}

/** What comes back, with its bytes moved rather than copied. */
function moved(value: object, bytes = value as Uint8Array | Float64Array): object {
  return move({ [transferableSymbol]: [bytes.buffer as ArrayBuffer], [valueSymbol]: value })
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
