import { describe, expect, it } from 'vitest'
import { replicateStandardError } from '../../../src/engine/decision/replicates.ts'
import { scrambledPoints } from '../sensitivity/scrambled-points.ts'

describe('replicateStandardError', () => {
  it('is the deviation of the 16 interleaved means over 4', () => {
    // numpy: std of [y[r::16].mean() for r in range(16)], ddof 1, over 4, y = i² mod 23
    const values = Float64Array.from({ length: 37 }, (_, index) => (index * index) % 23)
    expect(replicateStandardError(values)).toBeCloseTo(1.0040103324593752, 13)
  })

  it('is 0 where the replicates agree, and undefined where one is empty', () => {
    expect(replicateStandardError(new Float64Array(64).fill(0.25))).toBe(0)
    expect(replicateStandardError(new Float64Array(15))).toBeNaN()
  })

  it('is the error of the mean over scrambles, where rows of a scramble depend on each other', () => {
    const repetitions = 200
    let squaredErrors = 0
    let squaredStandardErrors = 0
    for (let seed = 0; seed < repetitions; seed++) {
      const values = scrambledPoints({ rows: 512, dimensions: 1, seed }).map((u) => u * u)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      squaredErrors += (mean - 1 / 3) ** 2
      squaredStandardErrors += replicateStandardError(values) ** 2
    }
    // Relative deviation of a mean of squared normals: √(2/200) = 0.1; three of them either way.
    const ratio = squaredStandardErrors / squaredErrors
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(1.4)
  })
})
