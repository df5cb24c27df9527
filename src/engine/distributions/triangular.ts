/** The u-quantile of the triangular distribution on [low, high] with its peak at `mode`, 0 ≤ u ≤ 1. */
export function triangularQuantile(low: number, mode: number, high: number, u: number): number {
  const width = high - low
  return u * width < mode - low
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode))
}
