import {
  armsOfTableDraw,
  laneCount,
  type StudyResults,
  type TabulatedStudy,
  tablesOf,
  widthOfTable,
} from '../engine/index.ts'
import { inParallel } from './in-parallel.ts'
import type { Perform, SharedTable, TaskSize } from './tasks.ts'

/** Computes a tabulated study in worker threads: each writes its draws into shared tables, and one makes the result of them. */
export async function tabulate(
  study: TabulatedStudy,
  perform: Perform,
  { threads, armYears }: TaskSize,
): Promise<StudyResults[TabulatedStudy['kind']]> {
  const tables = emptyTables(study)
  function* steps() {
    for (const table of tables) {
      const armYearsOfLanes = armsOfTableDraw(study, table.name) * study.design.horizonYears * laneCount
      const count = laneCount * Math.max(1, Math.floor(armYears / armYearsOfLanes))
      for (let first = 0; first < table.runs; first += count) {
        const end = Math.min(table.runs, first + count)
        yield () => perform<'cells'>({ kind: 'cells', study, table, first, end })
      }
    }
  }
  await inParallel(steps(), threads)
  return perform<'tabulated'>({ kind: 'tabulated', study, tables })
}

/** The tables of a study, for all threads to write into. */
export function emptyTables(study: TabulatedStudy): SharedTable[] {
  return tablesOf(study).map((table) => {
    const bytes = table.runs * widthOfTable(study, table.name) * Float64Array.BYTES_PER_ELEMENT
    return { ...table, cells: new Float64Array(new SharedArrayBuffer(bytes)) }
  })
}
