import { describe, expect, it } from 'vitest'
import { philox4x32 } from '../../../src/engine/random/philox.ts'

function blockAt(counter: readonly number[], key: readonly number[]): number[] {
  const out = new Uint32Array(4)
  philox4x32(Uint32Array.from(counter), Uint32Array.from(key), out)
  return [...out]
}

describe('Philox4x32-10', () => {
  // The rows `philox4x32 10` of tests/kat_vectors in Random123 1.14.0: all of them.
  it.each([
    {
      bits: 'zeros',
      counter: [0, 0, 0, 0],
      key: [0, 0],
      block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      bits: 'ones',
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      bits: 'digits of π',
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])('gives the published block for $bits', ({ counter, key, block }) => {
    expect(blockAt(counter, key)).toEqual(block)
  })

  // C++26 [rand.predef]: its 10000th word, so the last of block 2499, with the default seed 20111115 as key.
  it('gives the word that C++26 requires of std::philox4x32', () => {
    expect(blockAt([2499, 0, 0, 0], [20111115, 0])[3]).toBe(1955073260)
  })

  it('leaves counter and key as they are', () => {
    const counter = Uint32Array.of(1, 2, 3, 4)
    const key = Uint32Array.of(5, 6)
    philox4x32(counter, key, new Uint32Array(4))
    expect([...counter, ...key]).toEqual([1, 2, 3, 4, 5, 6])
  })
})
