import type { Transferable } from 'node:worker_threads'
import type {
  LeafNode,
  LeafRange,
  MomentsParts,
  PrecisionReached,
  StudyResults,
  StudyTable,
  SummarisedStudy,
  TabulatedStudy,
} from '../engine/index.ts'
import type { Parcel } from './parcel.ts'
import type { LeavesWork, Merged, MergeWork } from './stored/chunk-work.ts'

/** Moments of whole leaves: small, so that any thread can merge them. */
type MomentsNode = LeafNode<MomentsParts>

/** A table, column-major (metrics × draws), of which every thread writes the draws that it is given. */
export interface SharedTable extends StudyTable {
  readonly cells: Float64Array<SharedArrayBuffer>
}

/** What a summarised study has gathered of its first draws. */
interface SummarisedParts {
  readonly study: SummarisedStudy
  readonly runs: number
  readonly precision: PrecisionReached | null
  readonly moments: MomentsParts
  /** Those of any leaves, together of all. */
  readonly sketches: readonly Parcel[]
}

/** What a worker thread is asked to do. Everything that it needs comes with the task; it remembers nothing. */
export type StudyTask =
  | {
      readonly kind: 'leaves'
      readonly study: SummarisedStudy
      readonly range: LeafRange
      /** `SketchParts` of each metric that the values are added to; null to begin new ones. */
      readonly sketches: Parcel | null
    }
  | (SummarisedParts & { readonly kind: 'summarised' })
  | {
      readonly kind: 'cells'
      readonly study: TabulatedStudy
      readonly table: SharedTable
      /** Draws first … end − 1, both multiples of 8 or the end of the table. */
      readonly first: number
      readonly end: number
    }
  | (LeavesWork & { readonly kind: 'chunk' })
  | {
      readonly kind: 'table chunk'
      readonly study: TabulatedStudy
      readonly table: StudyTable['name']
      readonly first: number
      readonly end: number
    }
  | (MergeWork & { readonly kind: 'merge' })
  | { readonly kind: 'tabulated'; readonly study: TabulatedStudy; readonly tables: readonly SharedTable[] }

/** What each kind of task comes to. */
export interface TaskOutcomes {
  readonly leaves: { readonly moments: readonly MomentsNode[]; readonly sketches: Parcel }
  readonly summarised: StudyResults[SummarisedStudy['kind']]
  /** A part, packed. */
  readonly chunk: Uint8Array<ArrayBuffer>
  /** Column-major: metrics × draws of the chunk. */
  readonly 'table chunk': Float64Array<ArrayBuffer>
  readonly merge: Merged
  /** Nothing: they are in the shared table. */
  readonly cells: undefined
  readonly tabulated: StudyResults[TabulatedStudy['kind']]
}

export type TaskOf<Kind extends StudyTask['kind']> = Extract<StudyTask, { kind: Kind }>

/** How a study is cut into tasks. It shows in no result. */
export interface TaskSize {
  /** Tasks of one study that may be under way or wait at once. */
  readonly threads: number
  /** Years × arms that a task may simulate; the smallest task that there is may be larger. */
  readonly armYears: number
}

/** Carries out a task in a worker thread when it is the study's turn. */
export type Perform = <Kind extends StudyTask['kind']>(task: TaskOf<Kind>) => Promise<TaskOutcomes[Kind]>

/** What moves to the worker thread with a task. */
export function transferredWith(task: StudyTask): Transferable[] {
  switch (task.kind) {
    case 'leaves':
      return task.sketches === null ? [] : [task.sketches]
    case 'summarised':
      return [...task.sketches]
    default:
      return []
  }
}
