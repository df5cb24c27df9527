import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamKey, uniformAt } from '../../../src/engine/random/keyed.ts'
import { owenScramble, scrambleSeed, unitInterval } from '../../../src/engine/random/owen.ts'
import { reverseBits } from '../../../src/engine/random/reverse-bits.ts'
import { sobolDimensions, sobolReversed } from '../../../src/engine/random/sobol.ts'
import { cases } from '../../support/size.ts'
import { chiSquareShare } from './goodness-of-fit.ts'

const properties = { seed: 20110311, numRuns: cases(300, 20_000) }
const words = fc.integer({ min: 0, max: 0xffffffff })
const dimensions = fc.integer({ min: 0, max: sobolDimensions - 1 })

function scrambled(index: number, dimension: number, seed: number): number {
  return owenScramble(sobolReversed(index, dimension), seed)
}

/** `count` scramble seeds of a stream. */
function seedsOf(name: string, count: number): number[] {
  const key = streamKey(20110311, name)
  return Array.from({ length: count }, (_, replicate) => scrambleSeed(key, replicate))
}

describe('the scramble', () => {
  // Vegdahl's formula compiled by gcc, from input and output in its reversed order to output in normal order.
  it.each([
    [1, 0, 0xbb1f757c],
    [0, 1, 0xd5a1fe3d],
    [0x80000000, 0xdeadbeef, 0xa792495f],
    [0xffffffff, 0xffffffff, 0x14bfdb7a],
    [0x12345678, 0x9abcdef0, 0x16d0b8df],
  ])('takes %i under seed %i to %i', (reversed, seed, expected) => {
    expect(owenScramble(reversed, seed)).toBe(expected)
  })

  // A shared length of 32 means equal values: the scramble is a bijection too.
  it('keeps the number of leading bits that two values share', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 32 }), words, words, (x, shared, other, seed) => {
        const mask = shared === 32 ? 0 : 0xffffffff >>> shared
        const y = ((x & ~mask) | (other & mask)) >>> 0
        const difference = owenScramble(reverseBits(x), seed) ^ owenScramble(reverseBits(y), seed)
        expect(Math.clz32(difference)).toBe(Math.clz32(x ^ y))
      }),
      properties,
    )
  })

  it('leaves one of the first 2ᵏ points in each interval of length 2⁻ᵏ', () => {
    fc.assert(
      fc.property(dimensions, words, fc.integer({ min: 1, max: 10 }), (dimension, seed, k) => {
        const cells = new Set<number>()
        for (let index = 0; index < 1 << k; index++) cells.add(scrambled(index, dimension, seed) >>> (32 - k))
        expect(cells.size).toBe(1 << k)
      }),
      properties,
    )
  })

  it('leaves the first two dimensions a (0, m, 2)-net', () => {
    const plane = fc.record({ m: fc.integer({ min: 0, max: 10 }), first: words, second: words })
    fc.assert(
      fc.property(plane, ({ m, first, second }) => {
        const points = Array.from({ length: 1 << m }, (_, index) => {
          return [
            unitInterval(scrambled(index, 0, first)),
            unitInterval(scrambled(index, 1, second)),
          ] as const
        })
        for (let across = 0; across <= m; across++) {
          const columns = 1 << across
          const rows = 1 << (m - across)
          const cells = new Set(points.map(([x, y]) => Math.floor(x * columns) * rows + Math.floor(y * rows)))
          expect(cells.size).toBe(points.length)
        }
      }),
      { ...properties, numRuns: cases(60, 2_000) },
    )
  })
})

describe('over seeds', () => {
  it.each([0, 1, 1000, 0xdeadbeef])('point %i is uniform in its first 20 bits', (index) => {
    const high = new Uint32Array(1024)
    const low = new Uint32Array(1024)
    for (const seed of seedsOf('marginal', 20_000)) {
      const value = scrambled(index, 5, seed)
      high[value >>> 22]!++
      low[(value >>> 12) & 1023]!++
    }
    expect(chiSquareShare(high)).toBeLessThan(1)
    expect(chiSquareShare(low)).toBeLessThan(1)
  })

  // The definition of Owen (1995): below the bit where two values part, their digits are independent.
  it.each([0, 1, 3, 7, 12])('two values that part after %i bits are independent below', (shared) => {
    const x = 0x2b7e1516
    const y = (x ^ (0x80000000 >>> shared)) >>> 0
    const counts = new Uint32Array(128)
    for (const seed of seedsOf('pair', 20_000)) {
      const a = (owenScramble(reverseBits(x), seed) << shared) >>> 28
      const b = (owenScramble(reverseBits(y), seed) << shared) >>> 28
      counts[(a << 3) | (b & 7)]!++
    }
    expect(chiSquareShare(counts)).toBeLessThan(1)
  })

  // Each of n = 2ᵐ points is uniform in its own cell of length 1/n and independent of the rest: variance 1/(12·n³).
  it.each([0, 1, 2, 4, 6, 8, 10])(
    'the mean of 2^%i points in one dimension has the variance of Owen',
    (m) => {
      const points = 1 << m
      const replicates = 4_000
      let squares = 0
      for (const seed of seedsOf('variance', replicates)) {
        let sum = 0
        for (let index = 0; index < points; index++) sum += unitInterval(scrambled(index, 0, seed)) - 0.5
        squares += (sum / points) ** 2
      }
      const ratio = (squares / replicates) * 12 * points ** 3
      // The central 99.999 % of chi-square over its 4,000 degrees of freedom: scipy 1.17.1, `stats.chi2.ppf`.
      expect(ratio).toBeGreaterThan(0.9043)
      expect(ratio).toBeLessThan(1.1019)
    },
  )
})

describe('the unit interval', () => {
  it('is open', () => {
    expect(unitInterval(0)).toBe(2 ** -33)
    expect(unitInterval(0xffffffff)).toBe(1 - 2 ** -33)
  })
})

const replicates = 64
const points = 1024
const columns = 8

/** ∏ (1 + (uᵢ − ½)/i²): mean 1 over the unit cube. */
function product(uniform: (column: number) => number): number {
  let value = 1
  for (let column = 0; column < columns; column++) value *= 1 + (uniform(column) - 0.5) / (column + 1) ** 2
  return value
}

/** Root mean square error of the mean over `points`, over `replicates` samples. */
function rootMeanSquareError(uniform: (replicate: number, point: number, column: number) => number): number {
  let squares = 0
  for (let replicate = 0; replicate < replicates; replicate++) {
    let sum = 0
    for (let point = 0; point < points; point++) sum += product((column) => uniform(replicate, point, column))
    squares += (sum / points - 1) ** 2
  }
  return Math.sqrt(squares / replicates)
}

describe('integration of ∏ (1 + (uᵢ − ½)/i²) by 1,024 points in 8 dimensions', () => {
  it('has at most a fifth of the pseudo-random error', () => {
    const keys = Array.from({ length: columns }, (_, column) => streamKey(20110311, `u${column}`))
    const pseudoRandom = rootMeanSquareError((replicate, point, column) =>
      uniformAt(keys[column]!, replicate * points + point),
    )
    const lowDiscrepancy = rootMeanSquareError((replicate, point, column) =>
      unitInterval(scrambled(point, column, scrambleSeed(keys[column]!, replicate))),
    )
    // √((∏ (1 + 1/(12·i⁴)) − 1)/1,024) = 0.0094, give or take four standard errors of a root mean square of 64.
    expect(pseudoRandom).toBeGreaterThan(0.0094 * 0.65)
    expect(pseudoRandom).toBeLessThan(0.0094 * 1.35)
    expect(pseudoRandom / lowDiscrepancy).toBeGreaterThanOrEqual(5)
  })
})
