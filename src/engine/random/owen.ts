import { wordAt } from './keyed.ts'
import { reverseBits } from './reverse-bits.ts'

/**
 * Nested uniform scramble (Owen 1995) of a 32-bit point, by a hash instead of a tree of coin tosses (Laine and Karras
 * 2011): multiplication and addition carry from low bits to high ones only, so on reversed bits each output bit depends
 * on the bits above it alone. Takes bits in reversed order, returns them in normal order; a bijection for every `seed`
 * (32 bits).
 *
 * The constants are Nathan Vegdahl's (2021). The mean of n scrambled points of one dimension then has the variance of
 * Owen's tree, 1/(12·n³); with the constants of Burley (2020) it had ¼ to 2 times that. The hash does not mix the seed:
 * seeds must be random words, see `scrambleSeed`.
 */
export function owenScramble(reversed: number, seed: number): number {
  let x = reversed ^ Math.imul(reversed, 0x3d20adea)
  x = Math.imul(x + seed, (seed >>> 16) | 1)
  x ^= Math.imul(x, 0x05526c56)
  x ^= Math.imul(x, 0x53a22864)
  return reverseBits(x)
}

/** Seed of `owenScramble` for one replicate of the stream with this key: a random 32-bit word. */
export function scrambleSeed(key: Uint32Array, replicate: number): number {
  return wordAt(key, replicate)
}

/** Midpoint of cell `x` of 2³² cells: in the open interval (0, 1) and exact. */
export function unitInterval(x: number): number {
  return (x + 0.5) / 4_294_967_296
}
