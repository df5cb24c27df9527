/** Quantile of ascending values for a share in [0, 1], Hyndman & Fan (1996) type 7; NaN without values. */
export function sortedQuantile(ascending: Float64Array, share: number): number {
  if (ascending.length === 0) return Number.NaN
  const position = share * (ascending.length - 1)
  const below = Math.floor(position)
  const value = ascending[below]!
  const above = ascending[Math.min(below + 1, ascending.length - 1)]!
  return value + (position - below) * (above - value)
}

/**
 * Mean of the highest 1 − level of ascending values (CVaR, expected shortfall): (1/(1 − level))·∫ of the empirical quantile
 * from `level` to 1, so that the value at the boundary counts in part. `level` is in [0, 1). NaN without values.
 * Source: Acerbi & Tasche (2002), On the coherence of expected shortfall.
 */
export function sortedTailMean(ascending: Float64Array, level: number): number {
  const count = ascending.length
  if (count === 0) return Number.NaN
  const boundary = Math.min(Math.floor(level * count), count - 1)
  const part = boundary + 1 - level * count
  let sum = part * ascending[boundary]!
  let weight = part
  for (let index = boundary + 1; index < count; index++) {
    sum += ascending[index]!
    weight += 1
  }
  return sum / weight
}
