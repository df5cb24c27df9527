import { normalQuantile } from './normal.ts'

/**
 * The u-quantile, 0 < u < 1, of a normal distribution truncated below; `below` is the probability that was cut off, 0 for
 * none. What is left is the distribution given that the value lies above: nothing piles up at the cut.
 */
export function truncatedNormalQuantile(mean: number, sd: number, below: number, u: number): number {
  // Each half counts probability from its own end, where doubles resolve it best.
  return u < 0.5
    ? mean + sd * normalQuantile(below + u * (1 - below))
    : mean - sd * normalQuantile((1 - u) * (1 - below))
}
