import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type ColumnName,
  columnOf,
  defaultLevers,
  defaultParameters,
  deterministicHindcastDriver,
  hindcastParameters,
  hindcastSeverity,
  runHindcast,
  simulate,
} from '../../src/engine/index.ts'
import { refreshReadme } from '../../src/engine/readme-tables.ts'

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

test('the README states the hindcast that the code gives', () => {
  const stated = tableAfter('## 10 Hindcast')
  const { scenario } = runHindcast(hindcastSeverity(deterministicHindcastDriver), hindcastParameters())
  const imports = columnOf(scenario, 'importsTonnes')
  columnOf(scenario, 'priceUsdPerKg').forEach((price, index) => {
    const cells = stated.get(String(2009 + index))!
    expect(price.toFixed(1)).toBe(cells[0])
    expect((imports[index]! / imports[1]!).toFixed(3)).toBe(Number(cells[4]).toFixed(3))
  })
})
