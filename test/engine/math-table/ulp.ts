const float = new Float64Array(1)
const bits = new BigInt64Array(float.buffer)

/** The next double above `value`; Infinity stays, -0 counts as 0. */
export function nextUp(value: number): number {
  if (Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return value
  if (value === 0) return Number.MIN_VALUE
  float[0] = value
  bits[0]! += value > 0 ? 1n : -1n
  return float[0]
}

/** The double `steps` above (or, when negative, below) `value`. */
export function shift(value: number, steps: number): number {
  let shifted = value
  for (let step = 0; step < Math.abs(steps); step++) shifted = steps > 0 ? nextUp(shifted) : -nextUp(-shifted)
  return shifted
}

/**
 * Distance of `result` from the exact value nearest + remainder, in ulp of the exact value.
 * Infinite or NaN where only one of the two is finite, which no bound accepts.
 */
export function errorUlps(result: number, nearest: number, remainderUlps: number): number {
  if (!Number.isFinite(nearest) || !Number.isFinite(result)) {
    return Object.is(result, nearest) ? 0 : Number.POSITIVE_INFINITY
  }
  const size = Math.abs(nearest)
  // Where the exact value rounds up to a power of two it lies in the binade below, whose spacing is half.
  const towardsZero = remainderUlps * Math.sign(nearest) < 0
  const ulp = towardsZero ? size + nextUp(-size) : nextUp(size) - size
  return Math.abs((result - nearest) / ulp - remainderUlps)
}
