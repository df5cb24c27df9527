import { fnv1a64 } from './fnv1a.ts'
import { multiplyHigh } from './multiply-high.ts'
import { philox4x32 } from './philox.ts'

/*
 * Streams of random numbers by name. A value depends on seed, name and index alone: drawing from one stream, or adding
 * another, changes nothing in the rest, and any range of indices can be computed anywhere. Indices are integers from 0 to
 * 2⁵³ − 1. One Philox block serves one index; its first two words make the uniform, its third the integer.
 */

const wordSize = 4_294_967_296
const counter = new Uint32Array(4)
const block = new Uint32Array(4)

/**
 * Philox key of the stream `name` under `seed`: FNV-1a, 64 bits, of `seed/name`, low word first. Throws RangeError unless
 * `seed` is an integer from 0 to 2⁵³ − 1.
 */
export function streamKey(seed: number, name: string): Uint32Array {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be an integer from 0 to 2^53 - 1: ${seed}`)
  }
  return fnv1a64(`${seed}/${name}`)
}

/**
 * The uniform of a stream at `index`: a midpoint (k + ½)/2⁵², k from 0 to 2⁵² − 1, so never 0 or 1. One bit more and the
 * midpoints above ½ would have no double of their own: the last would round to 1.
 */
export function uniformAt(key: Uint32Array, index: number): number {
  fillBlock(key, index)
  return (block[0]! * 1_048_576 + (block[1]! >>> 12) + 0.5) / 4_503_599_627_370_496
}

/** Fills `out` with the uniforms of a stream at `first`, `first + 1`, … */
export function fillUniform(key: Uint32Array, first: number, out: Float64Array): void {
  for (let offset = 0; offset < out.length; offset++) out[offset] = uniformAt(key, first + offset)
}

/** A 32-bit word of a stream, independent of the uniform at the same index. */
export function wordAt(key: Uint32Array, index: number): number {
  fillBlock(key, index)
  return block[2]!
}

/**
 * An integer from 0 to `bound` − 1, for `bound` from 1 to 2³¹ − 1. Of the 2³² words each integer gets ⌊2³²/bound⌋ or one
 * more, so its probability is off 1/bound by less than 2⁻³²; relative to it, by less than bound/2³².
 */
export function integerBelow(key: Uint32Array, index: number, bound: number): number {
  return multiplyHigh(wordAt(key, index), bound)
}

function fillBlock(key: Uint32Array, index: number): void {
  counter[0] = index
  counter[1] = index / wordSize
  philox4x32(counter, key, block)
}
