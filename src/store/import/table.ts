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

/** Control characters; tabs and line breaks may stand in a note. */
const controlCharacter = /[^\P{Cc}\t\n\r]/gu

/**
 * Splits a file into rows. LF, CR LF and CR end a line, a byte-order mark is skipped, and so are blank lines.
 *
 * Problems: bytes that are not UTF-8, broken quotes, missing, unknown or repeated columns, rows of another length than
 * the header, control characters in a cell, and a file without rows.
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
    const cells = record.map((cell, at) => [header.record[at]!, cell] as const)
    for (const [column, cell] of cells) {
      for (const [character] of cell.matchAll(controlCharacter)) {
        problems.add(file, info.lines, column, `holds the control character ${codePoint(character)}`)
      }
    }
    // Read on without them, so that they are no further problem, and reach no screen.
    return {
      line: info.lines,
      cells: Object.fromEntries(
        cells.map(([column, cell]) => [column, cell.replaceAll(controlCharacter, '')]),
      ),
    }
  })
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
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
