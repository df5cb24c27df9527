import { directionNumbers } from './direction-numbers.ts'
import { reverseBits } from './reverse-bits.ts'

/*
 * Sobol points as 32-bit integers in Gray-code order (I. A. Antonov and V. M. Saleev 1979), the order of published
 * tables: point i is the sum modulo 2 of the direction numbers at the set bits of i ^ (i >>> 1). Point 0 is the origin.
 * Dimensions count from 0.
 */

const bits = 32
/** Entries of one dimension in `sums`: 8 groups of 4 bits with 16 values each. */
const stride = 128

/** Dimensions of the points. */
export const sobolDimensions = directionNumbers.length + 1

/** Bit-reversed sums of direction numbers, by dimension, group of 4 Gray-code bits and value of the group. */
const sums = sumsOfDirections()

/**
 * Coordinate of a point times 2³², for an integer `index` from 0 to 2³² − 1. Throws RangeError for a dimension from
 * `sobolDimensions` on.
 */
export function sobolInteger(index: number, dimension: number): number {
  return reverseBits(sobolReversed(index, dimension))
}

/** `sobolInteger` with its 32 bits reversed: what `owenScramble` takes. */
export function sobolReversed(index: number, dimension: number): number {
  // Without this a column too many would be a constant.
  if (dimension >= sobolDimensions) throw new RangeError(`No Sobol dimension ${dimension}`)
  let reversed = 0
  let group = dimension * stride
  for (let gray = index ^ (index >>> 1); gray !== 0; gray >>>= 4) {
    reversed ^= sums[group + (gray & 15)]!
    group += 16
  }
  return reversed >>> 0
}

function sumsOfDirections(): Uint32Array {
  const table = new Uint32Array(sobolDimensions * stride)
  for (let dimension = 0; dimension < sobolDimensions; dimension++) {
    const directions = reversedDirections(dimension)
    for (let bit = 0; bit < bits; bit++) {
      const group = dimension * stride + (bit >>> 2) * 16
      const size = 1 << (bit & 3)
      for (let value = 0; value < size; value++) {
        table[group + size + value] = table[group + value]! ^ directions[bit]!
      }
    }
  }
  return table
}

/**
 * The 32 direction numbers of a dimension, each bit-reversed, by the recurrence of P. Bratley and B. L. Fox (1988,
 * Algorithm 659): their shift to the right is one to the left here.
 */
function reversedDirections(dimension: number): Uint32Array {
  if (dimension === 0) return Uint32Array.from({ length: bits }, (_, bit) => 1 << bit)
  const [degree = 0, coefficients = 0, ...initial] = directionNumbers[dimension - 1]!
  const directions = new Uint32Array(bits)
  // mₖ fills the top k bits of a direction number, so reversed the bottom k.
  for (let bit = 0; bit < degree; bit++) directions[bit] = reverseBits(initial[bit]!) >>> (bits - 1 - bit)
  for (let bit = degree; bit < bits; bit++) {
    let word = directions[bit - degree]! ^ (directions[bit - degree]! << degree)
    for (let lag = 1; lag < degree; lag++) {
      if ((coefficients >>> (degree - 1 - lag)) & 1) word ^= directions[bit - lag]!
    }
    directions[bit] = word
  }
  return directions
}
