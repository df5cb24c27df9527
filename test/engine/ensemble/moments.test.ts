import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LeafTree, nodesOf } from '../../../src/engine/ensemble/leaf-tree.ts'
import { Moments, replicateCount } from '../../../src/engine/ensemble/moments.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'

/** Two series: one always defined, one around 10⁹ and undefined in every fifth run. */
const block = Float64Array.from({ length: 2 * 96 }, (_, index) => {
  const run = index % 96
  if (index < 96) return ((run * 37) % 101) / 8 - 3
  return run % 5 === 1 ? Number.NaN : 1e9 + ((run * 53) % 97) / 16
})

function momentsOf(values: Float64Array, shifts: readonly number[]): Moments {
  const moments = new Moments(Float64Array.from(shifts))
  moments.add(values)
  return moments
}

function figures(moments: Moments, series: number): Record<string, number> {
  return {
    count: moments.count(series),
    mean: moments.mean(series),
    variance: moments.variance(series),
    standardError: moments.standardError(series),
    pseudoRandomStandardError: moments.pseudoRandomStandardError(series),
  }
}

function expectClose(found: Record<string, number>, expected: Record<string, number>, error: number): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs(found[name]! - value), name).toBeLessThanOrEqual(error * Math.abs(value))
  }
}

// mpmath 60-digit arithmetic on the same values; numpy 2.4.6 mean and var(ddof=1) agree. The standard error of the first is
// numpy's std(ddof=1) of the 16 replicate means over 4; of the second √(16/15·Σ(sum_r − n_r·mean)²)/n.
const always = {
  count: 96,
  mean: 3.24609375,
  variance: 13.542583264802632,
  standardError: 0.21548672725343396,
  pseudoRandomStandardError: 0.37559096857489455,
}
const sometimes = {
  count: 77,
  mean: 1000000002.9918832,
  variance: 3.133465321684894,
  standardError: 0.13432200714800602,
  pseudoRandomStandardError: 0.20172841849148707,
}

describe('mean, variance and standard errors', () => {
  it.each([
    { name: 'about the central value', shifts: [3, 1e9 + 3], error: 1e-14 },
    { name: 'about another value near by', shifts: [-40, 1e9 - 50], error: 1e-12 },
  ])('are those of high-precision arithmetic, $name', ({ shifts, error }) => {
    const moments = momentsOf(block, shifts)
    expectClose(figures(moments, 0), always, error)
    expectClose(figures(moments, 1), sometimes, error)
  })

  it('lose their digits about 0 far from the values: what the shift is for', () => {
    const { variance } = figures(momentsOf(block, [0, 0]), 1)
    expect(Math.abs(variance! - sometimes.variance)).toBeGreaterThan(1)
  })

  it.each([Number.NaN, Infinity])('of a series whose central value is %d are about 0', (shift) => {
    expect(figures(momentsOf(block, [shift, 1]), 0)).toEqual(figures(momentsOf(block, [0, 1]), 0))
  })

  it('come out exact for one value repeated', () => {
    const constant = new Float64Array(1024).fill(0.1)
    const [found, about0] = [momentsOf(constant, [0.1]), momentsOf(constant, [0])]
    expect(figures(found, 0)).toMatchObject({ mean: 0.1, variance: 0, standardError: 0 })
    expect(about0.variance(0)).toBeGreaterThanOrEqual(0)
  })

  it('put run i into replicate i mod 16', () => {
    // One replicate 1 above the others: replicate means 1, 0, 0 …, whose standard deviation is 1/4.
    for (let replicate = 0; replicate < replicateCount; replicate++) {
      const runs = Float64Array.from({ length: 1024 }, (_, run) => (run % 16 === replicate ? 1 : 0))
      expect(momentsOf(runs, [0]).standardError(0)).toBeCloseTo(1 / 16, 15)
    }
  })
})

describe('the interval mean ± 2.1314 standard errors (Student, 15 degrees of freedom)', () => {
  // scipy 1.17.1: stats.t.ppf(0.975, 15). The population is uniform on [0, 1), the mean ½.
  const factor = 2.131449545559776

  it.each([
    { name: 'always defined', defined: 1 },
    { name: 'defined in one run of three', defined: 1 / 3 },
  ])('covers the mean of a series $name about 95 times in 100', ({ defined }) => {
    const next = words(7)
    const repetitions = cases(1_000, 10_000)
    let covered = 0
    let squareRatios = 0
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const runs = Float64Array.from({ length: 1024 }, () =>
        share(next) < defined ? share(next) : Number.NaN,
      )
      const moments = momentsOf(runs, [0.5])
      if (Math.abs(moments.mean(0) - 0.5) <= factor * moments.standardError(0)) covered++
      squareRatios += (moments.standardError(0) / moments.pseudoRandomStandardError(0)) ** 2
    }
    expect(covered / repetitions).toBeGreaterThan(0.93)
    expect(covered / repetitions).toBeLessThan(0.97)
    // Independent runs: both standard errors estimate the same, one with 15 degrees of freedom.
    expect(squareRatios / repetitions).toBeGreaterThan(0.95)
    expect(squareRatios / repetitions).toBeLessThan(1.05)
  })

  it('is far narrower where each replicate covers the range evenly, which s/√n does not see', () => {
    const next = words(11)
    const shifts = Array.from({ length: replicateCount }, () => share(next))
    const runs = Float64Array.from(
      { length: 1024 },
      (_, run) => (Math.floor(run / 16) + shifts[run % 16]!) / 64,
    )
    const moments = momentsOf(runs, [0.5])
    expect(Math.abs(moments.mean(0) - 0.5)).toBeLessThan(factor * moments.standardError(0))
    expect(moments.standardError(0)).toBeLessThan(moments.pseudoRandomStandardError(0) / 5)
  })
})

describe('merging', () => {
  const seriesCount = 3
  const leafRuns = 64
  const next = words(20_110_311)
  const leaves = Array.from({ length: 50 }, () =>
    Float64Array.from({ length: leafRuns * seriesCount }, () =>
      next() % 9 === 0 ? Number.NaN : (share(next) - 0.3) * 2 ** (next() % 30),
    ),
  )
  const shifts = [0.1, Number.NaN, 1e5]
  const leaf = (index: number) => momentsOf(leaves[index]!, shifts)

  it('leaves in a tree gives the same bits for all chunks, through structured clone', () => {
    const whole = new LeafTree<Moments>()
    for (const node of nodesOf(0, leaves.length, leaf)) whole.add(node)
    const expected = whole.finish(leaves.length).toParts()
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: leaves.length - 1 }), { maxLength: 8 }),
        (cuts) => {
          const ends = [...cuts.sort((a, b) => a - b), leaves.length]
          const tree = new LeafTree<Moments>()
          const chunks = ends.map((end, index) => nodesOf(ends[index - 1] ?? 0, end, leaf))
          for (const { level, index, value } of chunks.reverse().flat()) {
            tree.add({ level, index, value: Moments.fromParts(structuredClone(value.toParts())) })
          }
          expect(tree.finish(leaves.length).toParts()).toEqual(expected)
        },
      ),
      { numRuns: cases(50, 1_000), seed: 20_110_311 },
    )
  })

  it('adds every count and sum', () => {
    const merged = leaf(0)
    merged.merge(leaf(1))
    const together = new Float64Array(2 * leaves[0]!.length)
    for (let series = 0; series < seriesCount; series++) {
      const own = [series * leafRuns, (series + 1) * leafRuns] as const
      together.set(leaves[0]!.subarray(...own), 2 * own[0])
      together.set(leaves[1]!.subarray(...own), 2 * own[0] + leafRuns)
    }
    for (let series = 0; series < seriesCount; series++) {
      expectClose(figures(merged, series), figures(momentsOf(together, shifts), series), 1e-12)
    }
  })

  it('reads the other alone, and a copy goes its own way', () => {
    const [left, right] = [leaf(0), leaf(1)]
    const copy = left.copy()
    left.merge(right)
    expect(right.toParts()).toEqual(leaf(1).toParts())
    expect(copy.toParts()).toEqual(leaf(0).toParts())
  })

  it('is not reached through parts, which share no memory', () => {
    const moments = leaf(0)
    for (const array of Object.values(moments.toParts())) array.fill(-1)
    expect(moments.toParts()).toEqual(leaf(0).toParts())
  })

  it.each([{ other: [0.1, 0, 1e5 + 1] }, { other: [0.1, 0] }])(
    'about other shifts $other is refused',
    ({ other }) => {
      expect(() => leaf(0).merge(new Moments(Float64Array.from(other)))).toThrow(/shifts/)
    },
  )
})

describe('what cannot be told', () => {
  it('is NaN', () => {
    const none = momentsOf(Float64Array.of(Number.NaN), [1])
    expect(figures(none, 0)).toEqual({
      count: 0,
      mean: Number.NaN,
      variance: Number.NaN,
      standardError: Number.NaN,
      pseudoRandomStandardError: Number.NaN,
    })
    expect(figures(momentsOf(Float64Array.of(5), [1]), 0)).toMatchObject({ mean: 5, variance: Number.NaN })
  })

  it('includes the scatter of replicates when one has no value', () => {
    const runs = Float64Array.from({ length: 64 }, (_, run) => (run % 16 === 9 ? Number.NaN : run))
    const moments = momentsOf(runs, [0])
    expect(moments.standardError(0)).toBeNaN()
    expect(moments.pseudoRandomStandardError(0)).toBeGreaterThan(0)
  })

  it('is refused: infinite values and broken columns', () => {
    expect(() => momentsOf(Float64Array.of(1, -Infinity), [0])).toThrow(/-Infinity/)
    expect(() => momentsOf(Float64Array.of(1, 2, 3), [0, 0])).toThrow(/whole columns/)
  })
})
