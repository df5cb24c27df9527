import { Moments, type MomentsParts } from '../ensemble/moments.ts'
import { Sketch, type SketchParts } from '../ensemble/sketch.ts'

/** A summary as structured clone carries it to another thread. */
export interface RunSummaryParts {
  readonly moments: MomentsParts
  readonly sketches: readonly SketchParts[]
}

/**
 * What is kept of the draws of an ensemble: moments and quantile sketch of every metric. Merges in a leaf tree. Only sums
 * need the tree: sketches come out the same in whatever order, so a range of leaves has one set of them, with its first node;
 * the others have none.
 */
export class RunSummary {
  readonly moments: Moments
  #sketches: Sketch[]

  static fromParts({ moments, sketches }: RunSummaryParts): RunSummary {
    return new RunSummary(Moments.fromParts(moments), sketches.map(Sketch.fromParts))
  }

  constructor(moments: Moments, sketches: Sketch[] = []) {
    this.moments = moments
    this.#sketches = sketches
  }

  /** One per metric; empty where another node has them. */
  get sketches(): readonly Sketch[] {
    return this.#sketches
  }

  toParts(): RunSummaryParts {
    return { moments: this.moments.toParts(), sketches: this.#sketches.map((sketch) => sketch.toParts()) }
  }

  copy(): RunSummary {
    return RunSummary.fromParts(this.toParts())
  }

  merge(other: RunSummary): void {
    this.moments.merge(other.moments)
    if (this.#sketches.length === 0) {
      this.#sketches = other.copy().#sketches
      return
    }
    for (const [metric, sketch] of other.#sketches.entries()) this.#sketches[metric]!.merge(sketch)
  }
}
