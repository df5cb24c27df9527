import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choleskyFactor,
  forwardSolve,
  leadingCoefficients,
} from '../../../src/engine/decision/least-squares.ts'
import { cases } from '../../support/size.ts'

/** Normal equations of the rows [1 2 0 1] [1 0 3 −1] [1 5 1 2] [1 −2 2 0] [1 1 1 4] [1 3 −1 1], targets 3 −1 4 1 −5 9. */
const gram = Float64Array.of(...[6, 9, 6, 7], ...[9, 43, -1, 19], ...[6, -1, 16, 2], ...[7, 19, 2, 23])
const cross = Float64Array.of(11, 46, -11, 1)

/** AᵀA of a random integer matrix with more rows than columns, and whole right-hand sides. */
const systems = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc
    .tuple(
      fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: size * (size + 3),
        maxLength: size * (size + 3),
      }),
      fc.array(fc.integer({ min: -99, max: 99 }), { minLength: size, maxLength: size }),
    )
    .map(([entries, right]) => {
      const rows = size + 3
      const matrix = new Float64Array(size * size)
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          for (let row = 0; row < rows; row++) {
            matrix[i * size + j]! += entries[row * size + i]! * entries[row * size + j]!
          }
        }
      }
      return { size, matrix, right: Float64Array.from(right) }
    }),
)

describe('least squares from one Cholesky factor', () => {
  it.each([
    [1, [11 / 6, 0, 0, 0]],
    [2, [1 / 3, 1, 0, 0]],
    [3, [3.071794871794876, 0.38461538461538425, -1.8153846153846174, 0]],
    [4, [5.587732749178537, 0.7553851770719243, -2.4774735304855806, -2.065717415115006]],
  ])('gives the coefficients of the first %d terms alone', (terms, expected) => {
    // numpy 2.4.6 linalg.lstsq on the first columns
    const factor = choleskyFactor(gram, 4)
    const coefficients = leadingCoefficients(factor, forwardSolve(factor, cross), terms)
    for (const [term, value] of expected.entries()) expect(coefficients[term]).toBeCloseTo(value, 12)
  })

  it('leaves a term out that earlier ones span', () => {
    // The third term is the sum of the first two.
    const dependent = Float64Array.of(...[2, 1, 3, 0], ...[1, 3, 4, 1], ...[3, 4, 7, 1], ...[0, 1, 1, 2])
    const factor = choleskyFactor(dependent, 4)
    const coefficients = leadingCoefficients(factor, forwardSolve(factor, Float64Array.of(5, 5, 10, 2)), 4)
    // numpy 2.4.6 linalg.solve of the equations of terms 1, 2 and 4
    for (const [term, value] of [2.125, 0.75, 0, 0.625].entries()) {
      expect(coefficients[term]).toBeCloseTo(value, 12)
    }
  })

  it('leaves it out where rounding makes it look independent', () => {
    // Third term: 0.7 × first + 0.3 × second, whose rounded products leave a pivot of 1e-15.
    const rows = [1, 2, 3, 5].map((step) => [1, step / 7, 0.1 * 7 + (step / 7) * 0.3])
    const products = new Float64Array(9)
    for (const row of rows) {
      for (const [i, left] of row.entries()) {
        for (const [j, right] of row.entries()) products[i * 3 + j]! += left * right
      }
    }
    const factor = choleskyFactor(products, 3)
    const forward = forwardSolve(factor, Float64Array.of(1, 2, 3))
    expect(leadingCoefficients(factor, forward, 3)[2]).toBe(0)
  })

  it('solves the equations of every leading block, whatever rows they come from', () => {
    fc.assert(
      fc.property(systems, ({ size, matrix, right }) => {
        const factor = choleskyFactor(matrix, size)
        // Only independent terms solve any right-hand side, and only far from dependence to many digits.
        fc.pre(Array.from({ length: size }, (_, i) => factor[i * size + i]!).every((pivot) => pivot > 0.5))
        const forward = forwardSolve(factor, right)
        for (let terms = 1; terms <= size; terms++) {
          const coefficients = leadingCoefficients(factor, forward, terms)
          for (let i = 0; i < size; i++) {
            if (i >= terms) {
              expect(coefficients[i]).toBe(0)
              continue
            }
            let product = 0
            for (let j = 0; j < size; j++) product += matrix[i * size + j]! * coefficients[j]!
            expect(Math.abs(product - right[i]!)).toBeLessThan(1e-7)
          }
        }
      }),
      { numRuns: cases(300, 3_000) },
    )
  })
})
