/**
 * Claims that sound right and are false in this model, each with one set of parameters (all inside their priors) that
 * refutes it, and the share of prior draws that do. They document why no property test asserts the claim.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  columnOf,
  defaultLevers,
  defaultParameters,
  type ParameterSymbol,
  parameterAt,
  parameterTable,
  type SimulationInput,
  type SimulationResult,
  simulate,
} from '../../src/engine/index.ts'
import { parametersAtShares, randomInput, share, words } from './pseudo-random.ts'

type Overrides = Readonly<Partial<Record<ParameterSymbol, number>>>

/** Ten years from 2026 with both stages withheld alike in the years given. */
function run(
  overrides: Overrides,
  severities: readonly number[],
  {
    suspendAgreementFrom = null,
    magnets = true,
  }: { suspendAgreementFrom?: number | null; magnets?: boolean } = {},
): SimulationResult {
  const parameters = defaultParameters()
  for (const [symbol, value] of Object.entries(overrides)) {
    parameters[parameterAt[symbol as ParameterSymbol]] = value
  }
  return simulate({
    startYear: 2026,
    horizonYears: 10,
    parameters,
    levers: {
      ...defaultLevers,
      china: { oxide: severities, magnet: magnets ? severities : [] },
      india: { ...defaultLevers.india, suspendAgreementFrom },
    },
  })
}

function firstYearImports(result: SimulationResult): number {
  return columnOf(result.scenario, 'importsTonnes')[0]!
}

describe('false in general', () => {
  it('cumulative import loss rises with severity: a harder cut may build more capacity elsewhere', () => {
    const eagerInvestors = { ramp: 0.06, eta_r: 0.27 }
    const [mild, severe] = [0.3, 0.6].map(
      (severity) => run(eagerInvestors, [severity, severity]).summary.cumulativeImportLossTonnes,
    ) as [number, number]
    expect(severe).toBeLessThan(mild - 100)
  })

  it('a suspension costs imports over ten years: others expand, and Indian feed was going to stay home', () => {
    const slowIndia = run({ rho_inf: 0.58 }, [], { suspendAgreementFrom: 2026 })
    expect(slowIndia.summary.cumulativeImportLossTonnes).toBeLessThan(-50)
    const losses = columnOf(run({}, [], { suspendAgreementFrom: 2026 }).scenario, 'importLossTonnes')
    expect(Math.min(...losses.slice(0, 5))).toBeGreaterThan(0)
    expect(losses[5]).toBeLessThan(0)
  })

  it('peak price rises with severity: the peak may come late, after capacity that severity brought', () => {
    const slowIndia = { rho_inf: 0.64 }
    const [mild, severe] = [0.1, 0.5].map(
      (severity) => run(slowIndia, [severity], { magnets: false }).summary,
    ) as [SimulationResult['summary'], SimulationResult['summary']]
    expect(severe.peakPriceUsdPerKg).toBeLessThan(mild.peakPriceUsdPerKg - 1)
    expect(mild.peakPriceYear).toBeGreaterThan(2030)
  })

  it('first-year imports fall with severity: hoarding may pull more in than is withheld', () => {
    const hoarders = { c_o: 0.05, c_m: 0.12, lambda: 0.35, h: 0.9, d_p: 120, tau_e: 1.2, tau_v: 1.6 }
    const elasticSupply = { eps_s: 0.18, eps_d: 0.12 }
    const overrides = { ...hoarders, ...elasticSupply }
    const imports = [0, 0.2, 0.4].map((severity) => firstYearImports(run(overrides, [severity])))
    expect(imports[1]).toBeGreaterThan(imports[0]! + 10)
    expect(imports[2]).toBeGreaterThan(imports[1]! + 5)
  })
})

it('a larger public stock need not raise consumption: the lower price may cost more imports than it makes up', () => {
  const [small, large] = [5, 20].map((publicStockDays) => {
    const parameters = defaultParameters()
    parameters[parameterAt.eps_s] = 0.5
    parameters[parameterAt.eps_d] = 0.1
    const japan = { ...defaultLevers.japan, publicStockDays }
    const levers = { ...defaultLevers, china: { oxide: [1], magnet: [1] }, japan }
    return simulate({ startYear: 2026, horizonYears: 1, parameters, levers }).scenario
  }) as [Float64Array, Float64Array]
  expect(columnOf(large, 'priceUsdPerKg')[0]).toBeLessThan(columnOf(small, 'priceUsdPerKg')[0]! - 10)
  expect(columnOf(large, 'consumptionTonnes')[0]).toBeLessThan(columnOf(small, 'consumptionTonnes')[0]! - 20)
})

describe('as many draws from the priors as the README states refute that', () => {
  const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')
  const draws = 10_000
  const tenYears: Years = { startYear: 2026, horizonYears: 10, levers: defaultLevers }

  type Years = Omit<SimulationInput, 'parameters'>

  interface Draw {
    readonly parameters: Float64Array
    /** Words for whatever else is drawn. */
    readonly next: () => number
    /** Results under the lower and the higher of two severities that both stages have in the first two years. */
    pair(years: Years): [lower: SimulationResult, higher: SimulationResult]
  }

  function expectStated(claim: string, refutes: (draw: Draw) => boolean): void {
    const next = words(20_110_311)
    let found = 0
    for (let draw = 0; draw < draws; draw++) {
      const parameters = parametersAtShares(Float64Array.from(parameterTable, () => share(next)))
      const severities = [share(next), share(next)].toSorted((a, b) => a - b)
      const pair: Draw['pair'] = (years) =>
        severities.map((severity) => {
          const stage = [severity, severity]
          const levers = { ...years.levers, china: { oxide: stage, magnet: stage } }
          return simulate({ ...years, levers, parameters })
        }) as ReturnType<Draw['pair']>
      if (refutes({ parameters, next, pair })) found++
    }
    const stated = Number(new RegExp(`\\| ${claim} +\\| ([\\d.]+) %`).exec(readme)?.[1]) / 100
    // The draws are those that the text is about: a standard error, and what rounding hides.
    const slack = Math.sqrt((stated * (1 - stated)) / draws) + 0.0005
    expect(Math.abs(found / draws - stated), `${found} of ${draws} draws`).toBeLessThan(slack)
  }

  it('cumulative import loss rises with severity', () => {
    expectStated('cumulative import loss rises with severity', ({ pair }) => {
      const [mild, severe] = pair(tenYears)
      return severe.summary.cumulativeImportLossTonnes < mild.summary.cumulativeImportLossTonnes
    })
  })

  it('peak price rises with severity', () => {
    expectStated('peak price rises with severity', ({ pair }) => {
      const [mild, severe] = pair(tenYears)
      return severe.summary.peakPriceUsdPerKg < mild.summary.peakPriceUsdPerKg
    })
  })

  it('first-year imports fall with severity', () => {
    const risen = ([mild, severe]: [SimulationResult, SimulationResult]) =>
      firstYearImports(severe) > firstYearImports(mild)
    let underDefaultLevers = 0
    expectStated('first-year imports fall with severity', ({ next, pair }) => {
      if (risen(pair({ ...tenYears, horizonYears: 1 }))) underDefaultLevers++
      const { startYear, levers } = randomInput(next)
      const india = { ...levers.india, suspendAgreementFrom: null }
      return risen(pair({ startYear, horizonYears: 1, levers: { ...levers, india } }))
    })
    expect(underDefaultLevers).toBe(0)
  })

  it('a suspension of the agreement costs imports over ten years', () => {
    const india = { ...defaultLevers.india, suspendAgreementFrom: 2026 }
    const suspended = { ...tenYears, levers: { ...defaultLevers, india } }
    expectStated('a suspension of the agreement costs imports over ten years', ({ parameters }) => {
      return simulate({ ...suspended, parameters }).summary.cumulativeImportLossTonnes < 0
    })
  })
})
