/**
 * A fixed number of places that callers take in turn. However many requests one of them has waiting, a free place goes to
 * the caller that got its last one longest ago, so that all share the places equally.
 */
export class Turns {
  #free: number
  readonly #perCaller: number
  readonly #held = new Map<unknown, number>()
  /** Requests of each caller that waits, itself never empty; the caller whose turn is next comes first. */
  readonly #waiting = new Map<unknown, (() => void)[]>()

  /** @param perCaller places that one caller may hold, even where others are free */
  constructor(places: number, perCaller = places) {
    this.#free = places
    this.#perCaller = perCaller
  }

  /**
   * Does the work when it is the caller's turn. Once the signal has aborted, work that still waits never starts and is
   * rejected with the signal's reason; work that has started keeps its place until it ends.
   */
  async take<Result>(caller: unknown, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted()
    if (this.#mayHave(caller)) this.#give(caller)
    else await this.#wait(caller, signal)
    try {
      // It may have aborted between the grant and this turn of the event loop.
      signal.throwIfAborted()
      return await work()
    } finally {
      this.#takeBack(caller)
    }
  }

  #mayHave(caller: unknown): boolean {
    return this.#free > 0 && (this.#held.get(caller) ?? 0) < this.#perCaller
  }

  #give(caller: unknown): void {
    this.#free--
    this.#held.set(caller, (this.#held.get(caller) ?? 0) + 1)
  }

  #wait(caller: unknown, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const granted = () => {
        signal.removeEventListener('abort', dropped)
        resolve()
      }
      const dropped = () => {
        const others = this.#waiting.get(caller)!.filter((request) => request !== granted)
        if (others.length > 0) this.#waiting.set(caller, others)
        else this.#waiting.delete(caller)
        reject(signal.reason)
      }
      signal.addEventListener('abort', dropped, { once: true })
      const requests = this.#waiting.get(caller)
      if (requests) requests.push(granted)
      else this.#waiting.set(caller, [granted])
    })
  }

  /** Gives the place to whoever is next and may have it, who goes to the end of the line with its other requests. */
  #takeBack(holder: unknown): void {
    this.#free++
    const held = this.#held.get(holder)! - 1
    if (held > 0) this.#held.set(holder, held)
    else this.#held.delete(holder)
    for (const [caller, [granted, ...others]] of this.#waiting) {
      if (!this.#mayHave(caller)) continue
      this.#waiting.delete(caller)
      if (others.length > 0) this.#waiting.set(caller, others)
      this.#give(caller)
      granted!()
      return
    }
  }
}
