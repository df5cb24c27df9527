import fc from 'fast-check'
import { expect, it } from 'vitest'
import { betaQuantile } from '../../../src/engine/distributions/beta.ts'
import { cases } from '../../support/size.ts'

const properties = { numRuns: cases(2_000, 50_000), seed: 1_763 }
const uniforms = fc.nat({ max: 2 ** 32 - 1 }).map((cell) => (cell + 0.5) / 2 ** 32)
const exponents = fc.integer({ min: 1, max: 12 })

/** I_x(a, b) as the probability of at least `a` successes in a + b − 1 trials. */
function binomialTail(a: number, b: number, x: number): number {
  const trials = a + b - 1
  let sum = 0
  let ways = 1
  for (let successes = trials; successes >= a; successes--) {
    sum += ways * x ** successes * (1 - x) ** (trials - successes)
    ways *= successes / (trials - successes + 1)
  }
  return sum
}

// mpmath 1.3.0, 50 digits: Newton's method on betainc, at u = 1e-12, 0.003, 0.2, 0.5, 0.51, 0.95, 1 − 2⁻⁴⁰.
it.each([
  [
    2,
    2,
    [
      5.773503803007904e-7, 0.03196520209045684, 0.28714072541674046, 0.5, 0.506667061798645,
      0.8646496378284162, 0.9999994493957757,
    ],
  ],
  [
    4,
    2,
    [
      0.0006688297895909056, 0.16203606621763691, 0.5098076570278056, 0.6861898295443025, 0.691107199978492,
      0.923559608587671, 0.9999996984216105,
    ],
  ],
  [1, 1, [1e-12, 0.003, 0.2, 0.5, 0.51, 0.95, 0.9999999999990905]],
  [
    1,
    6,
    [
      1.6666666666673612e-13, 0.000500626148273843, 0.03650751600100389, 0.1091012818596607,
      0.1120959982573993, 0.3930377689970827, 0.9901568667976963,
    ],
  ],
  [
    3,
    7,
    [
      2.283433912144988e-5, 0.03470715003766856, 0.1757496973441563, 0.2862366680227827, 0.28990940495423173,
      0.5496416495066101, 0.9885514933624163,
    ],
  ],
  [
    10,
    4,
    [
      0.03620112650677738, 0.3572617934104555, 0.6160593560920941, 0.7247241675138479, 0.727756741308445,
      0.8873342192097178, 0.9998110829207683,
    ],
  ],
  [
    30,
    20,
    [
      0.1598117933579904, 0.40721479025534724, 0.5420210272975912, 0.6013436537367757, 0.6030871634077566,
      0.7106379112908683, 0.942341539307611,
    ],
  ],
] as const)('Beta(%d, %d)', (alpha, beta, exact) => {
  ;[1e-12, 0.003, 0.2, 0.5, 0.51, 0.95, 1 - 2 ** -40].forEach((u, index) => {
    const error = Math.abs(betaQuantile(alpha, beta, u) - exact[index]!)
    expect(error, `at ${u}`).toBeLessThanOrEqual(4e-16)
    if (u < 0.5) expect(error, `at ${u}, relative`).toBeLessThanOrEqual(1e-15 * exact[index]!)
  })
})

it('is undone by the CDF', () => {
  fc.assert(
    fc.property(exponents, exponents, uniforms, (alpha, beta, u) => {
      const x = betaQuantile(alpha, beta, u)
      return x > 0 && x < 1 && Math.abs(binomialTail(alpha, beta, x) - u) <= 1e-14
    }),
    properties,
  )
})

it('never descends', () => {
  fc.assert(
    fc.property(exponents, exponents, uniforms, uniforms, (alpha, beta, a, b) => {
      return a > b || betaQuantile(alpha, beta, a) <= betaQuantile(alpha, beta, b)
    }),
    properties,
  )
})

it('finds its way from starts far off', () => {
  for (const [alpha, beta] of [
    [1, 1_000],
    [1_000, 1],
    [500, 500],
  ] as const) {
    // Even exponents have their median at ½; with an exponent of 1 the CDF is a power.
    const median = alpha === beta ? 0.5 : alpha === 1 ? 1 - 0.5 ** (1 / beta) : 0.5 ** (1 / alpha)
    expect(betaQuantile(alpha, beta, 0.5)).toBeCloseTo(median, 14)
  }
})
