import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketErrorShare } from '../../../src/engine/ensemble/log-histogram.ts'
import { exactCapacity, Sketch } from '../../../src/engine/ensemble/sketch.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'

function sketchOf(values: Iterable<number>): Sketch {
  const sketch = new Sketch()
  for (const value of values) sketch.add(value)
  return sketch
}

/** Heavy-tailed, of both signs, over some 40 octaves. */
function wideSample(count: number, seed: number): Float64Array {
  const next = words(seed)
  return Float64Array.from({ length: count }, () => {
    const size = Math.exp(28 * share(next) - 10)
    return next() % 3 === 0 ? -size : size
  })
}

const shares = Array.from({ length: 41 }, (_, index) => index / 40)

/** All that a sketch tells, at many places. */
function figures(sketch: Sketch): unknown {
  return {
    count: sketch.count,
    undefinedCount: sketch.undefinedCount,
    minimum: sketch.minimum,
    maximum: sketch.maximum,
    quantiles: shares.map((p) => sketch.quantile(p)),
    orderStatistics: shares.map((p) => sketch.orderStatistic(1 + Math.floor(p * (sketch.count - 1)))),
    tails: shares.slice(0, -1).map((p) => [sketch.tailSums(p), sketch.tailMean(p)]),
    exceedance: [-1e9, -1, -0, 1e-13, 1, 1e9].map((threshold) => sketch.exceedance(threshold)),
  }
}

interface OracleRow {
  p: number
  quantile: number
  valueAtRisk: number
  tailMean: number
  exceedance: number
}

function rows(table: readonly (readonly [number, number, number, number, number])[]): OracleRow[] {
  return table.map(([p, quantile, valueAtRisk, tailMean, exceedance]) => {
    return { p, quantile, valueAtRisk, tailMean, exceedance }
  })
}

// numpy 2.4.6: quantile(values, p), quantile(values, p, method='inverted_cdf') and mean(values > that); the tail mean is the
// integral of the inverse distribution function in Python's fractions.Fraction, rounded once at the end.
const oracles = [
  {
    name: '500 different values',
    values: Array.from({ length: 500 }, (_, i) => (((7919 * i) % 1009) ** 2 - 200_000) / 977),
    rows: rows([
      [0, -204.70829068577277, -204.70829068577277, 141.5496131013306, 0.998],
      [0.01, -204.6258444216991, -204.67144319344933, 145.04703121284493, 0.99],
      [0.05, -202.164329580348, -202.4472876151484, 159.7339007703496, 0.95],
      [0.25, -139.57855680655067, -140.73694984646878, 249.80703377686797, 0.75],
      [1 / 3, -88.92494029341523, -89.15455475946776, 295.46395189355167, 0.666],
      [0.5, 54.77430910951894, 53.228249744114635, 401.2046878198567, 0.5],
      [0.75, 378.35133060388944, 377.1914022517912, 595.9438771750256, 0.25],
      [0.9, 635.6369498464688, 635.4513817809622, 733.7160696008189, 0.1],
      [0.95, 730.8409928352097, 730.7430910951894, 782.6237461617195, 0.05],
      [0.99, 812.7215455475947, 812.7011258955988, 823.7604912998976, 0.01],
    ]),
  },
  {
    name: '300 values, 50 of them different',
    values: Array.from({ length: 300 }, (_, i) => (((7919 * i) % 1009) % 50) / 8),
    rows: rows([
      [0, 0.0, 0.0, 3.06625, 0.9733333333333334],
      [0.01, 0.0, 0.0, 3.0972222222222223, 0.9733333333333334],
      [0.05, 0.25, 0.25, 3.223684210526316, 0.9366666666666666],
      [0.25, 1.5, 1.5, 3.857222222222222, 0.74],
      [1 / 3, 2.083333333333332, 2.0, 4.11625, 0.6666666666666666],
      [0.5, 3.125, 3.125, 4.628333333333333, 0.48333333333333334],
      [0.75, 4.625, 4.625, 5.405, 0.24],
      [0.9, 5.5, 5.5, 5.866666666666667, 0.09666666666666666],
      [0.95, 5.875, 5.875, 6.0249999999999995, 0.04],
      [0.99, 6.125, 6.125, 6.125, 0.0],
    ]),
  },
]

describe.each(oracles)('$name against numpy', ({ values, rows }) => {
  const sketch = sketchOf(values)

  it.each(rows)('at $p', ({ p, quantile, valueAtRisk, tailMean, exceedance }) => {
    expect(Math.abs(sketch.quantile(p) - quantile)).toBeLessThanOrEqual(1e-13 * Math.abs(quantile))
    expect(sketch.tailSums(p).valueAtRisk).toBe(valueAtRisk)
    expect(Math.abs(sketch.tailMean(p) - tailMean)).toBeLessThanOrEqual(1e-13 * Math.abs(tailMean))
    expect(sketch.exceedance(valueAtRisk)).toBe(exceedance)
  })

  it('at 1', () => {
    expect(sketch.quantile(1)).toBe(Math.max(...values))
  })
})

describe('value at risk', () => {
  // 100 · 0.07 is 7.000000000000001 in floating point: rounding that up would give the eighth.
  it('at k/n is the k-th value for every k and n', () => {
    const wrong: string[] = []
    for (let count = 1; count <= cases(200, 1000); count++) {
      const sketch = sketchOf(Array.from({ length: count }, (_, index) => index + 1))
      for (let rank = 1; rank < count; rank++) {
        if (sketch.tailSums(rank / count).valueAtRisk !== rank) wrong.push(`${rank}/${count}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('steps up right after k/n', () => {
    const sketch = sketchOf([3, 1, 2, 4])
    expect([0.25, 0.2500001, 0.5, 0.5000001].map((p) => sketch.tailSums(p).valueAtRisk)).toEqual([1, 2, 2, 3])
  })
})

describe('the multiset alone decides', () => {
  const any = fc.oneof(
    fc.double({ noDefaultInfinity: true, min: -1e100, max: 1e100 }),
    fc.constantFrom(0, -0, Number.NaN, 1, -1, Number.MIN_VALUE),
  )
  /** Values that fill the exact part up, so that the others come before, at and after the switch. */
  const filler = wideSample(exactCapacity - 20, 7)
  const chunks = fc.array(fc.array(any, { maxLength: 30 }), { minLength: 1, maxLength: 8 })

  /** Merges pairs of neighbours, chosen by `picks`, until one sketch is left. */
  function mergeAll(sketches: Sketch[], picks: readonly number[]): Sketch {
    const left = [...sketches]
    for (let step = 0; left.length > 1; step++) {
      const at = picks[step % picks.length]! % (left.length - 1)
      // Neighbours in either direction: neither order of merging may show.
      const [first, second] = step % 2 === 0 ? [left[at]!, left[at + 1]!] : [left[at + 1]!, left[at]!]
      first.merge(second)
      left.splice(at, 2, first)
    }
    return left[0]!
  }

  it.each([
    { name: 'kept one by one', full: false, count: cases(300, 5_000) },
    { name: 'around the switch to counts', full: true, count: cases(12, 40) },
  ])('of values $name', ({ full, count }) => {
    let counted = 0
    fc.assert(
      fc.property(
        chunks,
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (parts, picks, place) => {
          const lists: (readonly number[] | Float64Array)[] = [...parts]
          if (full) lists.splice(place % (parts.length + 1), 0, filler)
          const whole = sketchOf(lists.flatMap((list) => [...list]).toReversed())
          if (whole.count === 0) return
          if (whole.count > exactCapacity) counted++
          expect(figures(mergeAll(lists.map(sketchOf), picks))).toEqual(figures(whole))
        },
      ),
      { numRuns: count, seed: 20_110_311 },
    )
    // Both kinds were met, or only the one that can be.
    expect(counted > 0).toBe(full)
    if (full) expect(counted).toBeLessThan(count)
  })

  it('of two large halves, each counted, one or neither', () => {
    const sample = wideSample(exactCapacity + 10_000, 3)
    const expected = figures(sketchOf(sample))
    for (const cut of [1, 20_000, exactCapacity, exactCapacity + 1]) {
      const head = sketchOf(sample.subarray(0, cut))
      const tail = sketchOf(sample.subarray(cut))
      const before = figures(tail)
      head.merge(tail)
      expect(figures(head)).toEqual(expected)
      expect(figures(tail)).toEqual(before)
      const other = sketchOf(sample.subarray(cut))
      other.merge(sketchOf(sample.subarray(0, cut)))
      expect(figures(other)).toEqual(expected)
    }
    expect(
      figures(mergeAll([sketchOf(sample.subarray(0, 66_000)), sketchOf(sample.subarray(66_000))], [0])),
    ).toEqual(expected)
  })

  it('of a sketch that was asked before', () => {
    for (const counted of [0, exactCapacity]) {
      const values = wideSample(1000 + counted, 3)
      const sketch = sketchOf(values)
      sketch.quantile(0.5)
      sketch.merge(sketchOf([1, 2]))
      expect(figures(sketch)).toEqual(figures(sketchOf([...values, 1, 2])))
      sketch.add(3)
      expect(figures(sketch)).toEqual(figures(sketchOf([...values, 1, 2, 3])))
    }
  })

  it('whether they were counted from the first on or only beyond 65,536', () => {
    const sample = wideSample(exactCapacity + 1, 19)
    const counted = new Sketch({ exact: false })
    counted.addAll(sample, 0, 1, 10)
    expect(counted.toParts().held).not.toBeInstanceOf(Float64Array)
    const rest = new Sketch({ exact: false })
    rest.addAll(sample, 10, 1, sample.length - 10)
    counted.merge(rest)
    expect(figures(counted)).toEqual(figures(sketchOf(sample)))
  })

  it('keeps every value up to 65,536 and none from there on', () => {
    const sample = wideSample(exactCapacity, 5)
    const sketch = sketchOf(sample)
    const ascending = sample.toSorted()
    for (const rank of [1, 2, 30_000, exactCapacity]) {
      expect(sketch.orderStatistic(rank)).toBe(ascending[rank - 1])
    }
    expect(sketch.toParts().held).toHaveLength(exactCapacity)
    const merged = sketchOf(sample.subarray(0, 1000))
    merged.merge(sketchOf(sample.subarray(1000)))
    expect(figures(merged)).toEqual(figures(sketch))
    sketch.add(Number.NaN)
    expect(sketch.toParts().held).toBeInstanceOf(Float64Array)
    sketch.add(1)
    expect(sketch.toParts().held).not.toBeInstanceOf(Float64Array)
  })
})

describe('a million values', () => {
  const sample = wideSample(1_000_000, 11)
  const sketch = new Sketch()
  sketch.addAll(sample, 0, 1, sample.length)
  const ascending = sample.toSorted()

  it('have order statistics and quantiles within the stated error, the ends exact', () => {
    let worst = 0
    for (let rank = 1; rank <= sample.length; rank += 97) {
      const exact = ascending[rank - 1]!
      worst = Math.max(worst, Math.abs(sketch.orderStatistic(rank) - exact) / Math.abs(exact))
    }
    expect(worst).toBeLessThanOrEqual(bucketErrorShare)
    // A tenth of it would mean that the comparison is with something else than counts.
    expect(worst).toBeGreaterThan(bucketErrorShare / 10)
    for (const p of shares) {
      const position = p * (sample.length - 1)
      const [lower, upper] = [ascending[Math.floor(position)]!, ascending[Math.ceil(position)]!]
      const exact = lower + (position % 1) * (upper - lower)
      const bound = bucketErrorShare * Math.max(Math.abs(lower), Math.abs(upper))
      expect(Math.abs(sketch.quantile(p) - exact)).toBeLessThanOrEqual(bound)
    }
    expect([sketch.minimum, sketch.maximum]).toEqual([ascending[0], ascending.at(-1)])
    expect([sketch.quantile(0), sketch.quantile(1)]).toEqual([ascending[0], ascending.at(-1)])
  })

  it('have tail means within it', () => {
    for (const p of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const tail = ascending.subarray(Math.round(p * sample.length))
      const exact = tail.reduce((sum, value) => sum + value, 0) / tail.length
      expect(Math.abs(sketch.tailMean(p) - exact)).toBeLessThanOrEqual(exact * bucketErrorShare)
    }
  })

  it('have the exceedance of values moved by no more than it', () => {
    for (const threshold of [-1e6, -3.3, -1e-3, 1e-3, 3.3, 1e6]) {
      const away = Math.abs(threshold) * bucketErrorShare * 1.001
      const above = (bound: number) =>
        sample.reduce((count, value) => count + (value > bound ? 1 : 0), 0) / sample.length
      expect(sketch.exceedance(threshold)).toBeLessThanOrEqual(above(threshold - away))
      expect(sketch.exceedance(threshold)).toBeGreaterThanOrEqual(above(threshold + away))
    }
  })

  it('take no more room than their octaves', () => {
    const octaves = new Set(
      Array.from(sample, (value) => `${Math.sign(value)} ${Math.floor(Math.log2(Math.abs(value)))}`),
    )
    const { held } = sketch.toParts()
    if (held instanceof Float64Array) throw new Error('Not counted')
    // Rounding up can open one more octave at the end of either sign.
    expect(held.octaves.length).toBeLessThanOrEqual(octaves.size + 2)
    expect(held.counts).toHaveLength(512 * held.octaves.length)
    sketch.addAll(sample, 0, 1, sample.length)
    const again = sketch.toParts().held
    expect(again).toMatchObject({ octaves: held.octaves })
    expect(sketch.count).toBe(2_000_000)
  })
})

describe('values', () => {
  it('of whole years stay whole when they are counted, and the exceedance of each is exact', () => {
    const sketch = sketchOf(Array.from({ length: 80_000 }, (_, index) => index % 40))
    expect([0, 0.1, 0.5, 0.99].map((p) => sketch.tailSums(p).valueAtRisk)).toEqual([0, 3, 19, 39])
    for (let year = 0; year < 40; year++) expect(sketch.exceedance(year)).toBe((39 - year) / 40)
  })

  it('that are not defined are counted apart', () => {
    const sketch = sketchOf([Number.NaN, 5, Number.NaN, 7, Number.NaN])
    expect([sketch.undefinedCount, sketch.count, sketch.quantile(0.5), sketch.exceedance(5)]).toEqual([
      3, 2, 6, 0.5,
    ])
  })

  it.each([{ exact: true }, { exact: false }])('that are 0 have their share (exact: $exact)', (options) => {
    const shareOfZero = (values: readonly number[]) => {
      const sketch = new Sketch(options)
      sketch.addAll(Float64Array.from(values), 0, 1, values.length)
      return sketch.shareOfZero()
    }
    expect(shareOfZero([0, -3, 0, 5, -0, Number.NaN])).toBe(0.6)
    expect([[0, 0], [0, 1], [-1, 0], [-1, 2], [3], [-3]].map(shareOfZero)).toEqual([1, 0.5, 0.5, 0, 0, 0])
    expect(shareOfZero([Number.NaN])).toBeNaN()
  })

  it('that are infinite are refused', () => {
    const sketch = sketchOf([1])
    expect(() => sketch.add(Infinity)).toThrow(RangeError)
    expect(() => sketch.addAll(Float64Array.of(2, -Infinity, 3), 0, 1, 3)).toThrow(/-Infinity/)
    expect([sketch.count, sketch.undefinedCount, sketch.maximum]).toEqual([2, 0, 2])
  })

  it('too small for the histogram count as 0, but the minimum stays', () => {
    const tiny = [-1e-300, 1e-20, 2 ** -41]
    const sketch = sketchOf([...tiny, ...Array.from({ length: exactCapacity }, () => 0)])
    expect([sketch.minimum, sketch.maximum]).toEqual([-1e-300, 2 ** -41])
    expect([sketch.quantile(0.5), sketch.exceedance(0)]).toEqual([0, 0])
  })

  it('at both ends are exact, though their buckets hold others', () => {
    const low = Array.from({ length: exactCapacity }, (_, index) => 1.0011 + index * 1e-9)
    const sketch = sketchOf([...low, 1.0028, 1.0029])
    expect([sketch.orderStatistic(1), sketch.orderStatistic(sketch.count)]).toEqual([1.0011, 1.0029])
    expect(sketch.orderStatistic(2)).toBe(1 + 1 / 512)
  })

  it('of a column are those of its rows', () => {
    const table = wideSample(7 * 100, 9)
    const column = new Sketch()
    column.addAll(table, 3, 7, 100)
    expect(figures(column)).toEqual(figures(sketchOf(table.filter((_, index) => index % 7 === 3))))
    column.addAll(table, 700, 7, 0)
    expect(column.count).toBe(100)
  })

  it.each([
    [0, 7, 101],
    [-1, 1, 3],
    [1, -1, 3],
    [700, 1, 1],
  ])(
    'out of the array (from %i, every %i, %i of them) are refused before any is added',
    (offset, stride, count) => {
      const sketch = new Sketch()
      expect(() => sketch.addAll(new Float64Array(700), offset, stride, count)).toThrow(RangeError)
      expect(sketch.count + sketch.undefinedCount).toBe(0)
    },
  )
})

describe('without values', () => {
  it('every figure is NaN', () => {
    const sketch = sketchOf([Number.NaN])
    const found = [
      sketch.minimum,
      sketch.maximum,
      sketch.quantile(0.5),
      sketch.tailMean(0.5),
      sketch.exceedance(0),
    ]
    expect(found).toEqual(found.map(() => Number.NaN))
    expect(() => sketch.orderStatistic(1)).toThrow(RangeError)
  })
})

describe('a question out of range', () => {
  const sketch = sketchOf([1, 2, 3])

  it.each([-0.1, 1.1, Number.NaN])('at p = %d is refused', (p) => {
    expect(() => sketch.quantile(p)).toThrow(RangeError)
    expect(() => sketch.tailMean(p)).toThrow(RangeError)
  })

  it('for the tail beyond 1 is refused', () => {
    expect(() => sketch.tailMean(1)).toThrow(RangeError)
  })

  it.each([0, 4, 1.5, Number.NaN])('for rank %d is refused', (rank) => {
    expect(() => sketch.orderStatistic(rank)).toThrow(RangeError)
  })
})

describe('the parts', () => {
  it.each([0, 10, 5_000, exactCapacity + 1])(
    'of %i values make the same sketch after structured clone',
    (count) => {
      const original = sketchOf([Number.NaN, 0.5, ...wideSample(count, 13)])
      const before = figures(original)
      const copy = Sketch.fromParts(structuredClone(original.toParts()))
      expect(figures(copy)).toEqual(before)
      const more = wideSample(100, 17)
      copy.addAll(more, 0, 1, more.length)
      expect(figures(original)).toEqual(before)
      original.addAll(more, 0, 1, more.length)
      expect(figures(original)).toEqual(figures(copy))
    },
  )

  it('of a sketch that counts from the first value on make one that does, even before that value', () => {
    const original = new Sketch({ exact: false })
    original.add(Number.NaN)
    const copy = Sketch.fromParts(structuredClone(original.toParts()))
    copy.add(1)
    expect(copy.toParts().held).not.toBeInstanceOf(Float64Array)
    expect(copy.undefinedCount).toBe(1)
  })

  it.each([5_000, exactCapacity + 1])('of %i values share no memory with the sketch', (count) => {
    const original = sketchOf(wideSample(count, 13))
    const { held } = original.toParts()
    if (held instanceof Float64Array) held.fill(-1)
    else held.counts.fill(0)
    expect(figures(original)).toEqual(figures(sketchOf(wideSample(count, 13))))
  })
})
