import { setTimeout as sleep } from 'node:timers/promises'
import type { Coordination } from '../store/coordination.ts'
import { unlessAborted } from './unless-aborted.ts'

interface OnceOptions {
  /** Whether somebody has done it. */
  readonly done: () => Promise<boolean>
  readonly work: () => Promise<void>
  readonly signal: AbortSignal
}

/** How long to wait for another process before the next look. */
const lookMillis = 50

/** Does equal work once at a time, whichever processes it is asked of. */
export class Once {
  readonly #coordination: Coordination
  readonly #here = new Map<string, Promise<unknown>>()

  constructor(coordination: Coordination) {
    this.#coordination = coordination
  }

  /**
   * Resolves when the work is done, here or elsewhere. Where whoever does it fails or dies, the next one does it.
   *
   * @throws what the work throws where it was this caller's, and the reason of the signal when that aborts
   */
  async do(name: string, { done, work, signal }: OnceOptions): Promise<void> {
    for (;;) {
      const others = this.#here.get(name)
      if (others) await unlessAborted(Promise.allSettled([others]), signal)
      else if (await this.#begin(name, { done, work })) return
      else await sleep(lookMillis, undefined, { signal })
      if (await done()) return
    }
  }

  /** False where another process does it. */
  async #begin(name: string, { done, work }: Omit<OnceOptions, 'signal'>): Promise<boolean> {
    const begun = this.#coordination.unlessElsewhere(name, async () => {
      // Whoever did it before may have finished since this caller has looked.
      if (!(await done())) await work()
      return true
    })
    this.#here.set(name, begun)
    try {
      return (await begun) ?? false
    } finally {
      this.#here.delete(name)
    }
  }
}
