import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type ColumnName,
  columnOf,
  defaultLevers,
  defaultParameters,
  outrightCutOffLossJpy,
  parameterAt,
  parameterTable,
  simulate,
} from '../../src/engine/index.ts'
import { refreshReadme } from '../support/readme-tables.ts'

const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')

/** Rows of the first table after `heading` as label → cells. */
function tableAfter(heading: string): Map<string, string[]> {
  const lines = readme.slice(readme.indexOf(heading)).split('\n')
  const first = lines.findIndex((line) => line.startsWith('|'))
  const rows = new Map<string, string[]>()
  for (const line of lines.slice(first + 2)) {
    if (!line.startsWith('|')) break
    const [label, ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    rows.set(label!, cells)
  }
  return rows
}

test('the generated tables of the README are those of the code', () => {
  expect(refreshReadme(readme)).toBe(readme)
})

test('the kernel gives the three years that were worked by hand', () => {
  const worked = tableAfter('## 9 Three years worked by hand')
  const result = simulate({
    startYear: 2026,
    horizonYears: 4,
    parameters: defaultParameters(),
    levers: {
      ...defaultLevers,
      china: { oxide: [0.2, 0.5, 0.5], magnet: [] },
      india: { ...defaultLevers.india, suspendAgreementFrom: 2026 },
    },
  })
  const sameYear: Record<string, ColumnName> = {
    D: 'referenceDemandTonnes',
    s: 'severityShare',
    e: 'expectedSeverityShare',
    'D*': 'demandTonnes',
    plan: 'plannedOutputTonnes',
    ρ: 'realisationShare',
    Q: 'indiaOutputTonnes',
    X: 'agreementShare',
    I: 'indiaFeedOfferedTonnes',
    'W = K_r': 'otherCapacityTonnes',
    'A₀': 'availableTonnes',
    'cover days': 'wantedCoverDays',
    N: 'wantedTonnes',
    A: 'offeredTonnes',
    x: 'logPriceRatio',
    M: 'importsTonnes',
    S: 'supplyTonnes',
    U: 'consumptionTonnes',
    'V_p end': 'privateStockTonnes',
    'V_g end': 'publicStockTonnes',
    Q_home: 'indiaHomeOxideTonnes',
    bought: 'indiaBoughtOxideTonnes',
    G: 'magnetOutputTonnes',
    unallocated: 'unallocatedTonnes',
    P: 'priceUsdPerKg',
    P_cn: 'chinaPriceUsdPerKg',
    gap: 'magnetCostGapUsdPerKg',
    'effective incentive': 'effectiveIncentiveUsdPerKg',
    F: 'incentiveSpendInr',
    'import loss': 'importLossTonnes',
    'output loss USD': 'outputLossUsd',
  }
  const followingYear: Record<string, ColumnName> = {
    'z next': 'thriftShare',
    'K_r next': 'otherCapacityTonnes',
    'B_r next': 'otherPipelineTonnes',
    'r next': 'recyclingShare',
    'ρ next': 'realisationShare',
    'K_m next': 'magnetCapacityTonnes',
    'B_m next': 'magnetPipelineTonnes',
  }
  for (const [labels, shift] of [
    [sameYear, 0],
    [followingYear, 1],
  ] as const) {
    for (const [label, column] of Object.entries(labels)) {
      const expected = worked.get(label)!.map(Number)
      expect(expected).toHaveLength(3)
      const actual = columnOf(result.scenario, column)
      expected.forEach((value, year) => {
        const difference = Math.abs(actual[year + shift]! - value)
        expect(difference, `${label}, year ${year + 1}`).toBeLessThanOrEqual(
          1e-11 * Math.max(1, Math.abs(value)),
        )
      })
    }
  }
})

test("the named alternative gives NdPr China's share of all rare earths, and a cut-off its published cost", () => {
  const [, share, ell] = /0\.66 − c_m = ([\d.]+), and `ell` with .*? = (\d+) so/.exec(readme)!.map(Number)
  const parameters = defaultParameters()
  expect(share! + parameters[parameterAt.c_m]!).toBeCloseTo(0.66, 15)
  parameters[parameterAt.c_o] = share!
  parameters[parameterAt.ell] = ell!
  expect(outrightCutOffLossJpy(parameters) / Math.sqrt(2.6e12 * 7e12)).toBeCloseTo(1, 12)
  expect(share).toBeLessThanOrEqual(parameterTable[parameterAt.c_o]!.maximum)
})
