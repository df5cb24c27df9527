/** Places of which each owner has the same number. */
export class Quota {
  readonly maximum: number
  readonly #taken = new Map<string, number>()

  constructor(maximum: number) {
    this.maximum = maximum
  }

  /** Places that an owner has taken. */
  taken(owner: string): number {
    return this.#taken.get(owner) ?? 0
  }

  /** Takes a place; what comes back gives it up, once. Null where the owner has none left. */
  take(owner: string): (() => void) | null {
    const before = this.taken(owner)
    if (before >= this.maximum) return null
    this.#taken.set(owner, before + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      const left = this.taken(owner) - 1
      if (left > 0) this.#taken.set(owner, left)
      else this.#taken.delete(owner)
    }
  }
}
