import { expect, test } from 'vitest'
import {
  defaultParameters,
  geoPolImportRisk,
  geoPolRiskFactor,
  geoPolRiskScore,
  governanceWeight,
  herfindahl,
  instability,
  outrightCutOffLossJpy,
  parameterAt,
  parameterTable,
} from '../../src/engine/index.ts'

test('GeoPolRisk returns the published worked sheet (nickel, USA, 2022)', () => {
  const partners: readonly (readonly [tonnes: number, instability: number])[] = [
    [0.116, 0.566293179988861],
    [0.005, 0.34543719291687],
    [31.769, 0.588214725255966],
    [0.002, 0.321701657772064],
    [5.544, 0.433095175027847],
    [0.005, 0.417298924922943],
    [0.015, 0.356539034843444],
    [0.001, 0.359842932224273],
    [0.03, 0.399212181568145],
    [0.008, 0.479537287354469],
  ]
  const risk = geoPolImportRisk(
    partners.map(([tonnes]) => tonnes),
    partners.map(([, g]) => g),
    17_500,
  )
  const score = geoPolRiskScore(0.26749007657640966, risk)
  expect(risk).toBeCloseTo(0.0012076833631026191, 15)
  expect(score).toBeCloseTo(0.00032304331527637555, 15)
  expect(geoPolRiskFactor(score, 4.806774236564875)).toBeCloseTo(0.0037927385852119812, 14)
  expect(geoPolRiskScore(0.3, geoPolImportRisk([2000], [0.5], 500))).toBeCloseTo(0.12, 15)
})

test('the concentration of 2022 mine output is the published one', () => {
  const mined2022 = [17_660, 1_580, 210_000, 2_600, 2_600, 310, 17_550, 2_038, 42_499]
  expect(herfindahl(mined2022)).toBeCloseTo(0.52826177, 8)
  expect(herfindahl([0, 0])).toBeNaN()
})

test('a missing governance estimate counts as the middle, a present one by its rule', () => {
  expect(instability(-0.441074)).toBeCloseTo(0.588215, 6)
  expect(instability(null)).toBe(0.5)
  expect(instability(3)).toBe(0)
  expect(governanceWeight(-2.5)).toBe(10)
})

test('an outright cut-off costs what NRI and Daiwa say', () => {
  const parameters = defaultParameters()
  const { prior } = parameterTable[parameterAt.ell]!
  if (prior.kind !== 'triangular') throw new Error('the prior of ell is triangular')
  const loss = (ell: number) => {
    parameters[parameterAt.ell] = ell
    return outrightCutOffLossJpy(parameters)
  }
  expect(loss(prior.low) / 2.6e12).toBeCloseTo(1, 14)
  expect(loss(prior.high) / 7e12).toBeCloseTo(1, 14)
})
