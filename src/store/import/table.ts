import { parse } from 'csv-parse/sync'
import { columnsByFile, type FileName } from './columns.ts'
import type { DataFolder } from './data-folder.ts'
import type { ProblemList } from './data-set-error.ts'

/** One row of a file as text, before any cell is read. */
export interface RawRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

/**
 * Splits a file into rows. LF, CR LF and CR end a line, a byte-order mark is skipped, and so are blank lines.
 *
 * Problems: bytes that are not UTF-8, broken quotes, missing, unknown or repeated columns, rows of another length than
 * the header, and a file without rows.
 */
export function readTable({ bytes }: DataFolder, file: FileName, problems: ProblemList): RawRow[] {
  const records = split(bytes.get(file)!, file, problems)
  if (!records) return []
  const [header, ...rows] = records
  if (!header) {
    problems.add(file, 1, '', 'the file is empty')
    return []
  }
  const before = problems.all.length
  checkHeader(header.record, file, problems)
  if (problems.all.length > before) return []
  if (rows.length === 0) problems.add(file, 1, '', 'the file has a header but no rows')
  return rows.flatMap(({ record, info }) => {
    if (record.length !== header.record.length) {
      problems.add(file, info.lines, '', `has ${record.length} cells, the header has ${header.record.length}`)
      return []
    }
    return {
      line: info.lines,
      cells: Object.fromEntries(record.map((cell, at) => [header.record[at]!, cell])),
    }
  })
}

function split(bytes: Buffer, file: FileName, problems: ProblemList): ParsedRecord[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
    }) as unknown as ParsedRecord[]
  } catch (cause) {
    const { lines, message } = cause as Error & { lines?: number }
    problems.add(file, lines ?? 0, '', `is no CSV file in UTF-8: ${message}`)
    return undefined
  }
}

function checkHeader(header: readonly string[], file: FileName, problems: ProblemList): void {
  const expected = columnsByFile[file]
  for (const column of expected) {
    if (!header.includes(column)) problems.add(file, 1, column, 'the column is missing')
  }
  for (const [at, column] of header.entries()) {
    if (!expected.includes(column)) problems.add(file, 1, column, 'no import reads a column of this name')
    else if (header.indexOf(column) < at) problems.add(file, 1, column, 'the column appears twice')
  }
}
