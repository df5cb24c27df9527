import assert from 'node:assert/strict'
import { type ColumnName, columnAt, columnCount } from '../../src/engine/index.ts'

/** Reads one cell of the row that a callback is given. */
export type Cell = (name: ColumnName) => number

/** The cells of one row of a row-major table. */
export function cellsOf(table: Float64Array, row: number): Cell {
  return (name) => table[row * columnCount + columnAt[name]]!
}

/** Calls `visit` for every year of a table, in order. */
export function eachYear(table: Float64Array, visit: (cell: Cell, row: number) => void): void {
  for (let row = 0; row * columnCount < table.length; row++) visit(cellsOf(table, row), row)
}

/** Fails unless both numbers agree to `tolerance` relative to `scale` (to the larger of the two if not given). */
export function assertClose(
  actual: number,
  expected: number,
  { tolerance, what, scale }: { tolerance: number; what: string; scale?: number },
): void {
  const reference = scale ?? Math.max(Math.abs(actual), Math.abs(expected))
  assert.ok(
    Math.abs(actual - expected) <= tolerance * reference,
    `${what}: ${actual} is not ${expected} to ${tolerance}`,
  )
}

/** Fails unless `larger` ≥ `smaller`, up to rounding in the last digits. */
export function assertNotBelow(larger: number, smaller: number, what: string): void {
  assert.ok(larger >= smaller - 1e-12 * Math.abs(smaller), `${what}: ${larger} is below ${smaller}`)
}
