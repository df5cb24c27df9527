import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillUniform, integerBelow, streamKey, uniformAt, wordAt } from '../../../src/engine/random/keyed.ts'
import { cases } from '../../support/size.ts'
import { chiSquareShare, distanceFromUniform } from './goodness-of-fit.ts'

const largest = Number.MAX_SAFE_INTEGER
const properties = { seed: 20110311, numRuns: cases(200, 10_000) }

const seeds = fc.maxSafeNat()
const names = fc.string({ unit: 'grapheme', maxLength: 12 })

function uniforms(key: Uint32Array, first: number, count: number): Float64Array {
  const out = new Float64Array(count)
  fillUniform(key, first, out)
  return out
}

describe('stream keys', () => {
  // FNV-1a by its definition in Python's unlimited integers, of the UTF-8 bytes of `seed/name`.
  it.each([
    [0, '', 0x07fbf907, 0xb4bced80],
    [1, 'x', 0x4580f918, 0x18319583],
    [20110311, 'ε_d', 0xc3084a5f, 0x07e6baf5],
    [largest, '日本🧲', 0x316b3c28, 0xe3c31a30],
  ])('hash seed %i and name %j', (seed, name, high, low) => {
    expect([...streamKey(seed, name)]).toEqual([low, high])
  })

  it.each([-1, 0.5, largest + 1, Number.NaN, Infinity])('refuse seed %d', (seed) => {
    expect(() => streamKey(seed, 'x')).toThrow(RangeError)
  })
})

// Philox blocks at counter (index mod 2³², ⌊index/2³²⌋, 0, 0) from the C header of Random123 1.14.0; the uniforms from
// their first two words by Python's fractions, the integers from the third by its unlimited integers.
const published = [
  { key: [0, 0], index: 0, uniform: 0.3990464708489646, word: 0xbc57ac4c, below1000: 735 },
  { key: [0, 0], index: 1, uniform: 0.9722412015223157, word: 0xb1a574eb, below1000: 693 },
  { key: [20111115, 0], index: 2499, uniform: 0.8606207953708215, word: 0x79458282, below1000: 473 },
  {
    key: [0xa4093822, 0x299f31d0],
    index: 0xffffffff,
    uniform: 0.8258403431299409,
    word: 0xcd72737e,
    below1000: 802,
  },
  {
    key: [0xa4093822, 0x299f31d0],
    index: 2 ** 32,
    uniform: 0.65487026017603,
    word: 0xc02b96a3,
    below1000: 750,
  },
  {
    key: [0x84222325, 0xcbf29ce4],
    index: 123456789012345,
    uniform: 0.2559863662328029,
    word: 0xe97d1602,
    below1000: 912,
  },
  {
    key: [0xffffffff, 0xffffffff],
    index: largest,
    uniform: 0.46222779853201346,
    word: 0x65fe82a9,
    below1000: 398,
  },
]

describe('streams', () => {
  it.each(published)(
    'have the published block at index $index',
    ({ key, index, uniform, word, below1000 }) => {
      const words = Uint32Array.from(key)
      expect(uniformAt(words, index)).toBe(uniform)
      expect(wordAt(words, index)).toBe(word)
      expect(integerBelow(words, index, 1000)).toBe(below1000)
    },
  )

  it('hold midpoints of 2⁵² cells, so never 0 or 1', () => {
    fc.assert(
      fc.property(seeds, names, fc.maxSafeNat(), (seed, name, index) => {
        const twice = uniformAt(streamKey(seed, name), index) * 2 ** 53
        expect(twice % 2).toBe(1)
        expect(twice).toBeLessThan(2 ** 53)
      }),
      properties,
    )
  })

  it('have the same values however a range of indices is cut', () => {
    // Around 2³², where the counter carries.
    const starts = fc.integer({ min: 2 ** 32 - 80, max: 2 ** 32 + 80 })
    const cuts = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(seeds, names, starts, cuts, (seed, name, start, sizes) => {
        const key = streamKey(seed, name)
        const total = sizes.reduce((sum, size) => sum + size, 0)
        let first = start
        const pieces = sizes.flatMap((size) => {
          const piece = [...uniforms(key, first, size)]
          first += size
          return piece
        })
        expect(pieces).toEqual([...uniforms(key, start, total)])
        expect(pieces).toEqual(Array.from({ length: total }, (_, step) => uniformAt(key, start + step)))
      }),
      properties,
    )
  })

  it('are not changed by draws from other streams', () => {
    fc.assert(
      fc.property(seeds, names, fc.array(names, { minLength: 1, maxLength: 5 }), (seed, name, others) => {
        const alone = [...uniforms(streamKey(seed, name), 0, 20)]
        const otherKeys = others.map((other) => streamKey(seed, other))
        const key = streamKey(seed, name)
        const among = alone.map((_, index) => {
          for (const other of otherKeys) integerBelow(other, uniformAt(other, index) > 0.5 ? index : 0, 7)
          return uniformAt(key, index)
        })
        expect(among).toEqual(alone)
      }),
      properties,
    )
  })

  it('differ wherever seed or name differ', () => {
    const keys = [0, 1, 2, 10, 11, largest].flatMap((seed) =>
      ['', 'a', 'b', 'ab', '1', '1/a', '/', 'ε_d', 'ε_s'].map((name) => streamKey(seed, name).join()),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

const sampleSize = 10_000
/** scipy 1.17.1, `stats.kstwo.ppf(0.9999, 10000)`. */
const criticalDistance = 0.022234877114867827

describe('the distribution', () => {
  const streams = ['ε_d', 'ε_s', 'a', 'b', 'c', 'd'].map((name) => {
    return { name, sample: uniforms(streamKey(42, name), 0, sampleSize) }
  })

  it.each(streams)('of stream $name is uniform', ({ sample }) => {
    expect(distanceFromUniform(sample)).toBeLessThan(criticalDistance)
  })

  it('of values beyond index 2³² is uniform', () => {
    const sample = uniforms(streamKey(42, 'far'), 2 ** 40 - 5000, sampleSize)
    expect(distanceFromUniform(sample)).toBeLessThan(criticalDistance)
  })

  it.each(streams)('of neighbours in stream $name is that of independent values', ({ sample }) => {
    const counts = new Uint32Array(256)
    for (let index = 0; index + 1 < sampleSize; index++) {
      counts[Math.floor(sample[index]! * 16) * 16 + Math.floor(sample[index + 1]! * 16)]!++
    }
    expect(chiSquareShare(counts)).toBeLessThan(1)
  })

  it.each(streams.slice(1))('of the first stream and $name is that of independent values', ({ sample }) => {
    const counts = new Uint32Array(256)
    for (let index = 0; index < sampleSize; index++) {
      counts[Math.floor(streams[0]!.sample[index]! * 16) * 16 + Math.floor(sample[index]! * 16)]!++
    }
    expect(chiSquareShare(counts)).toBeLessThan(1)
  })
})

describe('integers', () => {
  it('lie below the bound', () => {
    const bounds = fc.integer({ min: 1, max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(seeds, fc.maxSafeNat(), bounds, (seed, index, bound) => {
        const value = integerBelow(streamKey(seed, 'bootstrap'), index, bound)
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true)
      }),
      properties,
    )
  })

  it('are equally frequent', () => {
    const key = streamKey(42, 'bootstrap')
    const counts = new Uint32Array(100)
    for (let index = 0; index < sampleSize; index++) counts[integerBelow(key, index, 100)]!++
    expect(chiSquareShare(counts)).toBeLessThan(1)
  })

  it('do not follow the uniform at their index', () => {
    const key = streamKey(42, 'both')
    const counts = new Uint32Array(256)
    for (let index = 0; index < sampleSize; index++) {
      counts[Math.floor(uniformAt(key, index) * 16) * 16 + integerBelow(key, index, 16)]!++
    }
    expect(chiSquareShare(counts)).toBeLessThan(1)
  })
})
