import assert from 'node:assert/strict'
import { describe, expect, it } from 'vitest'
import {
  defaultLevers,
  defaultParameters,
  type Levers,
  leverBounds,
  type ParameterSymbol,
  parameterAt,
  parameterTable,
  type SimulationInput,
  simulate,
} from '../../src/engine/index.ts'
import { cases } from '../support/size.ts'
import { parametersAtShares, randomInput, share, words } from './pseudo-random.ts'
import { amplification, differencesBetween, differencesOf, worstOf } from './second-comparison.ts'
import { simulateAgain } from './second-implementation.ts'

type Next = ReturnType<typeof words>

/** Two implementations of the same formulas differ by what the order of operations rounds away, and no more. */
const tolerance = 1e-12

/**
 * Where hoarding magnifies a small change K times, it magnifies rounding as well: such a run has to agree to K·10⁻¹³.
 * Worst of 20,000 runs each, as below: 9.1e-12 over the priors (K = 3e4), 2.1e-10 at the edges of the levers (7e4),
 * 4.7e-9 over the hard bounds (3e6), 3.0e-7 at their corners (5e8). Never more than K·2e-14 where 1e-12 is exceeded.
 */
const tolerancePerAmplification = 1e-13

/** Share of runs that may need the second tolerance; measured: up to 0.08 % over the priors, 0.4 % over the hard bounds. */
const amplifyingShare = { priors: 0.005, bounds: 0.02 }

function priorParameters(next: Next): Float64Array {
  return parametersAtShares(parameterTable.map(() => share(next)))
}

/** Each parameter at a hard bound or at its default. */
function cornerParameters(next: Next): Float64Array {
  return Float64Array.from(parameterTable, (spec) =>
    pick(next, [spec.minimum, spec.maximum, spec.defaultValue, spec.defaultValue]),
  )
}

function pick<T>(next: Next, values: readonly T[]): T {
  return values[next() % values.length]!
}

/** A bound of the lever, or the value that `drawn` has. */
function edge(
  next: Next,
  bound: { readonly minimum: number; readonly maximum: number },
  drawn: number,
): number {
  return pick(next, [bound.minimum, bound.maximum, drawn, drawn])
}

/**
 * Levers, years and severities at their edges: nothing or everything withheld, lists shorter or longer than the horizon,
 * suspensions long before, around and after the run, each lever at its bounds in half of the draws.
 */
function edgeInput(next: Next, parameters: Float64Array): SimulationInput {
  const startYear = pick(next, [2026, 2027, 2029, 2030, 2031, 2050])
  const horizonYears = pick(next, [1, 2, 5, 40])
  const { levers } = randomInput(next)
  const severity = () =>
    Array.from({ length: next() % (horizonYears + 3) }, () => pick(next, [0, 0, 1, share(next)]))
  const suspensions = [null, 2012, startYear - 1, startYear, startYear + 1, startYear + horizonYears, 2090]
  const { india, japan } = leverBounds
  const edged: Levers = {
    china: { oxide: severity(), magnet: severity() },
    india: {
      suspendAgreementFrom: pick(next, suspensions),
      windDownYears: edge(next, india.windDownYears, levers.india.windDownYears),
      domesticPriority: edge(next, india.domesticPriority, levers.india.domesticPriority),
      missionIntensity: edge(next, india.missionIntensity, levers.india.missionIntensity),
      incentiveInrPerKg: edge(next, india.incentiveInrPerKg, levers.india.incentiveInrPerKg),
      incentiveShareOfSales: edge(next, india.incentiveShareOfSales, levers.india.incentiveShareOfSales),
      capexSubsidyShare: edge(next, india.capexSubsidyShare, levers.india.capexSubsidyShare),
      magnetCapacityCapTonnes: edge(
        next,
        india.magnetCapacityCapTonnes,
        levers.india.magnetCapacityCapTonnes,
      ),
      incentiveBudgetInr: edge(next, india.incentiveBudgetInr, levers.india.incentiveBudgetInr),
    },
    japan: {
      publicStockDays: edge(next, japan.publicStockDays, levers.japan.publicStockDays),
      releaseShare: edge(next, japan.releaseShare, levers.japan.releaseShare),
      offtakeExChinaShare: pick(next, [null, edge(next, japan.offtakeExChinaShare, share(next))]),
      priceFloorUsdPerKg: pick(next, [null, edge(next, japan.priceFloorUsdPerKg, 150 * share(next))]),
      thriftSupport: edge(next, japan.thriftSupport, levers.japan.thriftSupport),
      recyclingSupport: edge(next, japan.recyclingSupport, levers.japan.recyclingSupport),
    },
  }
  return { startYear, horizonYears, parameters, levers: edged }
}

function reproducible(input: SimulationInput): string {
  return JSON.stringify({ ...input, parameters: [...input.parameters] })
}

/** Compares `count` inputs, each to `tolerance` or to what its amplification allows; counts the latter. */
function compareAll(count: number, draw: (next: Next) => SimulationInput, seed: number): number {
  const next = words(seed)
  let amplifying = 0
  for (let index = 0; index < count; index++) {
    const input = draw(next)
    const worst = worstOf(differencesOf(input))
    if (worst.relative <= tolerance) continue
    amplifying++
    const allowed = tolerancePerAmplification * amplification(input)
    assert.ok(
      worst.relative <= allowed,
      `${worst.where}: engine ${worst.engine}, second implementation ${worst.second}, apart by ${worst.relative} ` +
        `where ${Math.max(tolerance, allowed)} is rounding: ${reproducible(input)}`,
    )
  }
  return amplifying
}

function defaultsWith(values: Partial<Record<ParameterSymbol, number>>): Float64Array {
  const parameters = defaultParameters()
  for (const [symbol, value] of Object.entries(values))
    parameters[parameterAt[symbol as ParameterSymbol]] = value
  return parameters
}

/** Two years of restriction at the given levels, an agreement that ends, and Japanese levers as changed. */
function shockedLevers(levels: { oxide: number; magnet: number }, changes: Partial<Levers['japan']>): Levers {
  return {
    china: { oxide: [levels.oxide, levels.oxide], magnet: [levels.magnet, levels.magnet] },
    india: { ...defaultLevers.india, suspendAgreementFrom: 2025 },
    japan: { ...defaultLevers.japan, ...changes },
  }
}

describe('the engine agrees with a second implementation of its README', { timeout: 600_000 }, () => {
  const count = cases(2_000, 20_000)

  it('in every column around the defaults, to 1e-12 without exception', () => {
    const amplifying = compareAll(count, (next) => randomInput(next, { spread: 0.1 }), 20_120_815)
    expect(amplifying).toBe(0)
  })

  it('in every column at draws from the priors', () => {
    const draw = (next: Next) => ({ ...randomInput(next), parameters: priorParameters(next) })
    expect(compareAll(count, draw, 20_101_001)).toBeLessThanOrEqual(amplifyingShare.priors * count)
  })

  it('in every column at the edges of levers, severities and years', () => {
    const draw = (next: Next) => {
      const parameters = next() % 2 === 0 ? defaultParameters() : priorParameters(next)
      return edgeInput(next, parameters)
    }
    expect(compareAll(count, draw, 20_110_311)).toBeLessThanOrEqual(amplifyingShare.priors * count)
  })

  it('in every column over the hard bounds of the parameters', () => {
    expect(compareAll(count, randomInput, 20_250_404)).toBeLessThanOrEqual(amplifyingShare.bounds * count)
  })

  it('in every column at the corners of the hard bounds', () => {
    const draw = (next: Next) => edgeInput(next, cornerParameters(next))
    expect(compareAll(count, draw, 20_100_907)).toBeLessThanOrEqual(amplifyingShare.bounds * count)
  })

  it.each([
    ['nothing is imported, recycled or released', { c_o: 0, c_m: 0, J0: 0, r0: 0 }, { releaseShare: 0 }],
    ['nothing is imported, but the stock is released', { c_o: 0, c_m: 0, J0: 0, r0: 0 }, { releaseShare: 1 }],
    ['Chinese supply stops altogether', { lambda: 0, J0: 0 }, { publicStockDays: 0 }],
    ['India announces and ships nothing', { q_2026: 0, q_2030: 0, J0: 0, D_m: 0 }, {}],
    ['users expect at once and hold nothing back', { tau_e: 1, tau_v: 1, h: 5, m: 5, d_p: 1 }, {}],
    ['investors count on a floor', { ramp: 0.2, eta_r: 2, L: 1 }, { priceFloorUsdPerKg: 150 }],
    ['no floor is a floor of 0', {}, { priceFloorUsdPerKg: 0 }],
  ] as const)('where %s', (_, values, changes) => {
    for (const offtakeExChinaShare of [null, 0, 1]) {
      for (const level of [0, 0.5, 1]) {
        for (const startYear of [2026, 2030, 2050]) {
          for (const horizonYears of [1, 40]) {
            const levers = shockedLevers(
              { oxide: level, magnet: 1 - level },
              { ...changes, offtakeExChinaShare },
            )
            const input = { startYear, horizonYears, levers, parameters: defaultsWith(values) }
            const worst = worstOf(differencesOf(input))
            expect(worst.relative, `${worst.where} ${reproducible(input)}`).toBeLessThanOrEqual(tolerance)
          }
        }
      }
    }
  })

  it('meets rows in which the ratios have no denominator', () => {
    const parameters = defaultsWith({ c_o: 0, c_m: 0, J0: 0, r0: 0, q_2026: 0, q_2030: 0 })
    const levers = shockedLevers({ oxide: 1, magnet: 1 }, { offtakeExChinaShare: 0, releaseShare: 0 })
    const input = { startYear: 2026, horizonYears: 1, levers, parameters }
    const { scenario, summary } = simulateAgain(input)
    expect(scenario[0]).toMatchObject({
      severityShare: 0,
      chokePriceBound: 1,
      importsTonnes: 0,
      consumptionTonnes: 0,
      supplyHhi: Number.NaN,
      importLossShare: Number.NaN,
      outputLossJpy: 0,
    })
    expect(summary).toMatchObject({ planAttainment2026: null, planAttainment2030: null, yearsToRecovery: 0 })
    expect(summary).toEqual(simulate(input).summary)
    expect(differencesOf(input)).toEqual([])
  })

  it('in a comparison that notices a millionth more of any parameter', () => {
    const next = words(19_870_401)
    const inputs = Array.from({ length: 100 }, () => ({
      ...randomInput(next),
      startYear: 2026,
      parameters: priorParameters(next),
    })).map((input) => ({ input, plain: simulateAgain(input) }))
    const unnoticed = parameterTable.filter((_, position) =>
      inputs.every(({ input, plain }) => {
        const parameters = Float64Array.from(input.parameters)
        parameters[position]! *= 1 + 1e-6
        const other = simulateAgain({ ...input, parameters })
        return worstOf(differencesBetween(input, plain, other)).relative <= 1e-9
      }),
    )
    expect(unnoticed.map(({ symbol }) => symbol)).toEqual([])
  })
})
