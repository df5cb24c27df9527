import type { FileName } from './columns.ts'
import { columnsByFile } from './columns.ts'
import { type Reading, rawRows } from './rows.ts'
import type { RawRow } from './table.ts'

/** A cell of the form `item=ore_grade;year=2025` that picks one row of another file. */
export interface Selector {
  readonly file: FileName
  readonly match: string
}

/**
 * The one row of `selector.file` whose cells equal all those named. No row, several rows and unknown columns are
 * problems of the row that holds the selector.
 */
export function selectRow(
  reading: Reading,
  at: { file: FileName; line: number },
  selector: Selector,
): RawRow | undefined {
  const fail = (reason: string) => {
    reading.problems.add(at.file, at.line, 'match', reason)
    return undefined
  }
  const conditions = selector.match.split(';').map((part): [string, string] => {
    const equals = part.indexOf('=')
    return [part.slice(0, Math.max(equals, 0)), part.slice(equals + 1)]
  })
  const unknown = conditions.find(([column]) => !columnsByFile[selector.file].includes(column))
  if (unknown) return fail(`${selector.file} has no column "${unknown[0]}"`)
  const all = rawRows(reading, selector.file)
  // A file that could not be split has been reported for itself.
  if (all.length === 0) return undefined
  const rows = all.filter(({ cells }) => conditions.every(([column, value]) => cells[column] === value))
  if (rows.length !== 1)
    return fail(`${rows.length} rows of ${selector.file} have ${selector.match}, not one`)
  return rows[0]
}
