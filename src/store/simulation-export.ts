import { floatsOf } from './fingerprint.ts'
import type { PrismaClient } from './generated/client.ts'
import type { Cells } from './observation-export.ts'
import { readableRow } from './owners.ts'

export interface SimulationTable {
  readonly columns: readonly string[]
  /** Years of the run, and then those of its baseline. */
  readonly rows: () => Generator<Cells, void, undefined>
}

/** The years of a stored run that a caller may read; null where there is none with this id. */
export async function exportSimulation(
  db: PrismaClient,
  id: string,
  viewerId: string,
): Promise<SimulationTable | null> {
  const run = await db.simulation.findUnique({
    where: readableRow(id, viewerId),
    select: { result: { select: { columns: true, years: true, baseline: true } } },
  })
  if (run === null) return null
  const { columns, years, baseline } = run.result
  return {
    columns: ['arm', ...columns],
    *rows() {
      yield* rowsOf('scenario', columns, floatsOf(years))
      yield* rowsOf('baseline', columns, floatsOf(baseline))
    },
  }
}

function* rowsOf(
  arm: string,
  columns: readonly string[],
  values: Float64Array,
): Generator<Cells, void, undefined> {
  for (let start = 0; start < values.length; start += columns.length) {
    yield { arm, ...Object.fromEntries(columns.map((name, index) => [name, values[start + index]!])) }
  }
}
