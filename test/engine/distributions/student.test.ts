import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/engine/distributions/normal.ts'
import { studentQuantile } from '../../../src/engine/distributions/student.ts'
import { cases } from '../../support/size.ts'

/** P(T ≤ t) for whole degrees of freedom: the finite trigonometric sums of Abramowitz & Stegun 26.7.3 and 26.7.4. */
function studentCdf(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom))
  const cosine = Math.cos(angle)
  const odd = degreesOfFreedom % 2 === 1
  let term = odd ? cosine : 1
  let sum = degreesOfFreedom === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k < degreesOfFreedom; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k
    sum += term
  }
  const between = odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
  return 0.5 + between / 2
}

describe('Student quantile', () => {
  const shares = [0.55, 0.75, 0.9, 0.975, 0.995, 0.9999]

  // mpmath 1.3.0, 50 digits: Newton's method on betainc; scipy 1.17.1 stats.t.ppf gives the same to 1e-12.
  it.each([
    [
      1,
      [0.15838444032453644, 1, 3.077683537175254, 12.706204736174694, 63.656741162871526, 3183.0987571185015],
    ],
    [
      2,
      [
        0.14213381090374042, 0.816496580927726, 1.885618083164127, 4.302652729749462, 9.92484320091829,
        70.70007107496818,
      ],
    ],
    [
      3,
      [
        0.13659819935369902, 0.7648923284043453, 1.6377443536962104, 3.1824463052837086, 5.840909309733355,
        22.203742273205002,
      ],
    ],
    [
      4,
      [
        0.1338303671119435, 0.7406970841126826, 1.533206274058944, 2.7764451051977934, 4.604094871349992,
        13.033671720896821,
      ],
    ],
    [
      5,
      [
        0.13217517523168737, 0.7266868438004227, 1.4758840488244813, 2.5705818356363146, 4.032142983555227,
        9.677566300882814,
      ],
    ],
    [
      10,
      [
        0.1288901892932739, 0.6998120613124317, 1.3721836411103359, 2.2281388519862744, 3.169272672616951,
        5.693820101457592,
      ],
    ],
    [
      15,
      [
        0.12780625811073057, 0.6911969489584898, 1.3406056078504558, 2.131449545559775, 2.9467128834752385,
        4.8799982884245034,
      ],
    ],
    [
      30,
      [
        0.1267296131320737, 0.6827556933212926, 1.3104150253913958, 2.0422724563012378, 2.749995653567225,
        4.23398595727206,
      ],
    ],
    [
      63,
      [
        0.12616893094104314, 0.6784039610578576, 1.2951342937828885, 1.9983405425207412, 2.6561450250998613,
        3.949889224975518,
      ],
    ],
    [
      100,
      [
        0.1259808820415398, 0.6769510430114715, 1.290074761346516, 1.9839715185235518, 2.6258905214380177,
        3.8615997909500908,
      ],
    ],
    [
      199,
      [
        0.12582181263736503, 0.6757245956106457, 1.285820209259409, 1.9719565442517535, 2.6007602160585157,
        3.789478993814937,
      ],
    ],
    [
      200,
      [
        0.1258210097794519, 0.6757184114042202, 1.2857987939948012, 1.971896223633909, 2.6006344361915574,
        3.789120788747759,
      ],
    ],
  ] as const)('with %d degrees of freedom', (degreesOfFreedom, exact) => {
    shares.forEach((p, index) => {
      const error = Math.abs(studentQuantile(p, degreesOfFreedom) - exact[index]!)
      expect(error, `at ${p}`).toBeLessThanOrEqual(1e-11)
    })
  })

  it('is undone by the CDF for 1 to 200 degrees of freedom', () => {
    const share = fc.nat({ max: 99_999 }).map((step) => 0.0001 + (0.9998 * step) / 99_999)
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 200 }), (p, degreesOfFreedom) => {
        return Math.abs(studentCdf(studentQuantile(p, degreesOfFreedom), degreesOfFreedom) - p) <= 1e-14
      }),
      { numRuns: cases(3_000, 50_000), seed: 1_908 },
    )
  })

  it('mirrors its lower half exactly, and is 0 at the median', () => {
    for (const p of [2 ** -12, 0.125, 0.375]) {
      for (const degreesOfFreedom of [1, 2, 15, 1_000]) {
        expect(studentQuantile(1 - p, degreesOfFreedom)).toBe(-studentQuantile(p, degreesOfFreedom))
      }
    }
    expect(studentQuantile(0.5, 3)).toBe(0)
  })

  it('falls towards the normal quantile with the degrees of freedom', () => {
    for (const p of [0.6, 0.975, 0.9999]) {
      const quantiles = [1, 2, 15, 200, 1_000, 1e5, 1e7, 1e9].map((nu) => studentQuantile(p, nu))
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => b - a))
      // First term of the Cornish–Fisher expansion: z + (z³ + z)/(4ν).
      const z = normalQuantile(p)
      expect(studentQuantile(p, 1e6) - z).toBeCloseTo((z ** 3 + z) / 4e6, 10)
      expect(quantiles.at(-1)! - z).toBeCloseTo(0, 7)
    }
  })

  it.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.9, 0],
    [0.9, Number.NaN],
    [0.9, Number.POSITIVE_INFINITY],
  ])('refuses p = %d with %d degrees of freedom', (p, degreesOfFreedom) => {
    expect(() => studentQuantile(p, degreesOfFreedom)).toThrow(RangeError)
  })
})
