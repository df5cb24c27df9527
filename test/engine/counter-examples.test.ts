/**
 * Claims that sound right and are false in this model, each with one set of parameters (all inside their priors) that
 * refutes it. They document why no property test asserts the claim; the README gives the share of such cases.
 */
import { describe, expect, it } from 'vitest'
import {
  columnOf,
  defaultLevers,
  defaultParameters,
  type ParameterSymbol,
  parameterAt,
  type SimulationResult,
  simulate,
} from '../../src/engine/index.ts'

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
