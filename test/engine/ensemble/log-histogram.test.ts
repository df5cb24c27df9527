import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketErrorShare, LogHistogram, zeroBelow } from '../../../src/engine/ensemble/log-histogram.ts'
import { cases } from '../../support/size.ts'

const runs = { numRuns: cases(5_000, 100_000), seed: 20_110_311 }
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
/** Sizes that a model has, evenly over octaves, and the neighbours of bucket edges. */
const usual = fc
  .tuple(
    fc.integer({ min: -45, max: 60 }),
    fc.integer({ min: 1024, max: 2047 }),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([octave, step, neighbour]) => (step / 1024 + neighbour * Number.EPSILON) * 2 ** octave)

/** From half a step below 2¹⁰²⁴ on, the centre is infinity. */
const infiniteCentreFrom = 2 ** 1023 * (2 - 2 ** -10)

function histogramOf(values: readonly number[]): LogHistogram {
  const histogram = new LogHistogram()
  for (const value of values) histogram.add(value)
  return histogram
}

/** What one value is read back as, nothing holding it. */
function readBack(value: number): number {
  const { values, upTo } = histogramOf([value]).ordered(-Infinity, Infinity)
  expect([values.length, upTo[0]]).toEqual([1, 1])
  return values[0]!
}

describe('a counted value', () => {
  it('is read back within 1/1024 of itself, or as 0 below 2⁻⁴⁰', () => {
    fc.assert(
      fc.property(fc.oneof(finite, usual), fc.boolean(), (size, negative) => {
        const value = negative ? -size : size
        const found = readBack(value)
        if (Math.abs(value) < zeroBelow) expect(found).toBe(0)
        // Bounds of the values hold it.
        else if (Math.abs(value) >= infiniteCentreFrom) expect(found).toBe(value > 0 ? Infinity : -Infinity)
        else expect(Math.abs(found - value)).toBeLessThanOrEqual(Math.abs(value) * bucketErrorShare)
      }),
      runs,
    )
  })

  it('can be off by nearly that much: the bound has no slack', () => {
    const worst = 1 + 1 / 1024
    expect(Math.abs(readBack(worst) - worst) / worst).toBeGreaterThan(0.998 * bucketErrorShare)
  })

  it('comes back unchanged where it has at most 10 significant bits', () => {
    for (let whole = -1024; whole <= 1024; whole++) {
      expect(readBack(whole)).toBe(whole === 0 ? 0 : whole)
      expect(readBack(whole / 64)).toBe(whole === 0 ? 0 : whole / 64)
    }
  })

  it('is held within the bounds given, at the ends of the double range too', () => {
    const { values } = histogramOf([-Number.MAX_VALUE, 1.0001, Number.MAX_VALUE]).ordered(
      -Number.MAX_VALUE,
      Number.MAX_VALUE,
    )
    expect([...values]).toEqual([-Number.MAX_VALUE, 1, Number.MAX_VALUE])
  })
})

describe('a histogram', () => {
  it('reads back ascending, whatever came first, and counts every value', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            finite,
            usual,
            usual.map((value) => -value),
          ),
          { minLength: 1 },
        ),
        (list) => {
          const { values, upTo } = histogramOf(list).ordered(-Infinity, Infinity)
          expect(values).toEqual(values.toSorted())
          expect(new Set(values).size).toBe(values.length)
          expect(upTo).toEqual(upTo.toSorted())
          expect(upTo.at(-1)).toBe(list.length)
          expect(histogramOf(list.toReversed()).ordered(-Infinity, Infinity)).toEqual({ values, upTo })
        },
      ),
      { ...runs, numRuns: cases(500, 10_000) },
    )
  })

  it('adds the counts of another, which stays as it is', () => {
    const left = histogramOf([1, 2, 2])
    const right = histogramOf([-4, 2, 0])
    left.merge(right)
    expect(left.ordered(-4, 2)).toEqual({
      values: Float64Array.of(-4, 0, 1, 2),
      upTo: Float64Array.of(1, 2, 3, 6),
    })
    expect(right.ordered(-4, 2).upTo).toEqual(Float64Array.of(1, 2, 3))
  })
})
