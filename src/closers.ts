/** Closes in the reverse order of opening, the later ones even when an earlier one fails. */
export class Closers {
  readonly #closers: (() => Promise<void>)[] = []

  /** Registers `thing` and hands it back. */
  add<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
    this.#closers.push(() => thing.close())
    return thing
  }

  /** @throws the first failure, after everything was tried */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#closers.splice(0).reverse())
      await close().catch((error) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }
}
