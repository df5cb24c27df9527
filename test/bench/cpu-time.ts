/** Something to be measured: `run` makes `batch` runs. */
export interface CpuCase {
  readonly name: string
  readonly batch: number
  readonly run: () => void
}

const rounds = 20

/**
 * Mean CPU time of a run of each case in µs, in the order given: CPU time of the whole process, the compiler's and the
 * collector's included, over all the time measured. The cases take turns, so that a machine that slows down or that others
 * use slows them alike.
 *
 * @param seconds measured time of each case, after a quarter of it to warm up
 */
export function cpuMicroseconds(cases: readonly CpuCase[], seconds: number): number[] {
  const turnMs = (seconds * 1_000) / rounds
  for (const each of cases) turn(each, (seconds * 1_000) / 4)
  const totals = cases.map(() => ({ runs: 0, microseconds: 0 }))
  for (let round = 0; round < rounds; round++) {
    cases.forEach((each, index) => {
      const { runs, microseconds } = turn(each, turnMs)
      totals[index]!.runs += runs
      totals[index]!.microseconds += microseconds
    })
  }
  return totals.map(({ runs, microseconds }) => microseconds / runs)
}

/** CPU time of whole batches until `milliseconds` are over. */
export function turn(
  { batch, run }: Omit<CpuCase, 'name'>,
  milliseconds: number,
): { runs: number; microseconds: number } {
  const end = performance.now() + milliseconds
  const before = process.cpuUsage()
  let runs = 0
  do {
    run()
    runs += batch
  } while (performance.now() < end)
  const { user, system } = process.cpuUsage(before)
  return { runs, microseconds: user + system }
}
