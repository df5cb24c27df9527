interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes for a key one after the other. What comes while a write for it is under way is gathered and goes with the next, so
 * that a busy key costs a write a round trip and not a write an item; with nothing under way an item is written at once.
 *
 * @param write gives a result for each item, in their order
 */
export function inTurns<Item, Result>(
  write: (key: string, items: readonly Item[]) => Promise<readonly Result[]>,
): (key: string, item: Item) => Promise<Result> {
  const gathered = new Map<string, Waiting<Item, Result>[]>()

  const writeAll = async (key: string) => {
    for (let batch = gathered.get(key)!; batch.length > 0; batch = gathered.get(key)!) {
      gathered.set(key, [])
      try {
        const results = await write(
          key,
          batch.map(({ item }) => item),
        )
        for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    gathered.delete(key)
  }

  return (key, item) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const waiting = { item, resolve, reject }
    const batch = gathered.get(key)
    if (batch) batch.push(waiting)
    else {
      gathered.set(key, [waiting])
      void writeAll(key)
    }
    return promise
  }
}
