import { replicateCount } from '../ensemble/moments.ts'
import type { HindcastDriver } from '../hindcast.ts'
import { owenScramble, unitInterval } from '../random/owen.ts'
import { sobolReversed } from '../random/sobol.ts'
import { dimensionsPerMatrix, replicateSeeds } from '../studies/draws.ts'

/** Uniform ranges of the driver of 2009–2015, in the order of their columns. */
const ranges: readonly (readonly [part: keyof HindcastDriver, low: number, high: number])[] = [
  ['scale', 0.8, 1.3],
  ['squeeze2011', 0, 0.2],
  ['lag2015', 0, 0.3],
]

/**
 * The driver of each draw, on the points of the ensemble: draw i is point ⌊i/16⌋ under scramble i mod 16, as for
 * parameters.
 */
export function driverDraws(seed: number): (draw: number) => HindcastDriver {
  const seeds = ranges.map(([part]) => replicateSeeds(seed, `hindcast/${part}`))
  const partOf = (draw: number, column: number): number => {
    const [, low, high] = ranges[column]!
    const reversed = sobolReversed(Math.floor(draw / replicateCount), dimensionsPerMatrix + column)
    const uniform = unitInterval(owenScramble(reversed, seeds[column]![draw % replicateCount]!))
    return low + (high - low) * uniform
  }
  return (draw) => ({ scale: partOf(draw, 0), squeeze2011: partOf(draw, 1), lag2015: partOf(draw, 2) })
}
