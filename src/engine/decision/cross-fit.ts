import { choleskyFactor, dot, forwardSolve, leadingCoefficients } from './least-squares.ts'
import { type LegendreBasis, LegendreRow } from './legendre-basis.ts'

/** Sums over the rows of one fold: what least squares needs to know of them. */
interface Moments {
  /** Σ terms·termsᵀ, K × K, lower half. */
  readonly gram: Float64Array
  /** Σ terms·target, one array of K per target. */
  readonly cross: readonly Float64Array[]
}

/** Rows of a regression: d × N inputs, uniform on (0, 1), and targets of N values each. */
export interface RegressionData {
  readonly basis: LegendreBasis
  readonly inputs: Float64Array
  readonly targets: readonly Float64Array[]
}

/** Which of the two folds a row is in. Rows next to each other are of different replicates, hence independent. */
export function foldOf(row: number): number {
  return row % 2
}

/**
 * Regresses each target on the basis, on each of two folds: `result[fold][target]` are the K coefficients to use *in* that
 * fold, fitted on the rows of the other one. How many blocks of the basis a target gets is what predicts its unseen rows best
 * (two-fold cross-validation), so that a target without a trend in these inputs gets its mean alone.
 */
export function crossFit(data: RegressionData): readonly (readonly Float64Array[])[] {
  const size = data.basis.first.length
  const folds = [moments(data, 0), moments(data, 1)] as const
  const factors = folds.map(({ gram }) => choleskyFactor(gram, size))
  const result: Float64Array[][] = [[], []]
  for (let target = 0; target < data.targets.length; target++) {
    const forward = folds.map(({ cross }, fold) => forwardSolve(factors[fold]!, cross[target]!))
    let leastError = Number.POSITIVE_INFINITY
    for (const terms of data.basis.sizes) {
      const fits = folds.map((_, fold) => leadingCoefficients(factors[fold]!, forward[fold]!, terms))
      const error = predictionError(folds[1], target, fits[0]!) + predictionError(folds[0], target, fits[1]!)
      if (error < leastError) {
        leastError = error
        result[0]![target] = fits[1]!
        result[1]![target] = fits[0]!
      }
    }
  }
  return result
}

function moments({ basis, inputs, targets }: RegressionData, fold: number): Moments {
  const size = basis.first.length
  const rows = inputs.length / basis.inputs
  const gram = new Float64Array(size * size)
  const cross = targets.map(() => new Float64Array(size))
  const row = new LegendreRow(basis)
  const { terms } = row
  for (let index = fold; index < rows; index += 2) {
    row.fill(inputs, rows, index)
    for (let i = 0; i < size; i++) {
      const term = terms[i]!
      for (let j = 0; j <= i; j++) gram[i * size + j]! += term * terms[j]!
    }
    for (let target = 0; target < targets.length; target++) {
      const sums = cross[target]!
      const value = targets[target]![index]!
      for (let i = 0; i < size; i++) sums[i]! += terms[i]! * value
    }
  }
  return { gram, cross }
}

/** Σ (target − fit)² over the rows of a fold, less Σ target², which is the same for every fit. */
function predictionError({ gram, cross }: Moments, target: number, coefficients: Float64Array): number {
  const size = coefficients.length
  let error = -2 * dot(coefficients, 0, cross[target]!, 0, size)
  for (let i = 0; i < size; i++) {
    const own = coefficients[i]!
    const others = dot(coefficients, 0, gram, i * size, i)
    error += own * (2 * others + own * gram[i * size + i]!)
  }
  return error
}
