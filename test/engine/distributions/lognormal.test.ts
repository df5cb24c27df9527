import { expect, it } from 'vitest'
import { lognormalBetween, lognormalQuantile } from '../../../src/engine/distributions/lognormal.ts'

// mpmath 1.3.0, 50 digits: μ and σ from ln p05, ln p95 and the normal 95 % point, then e^(μ + σz).
it.each([
  [56, 123, [39.63235403405357, 56, 73.21071802296832, 82.99397568498571, 123, 202.003077576094]],
  [0.5, 2, [0.2719233898756645, 0.5, 0.8017293114455553, 1, 2, 4.793241003619718]],
] as const)('lognormal with 5 %% below %d and 5 %% above %d', (p05, p95, exact) => {
  const { logMean, logSd } = lognormalBetween({ p05, p95 })
  ;[0.001, 0.05, 0.3, 0.5, 0.95, 0.9999].forEach((u, index) => {
    expect(lognormalQuantile(logMean, logSd, u) / exact[index]!, `at ${u}`).toBeCloseTo(1, 14)
  })
})
