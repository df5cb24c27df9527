import type { StudyResults, SummarisedStudy } from '../engine/index.ts'

/** Listens to a summarised study while it is computed. */
export interface StudyProgress {
  /**
   * Draws that are finished, never fewer than before, and the most that the study may make. Called with 0 when the study
   * gets its turn.
   */
  progressed(runsDone: number, runsPlanned: number): void
  /** Whether somebody looks at estimates. Nothing is spent on them otherwise. */
  readonly wantsEstimate: boolean
  /**
   * The result of the first draws alone, bit by bit that of a study which ends there. Points of the design come in order,
   * so they are an ensemble of their own.
   */
  estimated(estimate: StudyResults[SummarisedStudy['kind']]): void
}

/** Shortest time between two estimates, in milliseconds. */
const estimateGapMillis = 250

/** Estimates may take at most this share of the time of a study. */
const estimateShare = 0.1

/**
 * Says when the next estimate is due. The threads pause for one, so that a study which takes them often, or takes long for
 * each, makes fewer of them.
 */
export class EstimatePace {
  readonly #clock: () => number
  #next: number

  /** @param clock milliseconds from any moment on */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
    this.#next = clock() + estimateGapMillis
  }

  get due(): boolean {
    return this.#clock() >= this.#next
  }

  /** Makes an estimate and puts the next one off by what this one took. */
  async spend(make: () => Promise<void>): Promise<void> {
    const start = this.#clock()
    await make()
    const end = this.#clock()
    this.#next = end + Math.max(estimateGapMillis, (end - start) * (1 / estimateShare - 1))
  }
}
