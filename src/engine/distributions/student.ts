import { exp, log } from '../math.ts'
import { normalQuantile } from './normal.ts'

const mostSteps = 40
/** A Newton step shorter than this leaves an error of about its square. */
const lastStep = 1e-9
/** From here three terms of the gamma ratio suffice. */
const asymptoticFrom = 40

/**
 * The p-quantile of Student's t distribution, 0 < p < 1; two-sided 95 % intervals use p = 0.975. The relative error is below
 * 1e-12 for tails from 0.0001 to 0.45; nearer to the median and further out the error is about 1e-15 ÷ density. Throws
 * RangeError for p outside (0, 1) and for degrees of freedom that are not finite or below 1; they need not be whole.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie between 0 and 1: ${p}`)
  if (!(degreesOfFreedom >= 1 && degreesOfFreedom < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Degrees of freedom must be at least 1 and finite: ${degreesOfFreedom}`)
  }
  if (p === 0.5) return 0
  return p < 0.5 ? -upperPoint(p, degreesOfFreedom) : upperPoint(1 - p, degreesOfFreedom)
}

/**
 * t > 0 with P(T > t) = tail, by Newton's method on ln P(T > t) as a function of ln t. That function falls and is concave, so
 * from the second point on the steps come to the root from one side, wherever they start.
 */
function upperPoint(tail: number, nu: number): number {
  const a = 0.5 * nu
  const normaliser = halfStepGammaRatio(a) / Math.sqrt(Math.PI)
  const logTail = log(tail)
  let t = -normalQuantile(tail)
  for (let step = 0; step < mostSteps; step++) {
    const w = (t * t) / nu
    /** t × density at t; √y·x^a/B(½, a) with y = 1 − x = w/(1 + w). */
    const core = Math.sqrt(w / (1 + w)) * exp(-a * logOnePlus(w)) * normaliser
    // Both series of the incomplete beta function have positive terms; each serves where its ratio is at most ½.
    const upper =
      w < 1
        ? 0.5 - core * risingSum(a + 0.5, 1.5, w / (1 + w))
        : (core * risingSum(a + 0.5, a + 1, 1 / (1 + w))) / nu
    const ratio = exp(((log(upper) - logTail) * upper) / core)
    t *= ratio
    if (Math.abs(ratio - 1) <= lastStep) break
  }
  return t
}

/** Σ z^n·(top)_n/(bottom)_n over n ≥ 0 with rising factorials (c)_n = c(c + 1)…(c + n − 1). */
function risingSum(top: number, bottom: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; term > 1e-17 * sum; n++) {
    term *= (z * (top + n)) / (bottom + n)
    sum += term
  }
  return sum
}

/** Γ(a + ½)/Γ(a) for a ≥ ½: in even powers of a − ¼ (DLMF 5.11.14), reached by Γ(a + 1) = a·Γ(a). */
function halfStepGammaRatio(a: number): number {
  let factor = 1
  let shifted = a
  while (shifted < asymptoticFrom) {
    factor *= shifted / (shifted + 0.5)
    shifted++
  }
  const centre = shifted - 0.25
  const v = 1 / (centre * centre)
  return factor * Math.sqrt(centre) * (1 + v * (1 / 64 + v * (-19 / 8192 + (v * 631) / 524288)))
}

/** ln(1 + w): the factor takes back the rounding of 1 + w (Goldberg 1991, theorem 4). */
function logOnePlus(w: number): number {
  const sum = 1 + w
  return sum === 1 ? w : (log(sum) * w) / (sum - 1)
}
