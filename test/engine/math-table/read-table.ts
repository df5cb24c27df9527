import { readFileSync } from 'node:fs'

/** Columns of equal length made by `make-table.py`; units and rounding are described there. */
export interface Table {
  x: Float64Array
  nearest: Float64Array
  remainderUlps: Float32Array
}

const BYTES_PER_ROW = 20

/** Reads a table of this folder. Throws when the file is missing or is not whole rows. */
export function readTable(name: 'exp' | 'log'): Table {
  const bytes = readFileSync(new URL(`${name}.bin`, import.meta.url))
  const rows = bytes.length / BYTES_PER_ROW
  if (!Number.isInteger(rows)) throw new RangeError(`${name}.bin does not hold whole rows`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const x = new Float64Array(rows)
  const nearest = new Float64Array(rows)
  const remainderUlps = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    x[row] = view.getFloat64(8 * row, true)
    nearest[row] = view.getFloat64(8 * (rows + row), true)
    remainderUlps[row] = view.getFloat32(16 * rows + 4 * row, true)
  }
  return { x, nearest, remainderUlps }
}
