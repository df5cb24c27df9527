import { describe, expect, it } from 'vitest'
import { exactCapacity, Sketch } from '../../../src/engine/ensemble/sketch.ts'
import { cvarAt, exceedanceCurve, varAt } from '../../../src/engine/ensemble/tail.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'

function sketchOf(values: ArrayLike<number>): Sketch {
  const sketch = new Sketch()
  for (let index = 0; index < values.length; index++) sketch.add(values[index]!)
  return sketch
}

/** Standard normal quantiles at (i + ½)/count: the trapezoid rule over ±9 standard deviations, read off linearly. */
function normalGrid(count: number): Float64Array {
  const step = 1 / 2048
  const density = (x: number) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI)
  const grid = new Float64Array(count)
  let x = -9
  let below = 0
  let next = (step * (density(x) + density(x + step))) / 2
  for (let index = 0; index < count; index++) {
    const wanted = (index + 0.5) / count
    while (next < wanted) {
      x += step
      below = next
      next += (step * (density(x) + density(x + step))) / 2
    }
    grid[index] = x + (step * (wanted - below)) / (next - below)
  }
  return grid
}

const noRanks = { lower: null, upper: null }

// scipy 1.17.1: stats.norm.ppf(0.95), stats.norm.pdf(that)/0.05, stats.norm.ppf(0.975).
const normalVar = 1.6448536269514722
const normalCvar = 2.0627128075074275
const normalFactor = 1.959963984540054

/**
 * Ranks l and u of 95 % intervals for the 95 % quantile: the largest l with P(B ≤ l − 1) ≤ 2.5 % and the smallest u with
 * P(B ≥ u) ≤ 2.5 %, B ~ Binomial(count, 0.95), by scipy 1.17.1 stats.binom; they cover 95.8 and 95.5 %.
 */
const ranks = {
  1000: { lower: 936, upper: 964 },
  4096: { lower: 3863, upper: 3919 },
} as const

describe('the standard normal at 95 %', () => {
  it.each([
    { name: 'kept one by one', count: exactCapacity },
    { name: 'counted', count: 200_000 },
  ])('has VaR 1.6449 and CVaR 2.0627 from values $name', ({ count }) => {
    const sketch = sketchOf(normalGrid(count))
    const valueAtRisk = varAt(sketch, 0.95, noRanks)
    expect(Math.abs(valueAtRisk.estimate - normalVar)).toBeLessThanOrEqual(0.001 * normalVar)
    expect([valueAtRisk.lower, valueAtRisk.upper]).toEqual([null, null])
    const { estimate, lower, upper } = cvarAt(sketch, 0.95, normalFactor)
    expect(Math.abs(estimate - normalCvar)).toBeLessThanOrEqual(0.001 * normalCvar)
    // The standard deviation of max(x − VaR, 0) is √(0.05·(1 + VaR² − VaR·CVaR) − 0.05²·(CVaR − VaR)²) for the normal.
    const square = 0.05 * (1 + normalVar ** 2 - normalVar * normalCvar)
    const deviation = Math.sqrt(square - (0.05 * (normalCvar - normalVar)) ** 2)
    const halfWidth = (normalFactor * deviation) / (Math.sqrt(count) * 0.05)
    expect(Math.abs((upper! - lower!) / 2 - halfWidth)).toBeLessThanOrEqual(0.005 * halfWidth)
    expect((upper! + lower!) / 2).toBeCloseTo(estimate, 12)
  })
})

type Draw = () => number

describe('95 % intervals at 95 %', () => {
  // The exponential distribution forgets: its CVaR is its VaR + 1. Pareto with index a: VaR 20^(1/a), CVaR a/(a − 1) times it.
  const populations = {
    normal: {
      draw: (u: Draw) => Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(2 * Math.PI * u()),
      valueAtRisk: normalVar,
      tailMean: normalCvar,
    },
    uniform: { draw: (u: Draw) => u(), valueAtRisk: 0.95, tailMean: 0.975 },
    exponential: {
      draw: (u: Draw) => -Math.log(1 - u()),
      valueAtRisk: Math.log(20),
      tailMean: Math.log(20) + 1,
    },
    'Pareto (index 4)': {
      draw: (u: Draw) => (1 - u()) ** -0.25,
      valueAtRisk: 20 ** 0.25,
      tailMean: (4 / 3) * 20 ** 0.25,
    },
  }

  // By numpy with 20,000 repetitions CVaR is covered in 94.0, 94.7, 93.3, 91.3 and 93.8 %. The fourth is below 93 %: 50
  // values of a heavy tail are too few for the normal approximation, as the function says.
  it.each([
    { population: 'normal', count: 1000, atLeast: 0.93 },
    { population: 'uniform', count: 1000, atLeast: 0.93 },
    { population: 'exponential', count: 1000, atLeast: 0.93 },
    { population: 'Pareto (index 4)', count: 1000, atLeast: 0.9 },
    { population: 'Pareto (index 4)', count: 4096, atLeast: 0.93 },
  ] as const)('cover VaR in 93 % and CVaR in $atLeast of samples of $count $population runs', (row) => {
    const { draw, valueAtRisk, tailMean } = populations[row.population]
    const next = words(5)
    const uniform = () => share(next)
    const repetitions = cases(1_000, 3_000)
    let coveredVar = 0
    let coveredCvar = 0
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const sketch = sketchOf(Float64Array.from({ length: row.count }, () => draw(uniform)))
      const first = varAt(sketch, 0.95, ranks[row.count])
      const second = cvarAt(sketch, 0.95, normalFactor)
      if (first.lower! <= valueAtRisk && valueAtRisk <= first.upper!) coveredVar++
      if (second.lower! <= tailMean && tailMean <= second.upper!) coveredCvar++
    }
    expect(coveredVar / repetitions).toBeGreaterThanOrEqual(0.93)
    expect(coveredCvar / repetitions).toBeGreaterThanOrEqual(row.atLeast)
    // Nor are they wide beyond need: always covering is no merit.
    expect(coveredVar / repetitions).toBeLessThan(0.98)
    expect(coveredCvar / repetitions).toBeLessThan(0.97)
  })
})

describe('VaR and CVaR', () => {
  const values = Array.from({ length: 500 }, (_, i) => (((7919 * i) % 1009) ** 2 - 200_000) / 977)
  const ascending = values.toSorted((a, b) => a - b)

  // numpy 2.4.6: y = maximum(x − VaR, 0); VaR + mean(y)/(1 − p) and 2·std(y, ddof=1)/√500/(1 − p).
  it.each([
    { p: 0.5, estimate: 401.2046878198567, twoErrors: 42.27096274974552 },
    { p: 0.95, estimate: 782.6237461617195, twoErrors: 23.515771156609578 },
  ])('at $p are those of numpy, the bounds two standard errors away', ({ p, estimate, twoErrors }) => {
    const found = cvarAt(sketchOf(values), p, 2)
    expect(found.estimate).toBeCloseTo(estimate, 9)
    expect(found.lower).toBeCloseTo(estimate - twoErrors, 9)
    expect(found.upper).toBeCloseTo(estimate + twoErrors, 9)
  })

  it('take the order statistics of the ranks as bounds', () => {
    expect(varAt(sketchOf(values), 0.95, { lower: 465, upper: 485 })).toEqual({
      estimate: ascending[474],
      lower: ascending[464],
      upper: ascending[484],
    })
    expect(varAt(sketchOf(values), 0.999, { lower: 497, upper: null })).toMatchObject({ upper: null })
    expect(() => varAt(sketchOf(values), 0.95, { lower: 0, upper: 501 })).toThrow(RangeError)
  })

  it('of equal values are that value, surely', () => {
    const sketch = sketchOf(new Float64Array(1000).fill(7.3))
    expect(cvarAt(sketch, 0.95, normalFactor)).toEqual({ estimate: 7.3, lower: 7.3, upper: 7.3 })
  })

  it('have no interval from one value, and are NaN without', () => {
    expect(cvarAt(sketchOf([3]), 0.95, 2)).toEqual({ estimate: 3, lower: null, upper: null })
    expect(cvarAt(new Sketch(), 0.95, 2)).toEqual({ estimate: Number.NaN, lower: null, upper: null })
    expect(varAt(new Sketch(), 0.95, noRanks).estimate).toBeNaN()
  })

  it.each([-0.01, 1, Number.NaN])('at %d are refused', (p) => {
    expect(() => varAt(sketchOf(values), p, noRanks)).toThrow(RangeError)
    expect(() => cvarAt(sketchOf(values), p, 2)).toThrow(RangeError)
  })
})

describe('the exceedance curve', () => {
  it('gives the share above each threshold, closer at the high end, and 0 at the maximum', () => {
    const curve = exceedanceCurve(sketchOf(Array.from({ length: 1001 }, (_, index) => index * index)))
    expect(curve).toHaveLength(24)
    expect(curve[0]).toEqual({ threshold: 0, probability: 1000 / 1001 })
    expect(curve[1]).toEqual({ threshold: 2500, probability: 950 / 1001 })
    expect(curve.slice(19)).toEqual([
      { threshold: 950 ** 2, probability: 50 / 1001 },
      { threshold: 980 ** 2, probability: 20 / 1001 },
      { threshold: 990 ** 2, probability: 10 / 1001 },
      { threshold: 999 ** 2, probability: 1 / 1001 },
      { threshold: 1000 ** 2, probability: 0 },
    ])
  })

  it.each([
    { name: 'kept one by one', count: 10_000 },
    { name: 'counted', count: 100_000 },
  ])('is that of the normal distribution, for values $name', ({ count }) => {
    const sketch = sketchOf(normalGrid(count))
    const tenths = exceedanceCurve(sketch).filter((_, index) => index % 2 === 0 && index > 0 && index < 20)
    // scipy 1.17.1: stats.norm.ppf(0.1 … 0.9).
    const expected = [
      -1.2815515655446004, -0.8416212335729142, -0.5244005127080409, -0.2533471031357997, 0,
      0.2533471031357997, 0.5244005127080407, 0.8416212335729143, 1.2815515655446004,
    ]
    expect(tenths).toHaveLength(expected.length)
    for (const [index, { threshold, probability }] of tenths.entries()) {
      expect(Math.abs(threshold - expected[index]!)).toBeLessThanOrEqual(
        0.001 * Math.abs(expected[index]!) + 1e-6,
      )
      expect(Math.abs(probability - (0.9 - index / 10))).toBeLessThanOrEqual(0.0005)
    }
  })

  it('has each threshold once where values are equal, with the share that is really above', () => {
    const sketch = sketchOf([...new Float64Array(60), ...Float64Array.from({ length: 40 }, (_, i) => i + 1)])
    const curve = exceedanceCurve(sketch)
    expect(curve[0]).toEqual({ threshold: 0, probability: 0.4 })
    expect(new Set(curve.map(({ threshold }) => threshold)).size).toBe(curve.length)
    expect([-1, 0, 0.5, 40].map((threshold) => sketch.exceedance(threshold))).toEqual([1, 0.4, 0.4, 0])
    expect(exceedanceCurve(sketchOf([7, 7]))).toEqual([{ threshold: 7, probability: 0 }])
  })

  it('is empty without values', () => {
    expect(exceedanceCurve(new Sketch())).toEqual([])
    expect(new Sketch().exceedance(1)).toBeNaN()
  })
})
