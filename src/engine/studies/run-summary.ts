import type { Moments } from '../ensemble/moments.ts'
import type { Sketch } from '../ensemble/sketch.ts'

/** What is kept of the draws of an ensemble. */
export interface RunSummary {
  readonly moments: Moments
  /** One per metric. */
  readonly sketches: readonly Sketch[]
}
