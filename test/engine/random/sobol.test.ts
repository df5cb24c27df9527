import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sobolDimensions, sobolInteger, sobolReversed } from '../../../src/engine/random/sobol.ts'
// Points of scipy; make-sobol-table.py says which.
import table from './sobol-table.json' with { type: 'json' }

/** A point as the table writes it. */
function text(index: number, dimensions: number): string {
  return Array.from({ length: dimensions }, (_, dimension) =>
    sobolInteger(index, dimension).toString(16).padStart(8, '0'),
  ).join('')
}

describe('Sobol points', () => {
  it('have the 16 published first in 64 dimensions', () => {
    expect(table.first).toHaveLength(16)
    expect(table.first.map((_, index) => text(index, 64))).toEqual(table.first)
  })

  it('have the 1,024 published first in 64 dimensions', () => {
    const bytes = Buffer.alloc(1024 * 64 * 4)
    for (let entry = 0; entry < 1024 * 64; entry++) {
      bytes.writeUInt32LE(sobolInteger(entry >>> 6, entry & 63), entry * 4)
    }
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(table.firstSha256)
  })

  it.each(Object.entries({ ...table.later, ...table.turning }))(
    'have the published point %s in all dimensions',
    (index, point) => {
      expect(point).toHaveLength(sobolDimensions * 8)
      expect(text(Number(index), sobolDimensions)).toBe(point)
    },
  )

  it('have a twin with the bits in opposite order', () => {
    for (const index of [0, 1, 5, 1023, 0xffffffff]) {
      const digits = sobolInteger(index, 77).toString(2).padStart(32, '0')
      expect(sobolReversed(index, 77)).toBe(Number.parseInt([...digits].toReversed().join(''), 2))
    }
  })

  it('end with dimension 127', () => {
    expect(sobolDimensions).toBe(128)
    expect(() => sobolInteger(1, 128)).toThrow(RangeError)
    expect(() => sobolReversed(1, 128)).toThrow(RangeError)
  })
})
