/** A pivot below this share of its diagonal entry is a term that earlier ones already span, up to rounding. */
const smallestPivotShare = 1e-10

/**
 * Cholesky factor of a symmetric positive semi-definite matrix (size × size, row-major, lower half read): lower triangular,
 * in a new matrix. A column that depends on earlier ones gets pivot 0, which takes its unknown out of the problem. The
 * factor of a leading block is the leading block of the factor.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    const diagonal = matrix[column * size + column]!
    const pivot = diagonal - dot(factor, column * size, factor, column * size, column)
    if (!(pivot > smallestPivotShare * diagonal)) continue
    const root = Math.sqrt(pivot)
    factor[column * size + column] = root
    for (let row = column + 1; row < size; row++) {
      const rest = matrix[row * size + column]! - dot(factor, row * size, factor, column * size, column)
      factor[row * size + column] = rest / root
    }
  }
  return factor
}

/** Solves L·z = right with a factor of `choleskyFactor`; unknowns without pivot are 0. */
export function forwardSolve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const solution = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    const pivot = factor[row * size + row]!
    if (pivot > 0) solution[row] = (right[row]! - dot(factor, row * size, solution, 0, row)) / pivot
  }
  return solution
}

/**
 * Least-squares coefficients of the first `terms` terms alone, from the whole factor and the solution of `forwardSolve`;
 * the others are 0.
 */
export function leadingCoefficients(
  factor: Float64Array,
  forward: Float64Array,
  terms: number,
): Float64Array {
  const size = forward.length
  const coefficients = new Float64Array(size)
  for (let row = terms - 1; row >= 0; row--) {
    const pivot = factor[row * size + row]!
    if (!(pivot > 0)) continue
    let rest = forward[row]!
    for (let below = row + 1; below < terms; below++) {
      rest -= factor[below * size + row]! * coefficients[below]!
    }
    coefficients[row] = rest / pivot
  }
  return coefficients
}

/** Σ a[aFrom + i]·b[bFrom + i], i < count. */
export function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, count: number): number {
  let sum = 0
  for (let index = 0; index < count; index++) sum += a[aFrom + index]! * b[bFrom + index]!
  return sum
}
