/**
 * exp and log that return the same bits on every machine.
 *
 * ECMAScript leaves Math.exp and Math.log to the implementation. These use only +, −, ×, ÷ and exact scaling by powers of
 * two, which IEEE 754 fixes to the last bit. Both stay within 1 ulp of the true value over the whole double range.
 */

/** 2^k for k = −1074 … 1023, at index k + 1074. Doubling is exact, so no entry carries an error. */
const powersOfTwo = new Float64Array(2098)
const powerOffset = 1074
{
  let power = Number.MIN_VALUE
  for (let index = 0; index < powersOfTwo.length; index++) {
    powersOfTwo[index] = power
    power *= 2
  }
}

// biome-ignore-start lint/suspicious/noApproximativeNumericConstant: a table entry, not a use of √2
/** 2^(i/32) rounded to a double. */
export const rootHigh = Float64Array.of(
  1.0,
  1.0218971486541166,
  1.0442737824274138,
  1.0671404006768237,
  1.0905077326652577,
  1.1143867425958924,
  1.1387886347566916,
  1.1637248587775775,
  1.189207115002721,
  1.215247359980469,
  1.241857812073484,
  1.2690509571917332,
  1.2968395546510096,
  1.3252366431597413,
  1.3542555469368927,
  1.383909881963832,
  1.4142135623730951,
  1.4451808069770467,
  1.4768261459394993,
  1.5091644275934228,
  1.5422108254079407,
  1.5759808451078865,
  1.6104903319492543,
  1.645755478153965,
  1.681792830507429,
  1.718619298122478,
  1.7562521603732995,
  1.7947090750031072,
  1.8340080864093424,
  1.8741676341103,
  1.9152065613971474,
  1.9571441241754002,
)
// biome-ignore-end lint/suspicious/noApproximativeNumericConstant: a table entry, not a use of √2

/** What rounding took from `rootHigh`: 2^(i/32) = rootHigh + rootLow to about 106 bits. */
export const rootLow = Float64Array.of(
  0.0,
  5.109225028973444e-17,
  8.551889705537965e-17,
  -7.899853966841582e-17,
  -3.046782079812471e-17,
  1.0410278456845571e-16,
  8.912812676025408e-17,
  3.8292048369240935e-17,
  3.982015231465646e-17,
  -7.712630692681488e-17,
  4.658027591836937e-17,
  2.667932131342186e-18,
  2.5382502794888315e-17,
  -2.8587312100388614e-17,
  7.70094837980299e-17,
  -6.770511658794786e-17,
  -9.667293313452913e-17,
  -3.0237581349939873e-17,
  -3.483994556892796e-17,
  -1.016455327754295e-16,
  7.949834809697621e-17,
  -1.0136916471278304e-17,
  2.4707192569797888e-17,
  -1.0125679913674773e-16,
  8.199010020581497e-17,
  -1.851380418263111e-17,
  2.960140695448873e-17,
  1.8227458427912087e-17,
  3.283107224245627e-17,
  -6.122763413004143e-17,
  -1.0619946056195963e-16,
  8.960767791036668e-17,
)

const stepsPerUnit = 46.16624130844683
/** ln 2 / 32 cut to 33 bits: its product with any step count below 2^16 is exact. */
const stepHigh = 0.021660849390173098
const stepLow = 2.325192846878874e-12

const overflowAbove = 709.782712893384
const zeroBelow = -745.1332191019412
/** Below this the result is subnormal or its scale is not a normal power of two. */
const plainScaleAbove = -708

/** k of x = k·ln2/32 + r with |r| ≤ ln2/64. */
function nearestStep(x: number): number {
  return Math.floor(x * stepsPerUnit + 0.5)
}

/** e^r − 1 of x = steps·ln2/32 + r; the series to r⁶ leaves a relative error below 4e-18. */
function growthBeyond(steps: number, x: number): number {
  const r = x - steps * stepHigh - steps * stepLow
  const square = r * r
  const tail =
    square *
    (0.5 +
      r *
        (0.16666666666666666 +
          r * (0.041666666666666664 + r * (0.008333333333333333 + r * 0.001388888888888889))))
  return r + tail
}

/** (high + low)·(1 + growth) */
function grown(high: number, low: number, growth: number): number {
  return high + (low + high * growth)
}

/**
 * eˣ, within 1 ulp; exp(0) = 1 exactly, overflow is Infinity, underflow is gradual and then 0, NaN stays NaN.
 *
 * x = k·ln2/32 + r, so eˣ = 2^(k/32)·e^r.
 */
export function exp(x: number): number {
  if (!(x <= overflowAbove)) return x > overflowAbove ? Number.POSITIVE_INFINITY : x
  if (x < zeroBelow) return 0
  const steps = nearestStep(x)
  const root = steps & 31
  const scaled = grown(rootHigh[root]!, rootLow[root]!, growthBeyond(steps, x))
  const power = steps >> 5
  if (x > plainScaleAbove && power < 1024) return scaled * powersOfTwo[power + powerOffset]!
  // Two exact-or-last multiplications: only the second can round or overflow.
  return power > 0
    ? scaled * 2 * powersOfTwo[power - 1 + powerOffset]!
    : scaled * powersOfTwo[powerOffset - 1000]! * powersOfTwo[power + 1000 + powerOffset]!
}

const wordView = new Float64Array(1)
const words = new Uint32Array(wordView.buffer)
/** Which half of a double holds sign and exponent: 1 on little-endian machines. */
const topWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/** ln 2 cut to 41 bits: its product with any binary exponent is exact. */
const ln2High = 0.693147180559663
const ln2Low = 2.8235290563031577e-13

/** Upper 20 bits of the mantissa of √2. */
const mantissaOfRoot2 = 0x6a09e

/**
 * ln(2^exponent·(1 + f)).
 *
 * With s = f/(2 + f), ln(1 + f) = f − f²/2 + s·(f²/2 + R), where R = (2·artanh s − 2s)/s is a polynomial in s² fitted by
 * minimax to 3.1e-16·s².
 */
function logOfParts(exponent: number, f: number): number {
  const s = f / (2 + f)
  const w = s * s
  const rest =
    w *
    (0.666666666666667 +
      w *
        (0.39999999999898445 +
          w *
            (0.285714286263993 +
              w *
                (0.22222211072831782 +
                  w * (0.18182893219357263 + w * (0.15331596940807823 + w * 0.1461787289855205))))))
  const halfSquare = 0.5 * f * f
  const correction = s * (halfSquare + rest)
  return exponent * ln2High - (halfSquare - (correction + exponent * ln2Low) - f)
}

/**
 * ln x, within 1 ulp; log(1) = 0 exactly, log(±0) = −Infinity, negative or NaN gives NaN.
 *
 * x = 2^k·(1 + f) with 1 + f in [√½, √2).
 */
export function log(x: number): number {
  let value = x
  let exponent = -1023
  if (!(value >= 2.2250738585072014e-308)) {
    if (value === 0) return Number.NEGATIVE_INFINITY
    if (!(value > 0)) return Number.NaN
    value *= 18014398509481984
    exponent = -1077
  }
  if (value === Number.POSITIVE_INFINITY) return value
  wordView[0] = value
  const top = words[topWord]!
  exponent += top >>> 20
  const shift = (top >>> 20) - 1023 + ((top & 0xfffff) > mantissaOfRoot2 ? 1 : 0)
  if ((top & 0xfffff) > mantissaOfRoot2) exponent += 1
  const f = value * powersOfTwo[powerOffset - shift]! - 1
  return logOfParts(exponent, f)
}
