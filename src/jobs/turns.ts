/**
 * A fixed number of places that callers take in turn. However many requests one of them has waiting, a free place goes to
 * the caller that got its last one longest ago, so that all share the places equally.
 */
export class Turns {
  #free: number
  /** Requests of each caller that waits, itself never empty; the caller whose turn is next comes first. */
  readonly #waiting = new Map<object, (() => void)[]>()

  constructor(places: number) {
    this.#free = places
  }

  /**
   * Does the work when it is the caller's turn. Once the signal has aborted, work that still waits never starts and is
   * rejected with the signal's reason; work that has started keeps its place until it ends.
   */
  async take<Result>(caller: object, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted()
    if (this.#free > 0) this.#free--
    else await this.#wait(caller, signal)
    try {
      // It may have aborted between the grant and this turn of the event loop.
      signal.throwIfAborted()
      return await work()
    } finally {
      this.#handOn()
    }
  }

  #wait(caller: object, signal: AbortSignal): Promise<void> {
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

  /** Gives a place that has become free to whoever is next, who goes to the end of the line with its other requests. */
  #handOn(): void {
    const next = this.#waiting.entries().next().value
    if (next === undefined) {
      this.#free++
      return
    }
    const [caller, [granted, ...others]] = next
    this.#waiting.delete(caller)
    if (others.length > 0) this.#waiting.set(caller, others)
    granted!()
  }
}
