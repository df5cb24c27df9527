import { exp, log } from '../math.ts'

/**
 * The u-quantile of the standard normal distribution for 0 < u < 1, NaN outside; the relative error is below 1e-15. The
 * upper half mirrors the lower one exactly, so u = 1 − 2⁻⁵³ gives minus the quantile of 2⁻⁵³. Source of the rational
 * approximations: Wichura (1988), algorithm AS 241, PPND16.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    )
  }
  const distance = Math.sqrt(-log(q < 0 ? u : 1 - u))
  const size = distance <= 5 ? nearTail(distance - 1.6) : farTail(distance - 5)
  return q < 0 ? -size : size
}

/** |quantile| for tails from 0.075 down to e⁻²⁵; r = √(−ln tail) − 1.6. */
function nearTail(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  )
}

/** |quantile| for tails below e⁻²⁵; r = √(−ln tail) − 5. */
function farTail(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  )
}

/** 1/√(2π) */
const densityAtZero = 0.3989422804014327
/** At −1, where the continued fraction converges slowest, so many levels leave 3e-17. */
const levels = 400

/**
 * Standard normal CDF; the relative error is below 2e-15 down to x = −37, where results leave the normal doubles.
 *
 * Below −1 by the continued fraction of Mills' ratio, φ(z)/(z + 1/(z + 2/(z + 3/…))) with z = −x; from there to 0 by the
 * series ½ + φ(x)·(x + x³/3 + x⁵/15 + …) (Abramowitz & Stegun 26.2.14 and 26.2.11). Made for constants, not for hot loops.
 */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x)
  if (x < -39) return 0
  const square = x * x
  if (square < 1) {
    let term = x
    let sum = x
    for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= square / odd
      sum += term
    }
    return 0.5 + density(x) * sum
  }
  let fraction = -x
  for (let level = levels; level >= 1; level--) fraction = level / fraction - x
  return density(x) / fraction
}

/** Standard normal density; the square is taken of a short number, whose rounding e^(−x²/2) would magnify, and a rest. */
function density(x: number): number {
  const short = Math.floor(x * 16) / 16
  return densityAtZero * exp(-0.5 * short * short) * exp(-0.5 * (x - short) * (x + short))
}
