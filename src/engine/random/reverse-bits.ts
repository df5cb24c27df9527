/** The 32 bits of `x` in opposite order, as an unsigned integer. */
export function reverseBits(x: number): number {
  let swapped = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  swapped = ((swapped >>> 2) & 0x33333333) | ((swapped & 0x33333333) << 2)
  swapped = ((swapped >>> 4) & 0x0f0f0f0f) | ((swapped & 0x0f0f0f0f) << 4)
  swapped = ((swapped >>> 8) & 0x00ff00ff) | ((swapped & 0x00ff00ff) << 8)
  return ((swapped >>> 16) | (swapped << 16)) >>> 0
}
