import { streamKey } from '../../../src/engine/random/keyed.ts'
import { owenScramble, scrambleSeed, unitInterval } from '../../../src/engine/random/owen.ts'
import { sobolReversed } from '../../../src/engine/random/sobol.ts'

/**
 * Scrambled Sobol points, dimension after dimension. Row i is a point of scramble i mod `replicates`, all of which use the
 * same points of the sequence.
 */
export function scrambledPoints({
  rows,
  dimensions,
  seed,
  replicates = 16,
}: {
  rows: number
  dimensions: number
  seed: number
  replicates?: number
}): Float64Array {
  const points = new Float64Array(rows * dimensions)
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const key = streamKey(seed, `dimension ${dimension}`)
    for (let row = 0; row < rows; row++) {
      const point = sobolReversed(Math.floor(row / replicates), dimension)
      points[dimension * rows + row] = unitInterval(owenScramble(point, scrambleSeed(key, row % replicates)))
    }
  }
  return points
}
