import { describe, expect, test } from 'vitest'
import {
  type ColumnName,
  columnOf,
  defaultLevers,
  defaultParameters,
  type IndiaLevers,
  type JapanLevers,
  leverBounds,
  namedHistories,
  simulate,
} from '../../src/engine/index.ts'

interface Change {
  readonly india?: Partial<IndiaLevers>
  readonly japan?: Partial<JapanLevers>
  readonly oxide?: readonly number[]
  readonly magnet?: readonly number[]
}

/** The stated scenario: half of Chinese oxide and magnets withheld in 2027–2029, agreement suspended in 2030. */
const shock: Change = {
  oxide: [0, 0.5, 0.5, 0.5],
  magnet: [0, 0.5, 0.5, 0.5],
  india: { suspendAgreementFrom: 2030 },
}

function columnUnder(change: Change, column: ColumnName): number[] {
  const { scenario } = simulate({
    startYear: 2026,
    horizonYears: 15,
    parameters: defaultParameters(),
    levers: {
      china: { oxide: change.oxide ?? shock.oxide!, magnet: change.magnet ?? shock.magnet! },
      india: { ...defaultLevers.india, ...shock.india, ...change.india },
      japan: { ...defaultLevers.japan, ...change.japan },
    },
  })
  return Array.from(columnOf(scenario, column))
}

/** [lever, low setting, high setting, column, year, +1 if the column rises with the lever] */
const effects: readonly (readonly [string, Change, Change, ColumnName, number, 1 | -1])[] = [
  ['china.oxide', { oxide: [0, 0.2] }, { oxide: [0, 0.6] }, 'priceUsdPerKg', 2027, 1],
  ['china.magnet', { magnet: [0, 0.2] }, { magnet: [0, 0.6] }, 'magnetShortfallTonnes', 2027, 1],
  [
    'windDownYears',
    { india: { windDownYears: 1 } },
    { india: { windDownYears: 5 } },
    'importsIndiaTonnes',
    2030,
    1,
  ],
  [
    'suspension',
    { india: { suspendAgreementFrom: 2030 } },
    { india: { suspendAgreementFrom: null } },
    'importsIndiaTonnes',
    2030,
    1,
  ],
  [
    'domesticPriority',
    { india: { domesticPriority: 0, suspendAgreementFrom: null } },
    { india: { domesticPriority: 1, suspendAgreementFrom: null } },
    'indiaFeedOfferedTonnes',
    2035,
    -1,
  ],
  [
    'missionIntensity',
    { india: { missionIntensity: 0 } },
    { india: { missionIntensity: 1 } },
    'indiaOutputTonnes',
    2028,
    1,
  ],
  [
    'incentiveInrPerKg',
    { india: { incentiveInrPerKg: 0 } },
    { india: { incentiveInrPerKg: 2150 } },
    'magnetOutputTonnes',
    2030,
    1,
  ],
  [
    'incentiveShareOfSales',
    { india: { incentiveShareOfSales: 0 } },
    { india: { incentiveShareOfSales: 0.4 } },
    'magnetOutputTonnes',
    2030,
    1,
  ],
  [
    'capexSubsidyShare',
    { india: { capexSubsidyShare: 0 } },
    { india: { capexSubsidyShare: 0.3 } },
    'magnetCostGapUsdPerKg',
    2026,
    -1,
  ],
  [
    'magnetCapacityCapTonnes',
    { india: { magnetCapacityCapTonnes: 1000 } },
    { india: { magnetCapacityCapTonnes: 6000 } },
    'magnetOutputTonnes',
    2030,
    1,
  ],
  [
    'incentiveBudgetInr',
    { india: { incentiveBudgetInr: 1e9 } },
    { india: { incentiveBudgetInr: 6.45e10 } },
    'incentiveSpendInr',
    2035,
    1,
  ],
  [
    'publicStockDays',
    { japan: { publicStockDays: 0 } },
    { japan: { publicStockDays: 180 } },
    'priceUsdPerKg',
    2027,
    -1,
  ],
  ['releaseShare', { japan: { releaseShare: 0 } }, { japan: { releaseShare: 1 } }, 'priceUsdPerKg', 2027, -1],
  [
    'offtakeExChinaShare',
    { japan: { offtakeExChinaShare: 0.3 } },
    { japan: { offtakeExChinaShare: 0.5 } },
    'importsOtherTonnes',
    2026,
    1,
  ],
  [
    'priceFloorUsdPerKg',
    { japan: { priceFloorUsdPerKg: null } },
    { japan: { priceFloorUsdPerKg: 110 } },
    'otherCapacityTonnes',
    2028,
    1,
  ],
  ['thriftSupport', { japan: { thriftSupport: 0 } }, { japan: { thriftSupport: 3 } }, 'thriftShare', 2029, 1],
  [
    'recyclingSupport',
    { japan: { recyclingSupport: 0 } },
    { japan: { recyclingSupport: 3 } },
    'recyclingShare',
    2030,
    1,
  ],
]

describe('every lever moves an output in its stated direction', () => {
  test.each(effects)('%s', (_lever, low, high, column, year, sign) => {
    const difference = columnUnder(high, column)[year - 2026]! - columnUnder(low, column)[year - 2026]!
    expect(difference * sign).toBeGreaterThan(0)
  })

  test('none is left out', () => {
    const named = effects.map(([lever]) =>
      lever.replace('suspension', 'suspendAgreementFrom').replace('china.', ''),
    )
    const all = Object.values(leverBounds).flatMap((levers) => Object.keys(levers))
    expect(named.toSorted()).toEqual(all.toSorted())
  })
})

test('the scheme as published pays INR 6,450 crore for 6,000 t over five years', () => {
  const { incentiveInrPerKg, magnetCapacityCapTonnes, incentiveBudgetInr } = defaultLevers.india
  expect(incentiveInrPerKg * magnetCapacityCapTonnes * 1000 * 5).toBe(incentiveBudgetInr)
})

test('QUOTA_2010 is what the quotas withheld from the 2009 quota', () => {
  const quota2009 = 50_145
  const later = [30_184, 30_996, 30_999, 30_611]
  const history = namedHistories.find(({ name }) => name === 'QUOTA_2010')!
  later.forEach((quota, index) => {
    expect(history.severityByYear[index + 1]).toBeCloseTo(1 - quota / quota2009, 2)
  })
})
