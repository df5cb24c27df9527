import { exp, log } from '../math.ts'
import { normalQuantile } from './normal.ts'

/** Mean and standard deviation of the logarithm. */
export interface LogScale {
  readonly logMean: number
  readonly logSd: number
}

/** The lognormal distribution with 5 % of its mass below `p05` and 5 % above `p95`, 0 < p05 < p95. */
export function lognormalBetween({ p05, p95 }: { readonly p05: number; readonly p95: number }): LogScale {
  const [low, high] = [log(p05), log(p95)]
  return { logMean: (low + high) / 2, logSd: (high - low) / (2 * normalQuantile(0.95)) }
}

/** The u-quantile of the lognormal distribution, 0 < u < 1. */
export function lognormalQuantile(logMean: number, logSd: number, u: number): number {
  return exp(logMean + logSd * normalQuantile(u))
}
