import { type ParameterSymbol, type Prior, parameterAt, parameterTable } from '../../src/engine/index.ts'

/** Grid of the standard normal distribution: ±6 standard deviations, integrated by the trapezoid rule. */
const reach = 6
const cells = 6000
const normalCdf = new Float64Array(cells + 1)
for (let cell = 1; cell <= cells; cell++) {
  normalCdf[cell] = normalCdf[cell - 1]! + (density(cell - 1) + density(cell)) / 2
}
for (let cell = 0; cell <= cells; cell++) normalCdf[cell]! /= normalCdf[cells]!

function deviate(cell: number): number {
  return -reach + (2 * reach * cell) / cells
}

function density(cell: number): number {
  return Math.exp(-(deviate(cell) ** 2) / 2)
}

/** Argument at which a rising function on [low, high] reaches `share`. */
function invert(rising: (value: number) => number, share: number, low: number, high: number): number {
  let [from, to] = [low, high]
  for (let step = 0; step < 60; step++) {
    const middle = (from + to) / 2
    if (rising(middle) < share) from = middle
    else to = middle
  }
  return (from + to) / 2
}

export function normalQuantile(share: number): number {
  const cell = Math.round(invert((value) => normalCdf[Math.round(value)]!, share, 0, cells))
  return deviate(cell)
}

/** The two Beta distributions of the table have whole-number exponents, so their CDFs are polynomials. */
function betaQuantile(alpha: number, beta: number, share: number): number {
  if (alpha === 2 && beta === 2) return invert((v) => 3 * v ** 2 - 2 * v ** 3, share, 0, 1)
  if (alpha === 4 && beta === 2) return invert((v) => 5 * v ** 4 - 4 * v ** 5, share, 0, 1)
  throw new Error(`No closed CDF here for Beta(${alpha}, ${beta})`)
}

function quantile(prior: Prior, share: number, defaultValue: number, drawn: Float64Array): number {
  switch (prior.kind) {
    case 'fixed':
      return defaultValue
    case 'uniform':
      return prior.low + (prior.high - prior.low) * share
    case 'triangular': {
      const { low, mode, high } = prior
      const turn = (mode - low) / (high - low)
      return share < turn
        ? low + Math.sqrt(share * (high - low) * (mode - low))
        : high - Math.sqrt((1 - share) * (high - low) * (high - mode))
    }
    case 'normal':
      return Math.max(
        prior.minimum ?? Number.NEGATIVE_INFINITY,
        prior.mean + prior.sd * normalQuantile(share),
      )
    case 'beta':
      return prior.offset + prior.scale * betaQuantile(prior.alpha, prior.beta, share)
    case 'betaAbove': {
      const floor = drawn[parameterAt[prior.above as ParameterSymbol]]!
      return floor + (prior.ceiling - floor) * betaQuantile(prior.alpha, prior.beta, share)
    }
    case 'lognormal': {
      const middle = (Math.log(prior.p05) + Math.log(prior.p95)) / 2
      const spread = (Math.log(prior.p95) - Math.log(prior.p05)) / 2 / normalQuantile(0.95)
      return Math.exp(middle + spread * normalQuantile(share))
    }
  }
}

/**
 * Parameters at the given shares (0–1, one per row of `parameterTable`) of their priors, held inside the hard bounds. A
 * parameter whose prior starts at another one comes after it in the table.
 */
export function parametersAtShares(shares: ArrayLike<number>): Float64Array {
  const drawn = new Float64Array(parameterTable.length)
  parameterTable.forEach((spec, index) => {
    const value = quantile(spec.prior, shares[index]!, spec.defaultValue, drawn)
    drawn[index] = Math.min(spec.maximum, Math.max(spec.minimum, value))
  })
  return drawn
}
