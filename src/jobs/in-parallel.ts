/**
 * Works off steps, `width` of them at a time. A step is taken when there is room for it, so what it does may depend on
 * those that have ended; none is taken after one has failed. Rejects with the first failure.
 */
export async function inParallel(
  steps: Generator<() => Promise<void>, void, void>,
  width: number,
): Promise<void> {
  // All lanes share the generator; leaving the loop by an error closes it for the others too.
  const lane = async () => {
    for (const step of steps) await step()
  }
  await Promise.all(Array.from({ length: width }, lane))
}
