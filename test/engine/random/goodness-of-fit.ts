/** 99.99 % points of chi-square by degrees of freedom: scipy 1.17.1, `stats.chi2.ppf(0.9999, df)`. */
const criticalChiSquare = new Map([
  [99, 160.05573829663157],
  [127, 194.97883829037588],
  [255, 347.6542127045896],
  [1023, 1199.8346537246873],
])

/** Chi-square of counts with one expectation, over its 99.99 % point: above 1, the cells are not equally likely. */
export function chiSquareShare(counts: Uint32Array): number {
  const critical = criticalChiSquare.get(counts.length - 1)
  if (critical === undefined) throw new RangeError(`No critical value for ${counts.length} cells`)
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) / critical
}

/** Largest distance of the empirical distribution from the uniform one on [0, 1] (Kolmogorov–Smirnov). */
export function distanceFromUniform(sample: Float64Array): number {
  const sorted = sample.toSorted()
  return sorted.reduce((worst, u, rank) => {
    return Math.max(worst, u - rank / sorted.length, (rank + 1) / sorted.length - u)
  }, 0)
}
