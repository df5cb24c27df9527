import type { Prisma } from '../generated/client.ts'
import { words } from './keys.ts'
import { observationId } from './observations.ts'
import type { Reading } from './rows.ts'
import type { FigureRow } from './series-rows.ts'
import type { Sourced } from './sourced.ts'
import type { IndicatorRow } from './vocabulary.ts'

/** Turns a row that is words into a note. A number in it, or a measure that does not exist, is a problem. */
export function toNote(
  { problems }: Reading,
  row: FigureRow,
  mapping: IndicatorRow,
  measures: ReadonlySet<string>,
): Sourced<Prisma.NoteCreateManyInput> | undefined {
  const { file, line, item, cells } = row
  if (cells.value != null) {
    problems.add(file, line, 'value', 'indicators.csv makes this row a note, which has no number')
    return undefined
  }
  if (mapping.measure !== null && !measures.has(mapping.measure)) {
    problems.add(
      file,
      line,
      '',
      `is linked to the measure "${mapping.measure}", which the data set does not hold`,
    )
    return undefined
  }
  return {
    data: {
      id: observationId(row),
      title: words(item),
      text: cells.note ?? words(item),
      year: cells.year ?? null,
      date: cells.date ?? null,
      quality: cells.quality,
      file,
      line,
      measureId: mapping.measure,
    },
    sourceIds: cells.source_id,
  }
}
