import type { OrderRanks } from '../ensemble/tail.ts'

/** Probabilities below this share of the largest one are left out: together they are below 1e-25. */
const negligible = 1e-30

/**
 * Ranks of n independent values in ascending order between which the p-quantile of their distribution, whatever it is, lies
 * with at least the given confidence: on either side it is missed with a probability of at most (1 − confidence)/2. The
 * number of values at or below the quantile is binomial (David & Nagaraja 2003, section 7.1). There is no approximation for
 * large n: the work is about 50·√(n·p·(1 − p)) steps. Throws RangeError unless n is a whole number ≥ 1 and p and confidence
 * lie between 0 and 1.
 */
export function binomialOrderRanks(n: number, p: number, confidence: number): OrderRanks {
  if (!(Number.isSafeInteger(n) && n >= 1)) throw new RangeError(`n must be a whole number from 1: ${n}`)
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie between 0 and 1: ${p}`)
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie between 0 and 1: ${confidence}`)
  }
  const tail = (1 - confidence) / 2
  const lower = lowerRank(n, p, 1 - p, tail)
  const mirrored = lowerRank(n, 1 - p, p, tail)
  return { lower: lower === 0 ? null : lower, upper: mirrored === 0 ? null : n + 1 - mirrored }
}

/**
 * Largest rank l ≤ n with P(B < l) ≤ tail for B binomial (n, p), q = 1 − p; 0 if there is none. Probabilities are followed
 * from the mode by the ratio of neighbours and divided by their sum, so no factorial is needed.
 */
function lowerRank(n: number, p: number, q: number, tail: number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p))
  let total = 1
  let weight = 1
  for (let k = mode; k < n && weight > negligible; k++) {
    weight *= ((n - k) * p) / ((k + 1) * q)
    total += weight
  }
  let least = mode
  weight = 1
  while (least > 0 && weight > negligible) {
    weight *= (least * q) / ((n - least + 1) * p)
    least--
    total += weight
  }
  // Back up from the far end, so that small probabilities are added first.
  let below = weight
  let rank = least
  while (rank < n && below <= tail * total) {
    weight *= ((n - rank) * p) / ((rank + 1) * q)
    rank++
    below += weight
  }
  return rank
}
