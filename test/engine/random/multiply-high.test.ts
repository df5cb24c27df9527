import fc from 'fast-check'
import { expect, it } from 'vitest'
import { multiplyHigh } from '../../../src/engine/random/multiply-high.ts'
import { cases } from '../../support/size.ts'

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffff0000, 0xffffffff),
)

it('is the upper half of the 64-bit product', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(multiplyHigh(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n))
    }),
    { seed: 20110311, numRuns: cases(2_000, 200_000) },
  )
})
