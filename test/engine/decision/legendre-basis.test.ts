import { describe, expect, it } from 'vitest'
import { LegendreRow, legendreBasis } from '../../../src/engine/decision/legendre-basis.ts'

describe('legendreBasis', () => {
  it.each([
    [1, [1, 2, 3, 4, 5]],
    [2, [1, 3, 5, 6, 8, 10, 12]],
    [5, [1, 6, 11, 21, 26, 46, 51]],
    // Degrees 1, 2, 3 and 4 of 12 inputs; neither kind of product fits.
    [12, [1, 13, 25, 37, 49]],
    [40, [1, 41]],
    [80, [1, 81]],
  ])('has whole blocks within 60 terms for %d inputs', (inputs, sizes) => {
    expect(legendreBasis(inputs, { maximumTerms: 60 }).sizes).toEqual(sizes)
  })

  it('evaluates shifted Legendre polynomials and their products', () => {
    // scipy 1.17.1 special.eval_sh_legendre × √(2k + 1), k = 1 … 4
    const at35 = [-0.5196152422706632, -0.8161648117874231, 1.011999876482206, 0.21881249999999963]
    const at90 = [1.3856406460551018, 1.0285912696499036, 0.2116601048851676, -0.6989999999999996]
    const row = new LegendreRow(legendreBasis(2, { maximumTerms: 60 }))
    row.fill(Float64Array.of(0.1, 0.35, 0.1, 0.9), 2, 1)
    const expected = [
      1,
      ...[at35[0]!, at90[0]!],
      ...[at35[1]!, at90[1]!],
      at35[0]! * at90[0]!,
      ...[at35[2]!, at90[2]!],
      ...[at35[0]! * at90[1]!, at90[0]! * at35[1]!],
      ...[at35[3]!, at90[3]!],
    ]
    expect(row.terms.length).toBe(expected.length)
    for (const [term, value] of expected.entries()) expect(row.terms[term]).toBeCloseTo(value, 13)
  })

  it('is orthonormal over the unit square', () => {
    const basis = legendreBasis(2, { maximumTerms: 60 })
    const row = new LegendreRow(basis)
    const size = row.terms.length
    const gram = new Float64Array(size * size)
    const steps = 200
    for (let i = 0; i < steps; i++) {
      for (let j = 0; j < steps; j++) {
        row.fill(Float64Array.of((i + 0.5) / steps, (j + 0.5) / steps), 1, 0)
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) gram[a * size + b]! += (row.terms[a]! * row.terms[b]!) / steps ** 2
        }
      }
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        expect(Math.abs(gram[a * size + b]! - (a === b ? 1 : 0))).toBeLessThan(2e-3)
      }
    }
  })
})
