import { expect, it } from 'vitest'
import { fnv1a64 } from '../../../src/engine/random/fnv1a.ts'

// The 64-bit test vectors of RFC 9923 that are text, then three of test_fnv.c by Landon Curt Noll.
it.each([
  ['', 0xcbf29ce4, 0x84222325],
  ['a', 0xaf63dc4c, 0x8601ec8c],
  ['foobar', 0x85944171, 0xf73967e8],
  ['chongo was here!\n', 0x46810940, 0xeff5f915],
  ['http://www.isthe.com/chongo/tech/math/number/number.html', 0x169388ff, 0xc21e3728],
  ['~'.repeat(1500), 0xc8d18a5a, 0x8e665ed5],
])('FNV-1a of %j is the published one', (text, high, low) => {
  expect([...fnv1a64(text)]).toEqual([low, high])
})
