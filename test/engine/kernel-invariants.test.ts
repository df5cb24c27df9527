import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ColumnName,
  columnCount,
  columnOf,
  defaultLevers,
  defaultParameters,
  type IndiaLevers,
  type JapanLevers,
  parameterAt,
  type SimulationInput,
  simulate,
  yearColumns,
} from '../../src/engine/index.ts'
import { cases } from '../support/size.ts'
import { randomInput, share, words } from './pseudo-random.ts'

/** Levers of every kind with parameters anywhere inside their hard bounds. */
const anyInput = fc.integer({ min: 1, max: 2 ** 31 }).map((seed) => randomInput(words(seed)))
const anyShare = fc.integer({ min: 1, max: 2 ** 31 }).map((seed) => share(words(seed)))
const options = { numRuns: cases(1000, 20_000) }

function withLevers(
  input: SimulationInput,
  change: {
    oxide?: readonly number[]
    magnet?: readonly number[]
    india?: Partial<IndiaLevers>
    japan?: Partial<JapanLevers>
  },
): SimulationInput {
  const { china, india, japan } = input.levers
  return {
    ...input,
    levers: {
      china: { oxide: change.oxide ?? china.oxide, magnet: change.magnet ?? china.magnet },
      india: { ...india, ...change.india },
      japan: { ...japan, ...change.japan },
    },
  }
}

/** Reads cells of a table by row and column name. */
function reader(table: Float64Array): (row: number, name: ColumnName) => number {
  const columns = new Map<ColumnName, Float64Array>()
  return (row, name) => {
    if (!columns.has(name)) columns.set(name, columnOf(table, name))
    return columns.get(name)![row]!
  }
}

/** Columns that may be negative: logarithms and differences. */
const signed: readonly ColumnName[] = [
  'logPriceRatio',
  'magnetCostGapUsdPerKg',
  'importLossTonnes',
  'importLossShare',
  'importBillChangeUsd',
]
/** Columns that are NaN where nothing is imported. */
const undefinedWithoutImports: readonly ColumnName[] = [
  'supplyHhi',
  'largestSupplierShare',
  'geoPolRiskScore',
  'geoPolRiskFactor',
  'euSupplyRisk',
  'importLossShare',
]

describe('in every year of both arms', () => {
  test('the balance closes, stocks move by what is bought and released', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { scenario, baseline } = simulate(input)
        for (const at of [reader(scenario), reader(baseline)]) {
          for (let row = 0; row < input.horizonYears; row++) {
            const supply = at(row, 'supplyTonnes')
            const released = at(row, 'privateReleaseTonnes') + at(row, 'publicReleaseTonnes')
            const bought = at(row, 'privatePurchaseTonnes') + at(row, 'publicPurchaseTonnes')
            const origins =
              at(row, 'importsChinaOxideTonnes') +
              at(row, 'importsChinaMagnetTonnes') +
              at(row, 'importsIndiaTonnes') +
              at(row, 'importsOtherTonnes')
            const used = origins + at(row, 'recycledTonnes') + released - bought
            expect(Math.abs(used - at(row, 'consumptionTonnes'))).toBeLessThanOrEqual(1e-12 * supply)
            const moved =
              at(row, 'privateStockTonnes') -
              at(row, 'privateStockOpeningTonnes') +
              at(row, 'publicStockTonnes') -
              at(row, 'publicStockOpeningTonnes')
            expect(Math.abs(moved - bought + released)).toBeLessThanOrEqual(1e-12 * supply)
            if (row > 0) {
              expect(at(row, 'privateStockOpeningTonnes')).toBe(at(row - 1, 'privateStockTonnes'))
              expect(at(row, 'publicStockOpeningTonnes')).toBe(at(row - 1, 'publicStockTonnes'))
            }
          }
        }
      }),
      options,
    )
  })

  test('nothing is negative or undefined but where the column says so', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { scenario, baseline } = simulate(input)
        for (const table of [scenario, baseline]) {
          table.forEach((value, index) => {
            const { name } = yearColumns[index % columnCount]!
            const allowed =
              (value >= 0 && value < Number.POSITIVE_INFINITY) ||
              (signed.includes(name) && Number.isFinite(value)) ||
              (undefinedWithoutImports.includes(name) && Number.isNaN(value))
            if (!allowed) expect.fail(`${name} is ${value}`)
          })
        }
      }),
      options,
    )
  })

  test('money stays within budget and caps, indices within their ranges, sectors sum', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { incentiveBudgetInr, incentiveInrPerKg, magnetCapacityCapTonnes } = input.levers.india
        const at = reader(simulate(input).scenario)
        for (let row = 0; row < input.horizonYears; row++) {
          expect(at(row, 'incentiveSpendInr')).toBeLessThanOrEqual(incentiveBudgetInr)
          const incentive = at(row, 'effectiveIncentiveUsdPerKg')
          expect(incentive).toBeLessThanOrEqual(incentiveInrPerKg / input.parameters[parameterAt.FX_INR]!)
          expect(incentive).toBeLessThanOrEqual(Math.max(0, at(row, 'magnetCostGapUsdPerKg')))
          expect(at(row, 'magnetCapacityTonnes')).toBeLessThanOrEqual(magnetCapacityCapTonnes * (1 + 1e-12))
          if (at(row, 'importsTonnes') > 0) {
            expect(at(row, 'supplyHhi')).toBeGreaterThanOrEqual(1 / 3 - 1e-12)
            expect(at(row, 'supplyHhi')).toBeLessThanOrEqual(1 + 1e-12)
            expect(at(row, 'geoPolRiskScore')).toBeLessThanOrEqual(1)
          }
          const sectors =
            at(row, 'evMotorShortfallTonnes') +
            at(row, 'otherAutomotiveShortfallTonnes') +
            at(row, 'windTurbineShortfallTonnes') +
            at(row, 'applianceShortfallTonnes') +
            at(row, 'electronicsShortfallTonnes') +
            at(row, 'otherUseShortfallTonnes')
          expect(Math.abs(sectors - at(row, 'consumptionShortfallTonnes'))).toBeLessThanOrEqual(1e-9)
        }
      }),
      options,
    )
  })
})

test('without restriction or suspension the scenario is the baseline, bit for bit', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const calm = withLevers(input, { oxide: [], magnet: [], india: { suspendAgreementFrom: null } })
      const { scenario, baseline, summary } = simulate(calm)
      expect(Buffer.compare(Buffer.from(scenario.buffer), Buffer.from(baseline.buffer))).toBe(0)
      expect(summary.cumulativeImportLossTonnes).toBe(0)
      expect(summary.yearsToRecovery).toBe(0)
      expect(Buffer.compare(Buffer.from(simulate(input).baseline.buffer), Buffer.from(baseline.buffer))).toBe(
        0,
      )
    }),
    options,
  )
})

test('scaling every tonnage, the magnet cap and the budget scales flows and leaves prices', () => {
  // A power of two scales every double exactly, so that the comparison needs no tolerance.
  const factor = 4
  fc.assert(
    fc.property(anyInput, (input) => {
      const parameters = input.parameters.slice()
      for (const symbol of ['D0', 'J0', 'q_2026', 'q_2030', 'D_m', 'K_x'] as const) {
        parameters[parameterAt[symbol]]! *= factor
      }
      const { india } = input.levers
      const larger = withLevers(input, {
        india: {
          magnetCapacityCapTonnes: india.magnetCapacityCapTonnes * factor,
          incentiveBudgetInr: india.incentiveBudgetInr * factor,
        },
      })
      const one = simulate(input).scenario
      const four = simulate({ ...larger, parameters }).scenario
      for (const { name } of yearColumns) {
        const scaled = /Tonnes$|Inr$|vehicles/.test(name) || name === 'importBillChangeUsd'
        const expected = columnOf(one, name).map((value) => (scaled ? value * factor : value))
        expect(Array.from(columnOf(four, name)), name).toEqual(Array.from(expected))
      }
    }),
    options,
  )
})

describe('in the first year', () => {
  test('price rises and consumption falls with severity', () => {
    fc.assert(
      fc.property(
        anyInput,
        anyShare,
        anyShare,
        anyShare,
        anyShare,
        (input, oxide, magnet, moreOxide, moreMagnet) => {
          const year = { ...input, horizonYears: 1 }
          const mild = reader(simulate(withLevers(year, { oxide: [oxide], magnet: [magnet] })).scenario)
          const harsher = {
            oxide: [oxide + (1 - oxide) * moreOxide],
            magnet: [magnet + (1 - magnet) * moreMagnet],
          }
          const harsh = reader(simulate(withLevers(year, harsher)).scenario)
          expect(harsh(0, 'logPriceRatio')).toBeGreaterThanOrEqual(mild(0, 'logPriceRatio') - 1e-13)
          expect(harsh(0, 'consumptionTonnes')).toBeLessThanOrEqual(
            mild(0, 'consumptionTonnes') * (1 + 1e-12),
          )
        },
      ),
      options,
    )
  })

  test('a suspension neither raises imports nor lowers the price', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const year = { ...input, horizonYears: 1 }
        const kept = reader(simulate(withLevers(year, { india: { suspendAgreementFrom: null } })).scenario)
        const suspended = reader(
          simulate(withLevers(year, { india: { suspendAgreementFrom: input.startYear } })).scenario,
        )
        expect(suspended(0, 'importsTonnes')).toBeLessThanOrEqual(kept(0, 'importsTonnes') * (1 + 1e-12))
        expect(suspended(0, 'logPriceRatio')).toBeGreaterThanOrEqual(kept(0, 'logPriceRatio') - 1e-13)
      }),
      options,
    )
  })

  test('a larger public stock does not raise the price', () => {
    fc.assert(
      fc.property(anyInput, anyShare, (input, more) => {
        const year = { ...input, horizonYears: 1 }
        const days = input.levers.japan.publicStockDays
        const larger = withLevers(year, { japan: { publicStockDays: days + (365 - days) * more } })
        const before = reader(simulate(year).scenario)(0, 'logPriceRatio')
        expect(reader(simulate(larger).scenario)(0, 'logPriceRatio')).toBeLessThanOrEqual(before + 1e-13)
      }),
      options,
    )
  })
})

test('Indian output never falls with severity', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { scenario, baseline } = simulate(input)
      const undisturbed = columnOf(baseline, 'indiaOutputTonnes')
      columnOf(scenario, 'indiaOutputTonnes').forEach((output, row) => {
        expect(output).toBeGreaterThanOrEqual(undisturbed[row]!)
      })
    }),
    options,
  )
})

test('the market is calm again from year 11 after a pulse at default parameters', () => {
  const { scenario, baseline } = simulate({
    startYear: 2026,
    horizonYears: 40,
    parameters: defaultParameters(),
    levers: { ...defaultLevers, china: { oxide: [0.5], magnet: [0.5] } },
  })
  const calm = columnOf(baseline, 'logPriceRatio')
  const disturbance = columnOf(scenario, 'logPriceRatio').map((x, row) => Math.abs(x - calm[row]!))
  expect(disturbance[0]).toBeGreaterThan(0.3)
  expect(Math.max(...disturbance.slice(10))).toBeLessThan(0.1)
})

test('programming errors are refused', () => {
  const input = {
    startYear: 2026,
    horizonYears: 10,
    parameters: defaultParameters(),
    levers: defaultLevers,
  }
  expect(() => simulate({ ...input, startYear: 2025 })).toThrow(RangeError)
  expect(() => simulate({ ...input, horizonYears: 41 })).toThrow(RangeError)
  expect(() => simulate({ ...input, parameters: new Float64Array(3) })).toThrow(RangeError)
  expect(() => simulate({ ...input, parameters: defaultParameters().fill(Number.NaN, 0, 1) })).toThrow(/D0/)
  expect(() => simulate(withLevers(input, { oxide: [1.2] }))).toThrow(RangeError)
})
