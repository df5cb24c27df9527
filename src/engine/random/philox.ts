import { multiplyHigh } from './multiply-high.ts'

/*
 * Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3,
 * SC 2011. A block cipher on a counter: any block of a stream is reached directly, and no state is carried.
 */

const rounds = 10
const firstMultiplier = 0xd2511f53
const secondMultiplier = 0xcd9e8d57
/** Added to the key words after each round: the golden ratio and √3 − 1, as fractions of 2³². */
const firstWeyl = 0x9e3779b9
const secondWeyl = 0xbb67ae85

/** Writes into `out` the 4 words of the block that `key` (2 words) has at `counter` (4 words, the lowest first). */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0]!
  let c1 = counter[1]!
  let c2 = counter[2]!
  let c3 = counter[3]!
  let k0 = key[0]!
  let k1 = key[1]!
  for (let round = 0; round < rounds; round++) {
    const mixed0 = multiplyHigh(secondMultiplier, c2) ^ c1 ^ k0
    const mixed2 = multiplyHigh(firstMultiplier, c0) ^ c3 ^ k1
    c1 = Math.imul(secondMultiplier, c2)
    c3 = Math.imul(firstMultiplier, c0)
    c0 = mixed0
    c2 = mixed2
    k0 = (k0 + firstWeyl) | 0
    k1 = (k1 + secondWeyl) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}
