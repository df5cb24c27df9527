import type { z } from 'zod'
import type { ColumnOf, FileName } from './columns.ts'
import type { DataFolder } from './data-folder.ts'
import type { ProblemList } from './data-set-error.ts'
import { type RawRow, readTable } from './table.ts'

/** A row whose cells have been read. */
export interface Row<Cells> {
  readonly file: FileName
  readonly line: number
  readonly cells: Cells
  /** The cells as printed. */
  readonly raw: Readonly<Record<string, string>>
}

/** What reading one folder needs throughout. */
export interface Reading {
  readonly folder: DataFolder
  readonly problems: ProblemList
  /** Rows of each file as text; filled as files are read, so that selectors can look into any of them. */
  readonly raw: Map<FileName, readonly RawRow[]>
}

/** Rows of a file as text. Each file is split once. */
export function rawRows({ folder, problems, raw }: Reading, file: FileName): readonly RawRow[] {
  const known = raw.get(file)
  if (known) return known
  const rows = readTable(folder, file, problems)
  raw.set(file, rows)
  return rows
}

/**
 * Rows of a file with every cell read by `schema`. Rows with a bad cell are left out and each bad cell is a problem;
 * so is a row whose `key` columns repeat those of an earlier one.
 */
export function readRows<File extends FileName, Cells>(
  reading: Reading,
  file: File,
  schema: z.ZodType<Cells>,
  key: readonly ColumnOf<File>[],
): Row<Cells>[] {
  const { problems } = reading
  const seen = new Map<string, number>()
  return rawRows(reading, file).flatMap(({ line, cells: raw }) => {
    const natural = key.map((column) => raw[column]).join('\0')
    const earlier = seen.get(natural)
    if (earlier !== undefined) {
      problems.add(file, line, key.join(', '), `repeats line ${earlier}: the same ${key.join(', ')}`)
      return []
    }
    seen.set(natural, line)
    const parsed = schema.safeParse(raw)
    if (parsed.success) return [{ file, line, cells: parsed.data, raw }]
    for (const issue of parsed.error.issues) {
      problems.add(file, line, issue.path.map(String).slice(0, 1).join(), issue.message)
    }
    return []
  })
}
