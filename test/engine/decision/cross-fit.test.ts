import { describe, expect, it } from 'vitest'
import { crossFit, foldOf } from '../../../src/engine/decision/cross-fit.ts'
import { LegendreRow, legendreBasis } from '../../../src/engine/decision/legendre-basis.ts'
import { scrambledPoints } from '../sensitivity/scrambled-points.ts'

const rows = 1024

/** Shifted Legendre polynomial of degree 1 with norm 1. */
function slope(u: number): number {
  return Math.sqrt(3) * (2 * u - 1)
}

function expectCoefficients(actual: Float64Array, expected: readonly number[]): void {
  for (const [term, coefficient] of actual.entries()) {
    expect(Math.abs(coefficient - (expected[term] ?? 0))).toBeLessThan(1e-9)
  }
}

describe('crossFit', () => {
  it('gives each fold what the other one teaches', () => {
    const inputs = scrambledPoints({ rows, dimensions: 1, seed: 1 })
    const target = inputs.map((u, row) => (foldOf(row) === 0 ? 1 + 2 * slope(u) : 1 + 3 * slope(u)))
    const fits = crossFit({ basis: legendreBasis(1, { maximumTerms: 2 }), inputs, targets: [target] })
    expectCoefficients(fits[0]![0]!, [1, 3])
    expectCoefficients(fits[1]![0]!, [1, 2])
  })

  it('follows a polynomial of its basis, and each target by itself', () => {
    const inputs = scrambledPoints({ rows, dimensions: 2, seed: 2 })
    const basis = legendreBasis(2, { maximumTerms: 60 })
    const product = 8
    const row = new LegendreRow(basis)
    const mixed = new Float64Array(rows)
    const flat = new Float64Array(rows).fill(-0.3)
    for (let index = 0; index < rows; index++) {
      row.fill(inputs, rows, index)
      mixed[index] = 4 - 2 * row.terms[2]! + 0.5 * row.terms[product]!
    }
    const expected = [4, 0, -2, 0, 0, 0, 0, 0, 0.5]
    for (const fits of crossFit({ basis, inputs, targets: [mixed, flat] })) {
      expectCoefficients(fits[0]!, expected)
      expectCoefficients(fits[1]!, [-0.3])
    }
  })

  it('mostly takes only the mean of a target that these inputs do not explain', () => {
    const basis = legendreBasis(5, { maximumTerms: 60 })
    const seeds = 20
    let meanOnly = 0
    for (let seed = 0; seed < seeds; seed++) {
      const points = scrambledPoints({ rows, dimensions: 6, seed })
      const targets = [points.subarray(5 * rows).map(slope)]
      const fits = crossFit({ basis, inputs: points.subarray(0, 5 * rows), targets })
      const terms = fits.map(([fit]) =>
        fit!.reduce((count, coefficient) => count + Number(coefficient !== 0), 0),
      )
      if (Math.max(...terms) === 1) meanOnly++
    }
    // Judged on the rows that it was fitted to, all of the 51 terms would always seem best.
    expect(meanOnly).toBeGreaterThan(seeds / 2)
  })

  it('copes with inputs that repeat others or do not vary', () => {
    const first = scrambledPoints({ rows, dimensions: 1, seed: 4 })
    const inputs = new Float64Array(3 * rows)
    inputs.set(first)
    // Equal up to rounding, so that their dependence is one up to rounding too.
    inputs.set(
      first.map((u) => (u + 1) / 3 - 1 / 3 + (2 * u) / 3),
      rows,
    )
    inputs.fill(0.5, 2 * rows)
    const target = first.map((u) => 2 + slope(u))
    const basis = legendreBasis(3, { maximumTerms: 60 })
    const row = new LegendreRow(basis)
    const fits = crossFit({ basis, inputs, targets: [target] })
    for (let index = 0; index < rows; index++) {
      row.fill(inputs, rows, index)
      const fit = fits[foldOf(index)]![0]!
      const fitted = row.terms.reduce((sum, term, position) => sum + term * fit[position]!, 0)
      expect(Math.abs(fitted - target[index]!)).toBeLessThan(1e-9)
      expect(fit.every((coefficient) => Math.abs(coefficient) < 10)).toBe(true)
    }
  })
})
