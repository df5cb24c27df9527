import { expect, it } from 'vitest'
import { triangularQuantile } from '../../../src/engine/distributions/triangular.ts'

// scipy 1.17.1: stats.triang((mode − low)/(high − low), low, high − low).ppf at 0.001, 0.25, 0.4, 0.55, 0.999.
it.each([
  [
    5200,
    6590,
    7900,
    [5261.261733569986, 6168.633057457777, 6425.2346713997285, 6638.3938808011435, 7840.527317195203],
  ],
  [
    0,
    255,
    548,
    [11.821167455035903, 186.90906880084765, 236.42334910071807, 279.199330357977, 535.3286149139094],
  ],
  [
    1,
    1,
    3,
    [1.001000250125078, 1.2679491924311228, 1.4508066615170332, 1.6583592135001262, 2.9367544467966322],
  ],
  [-2, 4, 4, [-1.8102633403898973, 1.0, 1.794733192202055, 2.449719092257398, 3.996999249624766]],
] as const)('triangular %d – %d – %d', (low, mode, high, exact) => {
  ;[0.001, 0.25, 0.4, 0.55, 0.999].forEach((u, index) => {
    const error = Math.abs(triangularQuantile(low, mode, high, u) - exact[index]!)
    expect(error, `at ${u}`).toBeLessThanOrEqual(1e-15 * Math.max(Math.abs(low), high))
  })
})

it('starts at the low end, passes the mode at its share and ends at the high end', () => {
  expect([0, 0.25, 1].map((u) => triangularQuantile(2, 3, 6, u))).toEqual([2, 3, 6])
  expect(triangularQuantile(5, 5, 5, 0.3)).toBe(5)
})
