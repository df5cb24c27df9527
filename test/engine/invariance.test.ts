import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import {
  columnCount,
  type ParameterSymbol,
  parameterAt,
  type SimulationInput,
  simulate,
  yearColumns,
} from '../../src/engine/index.ts'
import { boundedInputs, calmInputs, priorInputs, runs } from './arbitraries.ts'
import { assertClose, cellsOf, eachYear } from './table-rows.ts'

/** Every parameter that is a tonnage; lever counterparts are the magnet cap and the budget. */
const tonnages: readonly ParameterSymbol[] = ['D0', 'J0', 'q_2026', 'q_2030', 'D_m', 'K_x']

/** Units of columns that grow with the economy; output loss is a price of a share of use and does not. */
const scalingUnits = new Set(['t/yr', 't', 't magnet/yr', 't magnet', 'INR/yr', 'INR', 'vehicles/yr'])
const scaling = yearColumns.map(({ unit, name }) => scalingUnits.has(unit) || name === 'importBillChangeUsd')

const sampledFlows = [
  'importsTonnes',
  'consumptionTonnes',
  'privateStockTonnes',
  'publicStockTonnes',
  'indiaOutputTonnes',
  'magnetOutputTonnes',
  'importLossTonnes',
] as const

function scaled(input: SimulationInput, factor: number): SimulationInput {
  const parameters = input.parameters.slice()
  for (const symbol of tonnages) parameters[parameterAt[symbol]]! *= factor
  const { india } = input.levers
  return {
    ...input,
    parameters,
    levers: {
      ...input.levers,
      india: {
        ...india,
        magnetCapacityCapTonnes: india.magnetCapacityCapTonnes * factor,
        incentiveBudgetInr: india.incentiveBudgetInr * factor,
      },
    },
  }
}

describe('baseline', () => {
  it('equals a scenario without restriction or suspension bit for bit', () => {
    fc.assert(
      fc.property(calmInputs, (input) => {
        const { scenario, baseline, summary } = simulate(input)
        for (let cell = 0; cell < scenario.length; cell++) {
          assert.ok(Object.is(scenario[cell], baseline[cell]), yearColumns[cell % columnCount]!.name)
        }
        assert.equal(summary.cumulativeImportLossTonnes, 0)
        assert.equal(summary.yearsToRecovery, 0)
      }),
      runs,
    )
  })

  it('does not depend on the shock', () => {
    fc.assert(
      fc.property(fc.oneof(priorInputs, boundedInputs), (input) => {
        const calm = {
          ...input.levers,
          china: { oxide: [], magnet: [] },
          india: { ...input.levers.india, suspendAgreementFrom: null },
        }
        assert.deepEqual(simulate(input).baseline, simulate({ ...input, levers: calm }).baseline)
      }),
      runs,
    )
  })
})

describe('scale', () => {
  it.each([
    ['priors', priorInputs],
    ['hard bounds', boundedInputs],
  ])('by a power of two passes to every flow and to no price, exactly (%s)', (_, inputs) => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(0.25, 0.5, 2, 4, 8), (input, factor) => {
        const [small, large] = [simulate(input), simulate(scaled(input, factor))]
        for (const arm of ['scenario', 'baseline'] as const) {
          for (let cell = 0; cell < small[arm].length; cell++) {
            const position = cell % columnCount
            const expected = small[arm][cell]! * (scaling[position]! ? factor : 1)
            if (!Object.is(large[arm][cell], expected)) {
              assert.fail(`${yearColumns[position]!.name}: ${large[arm][cell]} is not ${expected}`)
            }
          }
        }
      }),
      runs,
    )
  })

  it('by any factor does so up to rounding, which hoarding amplifies from year to year', () => {
    fc.assert(
      fc.property(priorInputs, fc.integer({ min: 1, max: 30 }), (input, tenths) => {
        const short = { ...input, horizonYears: Math.min(10, input.horizonYears) }
        const factor = tenths / 10
        const [small, large] = [simulate(short).scenario, simulate(scaled(short, factor)).scenario]
        eachYear(small, (cell, row) => {
          const largeCell = cellsOf(large, row)
          for (const name of ['priceUsdPerKg', 'chinaPriceUsdPerKg'] as const) {
            assertClose(largeCell(name), cell(name), { tolerance: 1e-9, what: name })
          }
          const close = { tolerance: 1e-9, scale: factor * cell('referenceDemandTonnes') }
          for (const name of sampledFlows)
            assertClose(largeCell(name), factor * cell(name), { ...close, what: name })
        })
      }),
      runs,
    )
  })
})
