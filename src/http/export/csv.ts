import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Cells } from '../../store/observation-export.ts'

/** First characters by which spreadsheets take a text for a formula. */
const formula = /^[=+\-@\t\r]/

/**
 * Rows as CSV (RFC 4180, UTF-8, a header line), read from their source as fast as they are taken. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it.
 */
export function csvStream(
  columns: readonly string[],
  rows: AsyncIterable<Cells> | Iterable<Cells>,
): ReadableStream<Uint8Array> {
  const csv = stringify({
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    cast: {
      boolean: String,
      string: (text) => (formula.test(text) ? `'${text}` : text),
    },
  })
  const source = Readable.from(rows)
  source.on('error', (error) => csv.destroy(error))
  csv.on('close', () => source.destroy())
  return Readable.toWeb(source.pipe(csv)) as ReadableStream<Uint8Array>
}
