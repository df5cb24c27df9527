/**
 * Upper 32 bits of the 64-bit product of two 32-bit words, exact: floor(a·b / 2³²). Schoolbook multiplication by 16-bit
 * halves, because a double holds only 53 bits of the product. No partial sum exceeds 2³² − 1.
 */
export function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) >>> 0
}
