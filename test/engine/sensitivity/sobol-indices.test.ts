import { describe, expect, it } from 'vitest'
import type { IntegerBelow } from '../../../src/engine/sensitivity/bootstrap.ts'
import { type SobolOutputs, sobolIndices } from '../../../src/engine/sensitivity/sobol-indices.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'
import { ishigamiMixture, ishigamiTruth } from './ishigami.ts'
import { scrambledPoints } from './scrambled-points.ts'

function integers(seed: number): IntegerBelow {
  const next = words(seed)
  return (_, bound) => next() % bound
}

function ishigamiOutputs(points: Float64Array): Omit<SobolOutputs, 'integerBelow'> {
  return {
    outputsA: ishigamiMixture(points, 0b111),
    outputsB: ishigamiMixture(points, 0),
    outputsAB: Float64Array.from([0b110, 0b101, 0b011].flatMap((mask) => [...ishigamiMixture(points, mask)])),
  }
}

const small = {
  outputsA: Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6),
  outputsB: Float64Array.of(2, 7, 1, 8, 2, 8, 1, 8),
  outputsAB: Float64Array.of(1, 6, 1, 8, 0, 3, 3, 9, 3, 2, 4, 2, 5, 7, 2, 5),
}

describe('sobolIndices', () => {
  it('gives what scipy gives for the same outputs', () => {
    // scipy 1.17.1 stats.sobol_indices, method saltelli_2010, of these eight rows
    const { first, total } = sobolIndices({ ...small, integerBelow: integers(1) })
    expect(first.values[0]).toBeCloseTo(0.7555555555555555, 14)
    expect(first.values[1]).toBeCloseTo(-0.07037037037037037, 14)
    expect(total.values[0]).toBeCloseTo(1.1703703703703703, 14)
    expect(total.values[1]).toBeCloseTo(0.05185185185185185, 14)
  })

  it("finds the indices of Ishigami's function, inside their intervals", () => {
    const points = scrambledPoints({ rows: 4096, dimensions: 6, seed: 11, replicates: 1 })
    const { variance, first, total } = sobolIndices({ ...ishigamiOutputs(points), integerBelow: integers(2) })
    expect(Math.abs(variance / ishigamiTruth.variance - 1)).toBeLessThan(0.01)
    for (const [estimates, truth] of [
      [first, ishigamiTruth.first],
      [total, ishigamiTruth.total],
    ] as const) {
      for (let input = 0; input < 3; input++) {
        expect(Math.abs(estimates.values[input]! - truth[input]!)).toBeLessThan(0.01)
        expect(estimates.lower[input]).toBeLessThan(truth[input]!)
        expect(estimates.upper[input]).toBeGreaterThan(truth[input]!)
      }
    }
  })

  it('gives intervals that cover the truth as often as they say, for independent rows', () => {
    const repetitions = cases(60, 300)
    const next = words(5)
    const covered = [0, 0, 0, 0, 0, 0]
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const points = Float64Array.from({ length: 6 * 1024 }, () => share(next))
      const { first, total } = sobolIndices({
        ...ishigamiOutputs(points),
        integerBelow: integers(repetition + 1),
      })
      for (let input = 0; input < 3; input++) {
        const firstTruth = ishigamiTruth.first[input]!
        const totalTruth = ishigamiTruth.total[input]!
        if (first.lower[input]! <= firstTruth && firstTruth <= first.upper[input]!) covered[input]!++
        if (total.lower[input]! <= totalTruth && totalTruth <= total.upper[input]!) covered[input + 3]!++
      }
    }
    // 0.95 less three standard errors of a share of the repetitions, and 0.01 for 200 resamples.
    const least = 0.94 - 3 * Math.sqrt((0.95 * 0.05) / repetitions)
    for (const count of covered) expect(count / repetitions).toBeGreaterThan(least)
  })

  it('gives narrower intervals at lower confidence', () => {
    const points = scrambledPoints({ rows: 512, dimensions: 6, seed: 3, replicates: 1 })
    const at = (confidence: number) =>
      sobolIndices({ ...ishigamiOutputs(points), integerBelow: integers(2), confidence }).total
    const wide = at(0.95)
    const narrow = at(0.5)
    for (let input = 0; input < 3; input++) {
      expect(narrow.lower[input]).toBeGreaterThan(wide.lower[input]!)
      expect(narrow.upper[input]).toBeLessThan(wide.upper[input]!)
    }
  })

  it('does not change with the origin and unit of the output', () => {
    const points = scrambledPoints({ rows: 256, dimensions: 6, seed: 7, replicates: 1 })
    const outputs = ishigamiOutputs(points)
    const shift = (values: Float64Array) => values.map((value) => -40 * value + 1_000_000)
    const plain = sobolIndices({ ...outputs, integerBelow: integers(9) })
    const shifted = sobolIndices({
      outputsA: shift(outputs.outputsA),
      outputsB: shift(outputs.outputsB),
      outputsAB: shift(outputs.outputsAB),
      integerBelow: integers(9),
    })
    for (const order of ['first', 'total'] as const) {
      for (const figure of ['values', 'lower', 'upper'] as const) {
        for (let input = 0; input < 3; input++) {
          expect(shifted[order][figure][input]).toBeCloseTo(plain[order][figure][input]!, 8)
        }
      }
    }
  })

  it('gives an input without influence exactly nothing', () => {
    const { first, total } = sobolIndices({
      ...small,
      outputsAB: small.outputsA,
      integerBelow: integers(1),
    })
    expect([first.values[0], first.lower[0], first.upper[0]]).toEqual([0, 0, 0])
    expect([total.values[0], total.lower[0], total.upper[0]]).toEqual([0, 0, 0])
  })

  it('has no indices where the output does not vary', () => {
    const flat = new Float64Array(3000).fill(0.1)
    const { mean, variance, first, total } = sobolIndices({
      outputsA: flat,
      outputsB: flat,
      outputsAB: flat,
      integerBelow: integers(1),
    })
    expect([mean, variance]).toEqual([0.1, 0])
    for (const estimates of [first, total]) {
      expect([estimates.values[0], estimates.lower[0], estimates.upper[0]]).toEqual([NaN, NaN, NaN])
    }
  })

  it('has none either where the output varies by rounding alone', () => {
    const flat = Float64Array.from({ length: 3000 }, (_, row) => (row % 3 === 0 ? 0.3 : 0.1 + 0.2))
    const { first, total } = sobolIndices({
      outputsA: flat,
      outputsB: flat.toReversed(),
      outputsAB: flat.toReversed(),
      integerBelow: integers(1),
    })
    expect([first.values[0], total.values[0]]).toEqual([NaN, NaN])
  })

  it('resamples whole rows, with the mean and variance of the resample', () => {
    const picked = [5, 0, 5, 3, 7, 2, 2, 5]
    const pick = (values: Float64Array, input = 0) => picked.map((row) => values[8 * input + row]!)
    const drawn = sobolIndices({ ...small, resamples: 1, integerBelow: (index) => picked[index]! })
    const direct = sobolIndices({
      outputsA: Float64Array.from(pick(small.outputsA)),
      outputsB: Float64Array.from(pick(small.outputsB)),
      outputsAB: Float64Array.from([...pick(small.outputsAB), ...pick(small.outputsAB, 1)]),
      integerBelow: integers(1),
    })
    for (const order of ['first', 'total'] as const) {
      for (let input = 0; input < 2; input++) {
        expect(drawn[order].lower[input]).toBeCloseTo(direct[order].values[input]!, 13)
        expect(drawn[order].upper[input]).toBeCloseTo(direct[order].values[input]!, 13)
      }
    }
  })

  it('leaves resamples out of the intervals that miss the only row with a loss', () => {
    const rare = new Float64Array(40)
    rare[17] = 8
    const { total } = sobolIndices({
      outputsA: rare,
      outputsB: new Float64Array(40),
      outputsAB: new Float64Array(40),
      integerBelow: integers(1),
    })
    expect(total.lower[0]).toBeGreaterThan(0.5)
    expect(total.upper[0]).toBeLessThan(2)
  })

  it('draws each resample from its own stretch of the stream', () => {
    const asked: number[] = []
    const next = words(4)
    sobolIndices({
      ...small,
      resamples: 3,
      integerBelow: (index, bound) => {
        expect(bound).toBe(8)
        asked.push(index)
        return next() % bound
      },
    })
    expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index))
  })

  it('repeats its intervals for the same integers, and only for them', () => {
    const intervals = (seed: number) => {
      const { first } = sobolIndices({ ...small, integerBelow: integers(seed) })
      return [...first.lower, ...first.upper]
    }
    expect(intervals(6)).toEqual(intervals(6))
    expect(intervals(6)).not.toEqual(intervals(7))
  })

  it('refuses lengths that do not fit', () => {
    const none = new Float64Array(0)
    const integerBelow = integers(1)
    expect(() => sobolIndices({ ...small, outputsB: new Float64Array(7), integerBelow })).toThrow(RangeError)
    expect(() => sobolIndices({ ...small, outputsAB: new Float64Array(12), integerBelow })).toThrow(
      RangeError,
    )
    expect(() => sobolIndices({ outputsA: none, outputsB: none, outputsAB: none, integerBelow })).toThrow(
      RangeError,
    )
  })
})
