import {
  type BootstrapOptions,
  bootstrap,
  type Estimates,
  isVariance,
  smallestVarianceShare,
} from './bootstrap.ts'

/** Outputs of one model on two independent samples A and B of N rows, and on mixtures of them; all finite. */
export interface SobolOutputs extends BootstrapOptions {
  /** f(A), length N. */
  readonly outputsA: Float64Array
  /** f(B), length N. */
  readonly outputsB: Float64Array
  /** f of A with column i from B, input after input: d × N. */
  readonly outputsAB: Float64Array
}

/** Shares of the variance, one per input; estimates stray a little out of [0, 1], and are not cut off. */
export interface SobolIndices {
  readonly mean: number
  /** Over f(A) and f(B) together, in squared units of the output. */
  readonly variance: number
  /** What an input does alone. */
  readonly first: Estimates
  /** What an input does alone and with others. */
  readonly total: Estimates
}

/**
 * Sobol' indices: first order after Saltelli et al. (2010), (1/N)·Σ f(B)·(f(A_B) − f(A)) / V, total after Jansen (1999),
 * (1/2N)·Σ (f(A) − f(A_B))² / V, with bootstrap intervals over rows. The mean is taken off f first: it drops out of the
 * first-order estimator in expectation, but multiplies its error. Where the output does not vary all indices are NaN.
 * Throws RangeError where the lengths do not fit.
 */
export function sobolIndices({
  outputsA,
  outputsB,
  outputsAB,
  ...bootstrapOptions
}: SobolOutputs): SobolIndices {
  const rows = outputsA.length
  const inputs = outputsAB.length / rows
  if (rows === 0 || outputsB.length !== rows || !Number.isInteger(inputs)) {
    throw new RangeError(
      `Outputs on A, B and mixtures do not fit: ${rows}, ${outputsB.length}, ${outputsAB.length}`,
    )
  }
  const mean = meanOf(outputsA, outputsB)
  const centredA = outputsA.map((output) => output - mean)
  const centredB = outputsB.map((output) => output - mean)
  const variance = (sumOfSquares(centredA) + sumOfSquares(centredB)) / (2 * rows)
  const smallestVariance = isVariance(variance, mean)
    ? variance * smallestVarianceShare
    : Number.POSITIVE_INFINITY

  /** First-order indices, then total ones. The mean and variance are those of the resample. */
  const indices = (counts: Float64Array, out: Float64Array): void => {
    let sum = 0
    let squares = 0
    for (let row = 0; row < rows; row++) {
      const a = centredA[row]!
      const b = centredB[row]!
      sum += counts[row]! * (a + b)
      squares += counts[row]! * (a * a + b * b)
    }
    const centre = sum / (2 * rows)
    const drawnVariance = squares / (2 * rows) - centre * centre
    const scale = drawnVariance > smallestVariance ? 1 / (rows * drawnVariance) : Number.NaN
    for (let input = 0; input < inputs; input++) {
      const offset = input * rows
      let products = 0
      let differences = 0
      let squaredDifferences = 0
      for (let row = 0; row < rows; row++) {
        const difference = outputsAB[offset + row]! - mean - centredA[row]!
        const weighted = counts[row]! * difference
        products += weighted * centredB[row]!
        differences += weighted
        squaredDifferences += weighted * difference
      }
      out[input] = (products - centre * differences) * scale
      out[inputs + input] = (squaredDifferences / 2) * scale
    }
  }

  const estimates = bootstrap(rows, 2 * inputs, indices, bootstrapOptions)
  return { mean, variance, first: part(estimates, 0, inputs), total: part(estimates, inputs, 2 * inputs) }
}

/** Mean of two arrays of equal length; exact where all values are equal. */
function meanOf(first: Float64Array, second: Float64Array): number {
  const origin = first[0]!
  let sum = 0
  for (let row = 0; row < first.length; row++) sum += first[row]! - origin + (second[row]! - origin)
  return origin + sum / (2 * first.length)
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (let row = 0; row < values.length; row++) sum += values[row]! * values[row]!
  return sum
}

function part(estimates: Estimates, from: number, to: number): Estimates {
  return {
    values: estimates.values.slice(from, to),
    lower: estimates.lower.slice(from, to),
    upper: estimates.upper.slice(from, to),
  }
}
