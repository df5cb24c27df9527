import { setTimeout as sleep } from 'node:timers/promises'
import type { Coordination } from '../store/coordination.ts'
import { unlessAborted } from './unless-aborted.ts'

interface OnceOptions<Found> {
  /** What the work leaves, where somebody has done it. */
  readonly find: () => Promise<Found | null>
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
   * What is found, after the work was done, here or elsewhere. Where whoever does it fails or dies, the next one does it.
   *
   * @throws what the work throws where it was this caller's, and the reason of the signal when that aborts
   */
  async do<Found>(name: string, { find, work, signal }: OnceOptions<Found>): Promise<Found> {
    for (;;) {
      const others = this.#here.get(name)
      if (others) await unlessAborted(Promise.allSettled([others]), signal)
      else if (!(await this.#begin(name, { find, work }))) await sleep(lookMillis, undefined, { signal })
      const found = await find()
      if (found !== null) return found
    }
  }

  /** False where another process does it. */
  async #begin<Found>(
    name: string,
    { find, work }: Pick<OnceOptions<Found>, 'find' | 'work'>,
  ): Promise<boolean> {
    const begun = this.#coordination.unlessElsewhere(name, async () => {
      // Whoever did it before may have finished since this caller has looked.
      if ((await find()) === null) await work()
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
