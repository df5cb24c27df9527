import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import {
  type ColumnName,
  parameterAt,
  type SimulationInput,
  simulate,
  yearColumns,
} from '../../src/engine/index.ts'
import { boundedInputs, priorInputs, runs } from './arbitraries.ts'
import { assertClose, type Cell, cellsOf, eachYear } from './table-rows.ts'

/** Differences between arms, logarithms and cost gaps may be negative; every other column counts something. */
const signed: readonly ColumnName[] = [
  'logPriceRatio',
  'magnetCostGapUsdPerKg',
  'importLossTonnes',
  'importLossShare',
  'importBillChangeUsd',
]

/** Ratios without a value where nothing is imported. */
const perImport: readonly ColumnName[] = [
  'supplyHhi',
  'largestSupplierShare',
  'geoPolRiskScore',
  'geoPolRiskFactor',
  'euSupplyRisk',
]

/** Whether a column has no value in this year; every other cell is a finite number. */
function isUndefined(name: ColumnName, cell: Cell): boolean {
  if (perImport.includes(name)) return cell('importsTonnes') === 0
  return name === 'importLossShare' && cell('importLossTonnes') + cell('importsTonnes') === 0
}

/** Visits every year of both arms of generated runs. */
function inEveryYear(
  inputs: fc.Arbitrary<SimulationInput>,
  visit: (cell: Cell, input: SimulationInput, table: Float64Array, row: number) => void,
): void {
  fc.assert(
    fc.property(inputs, (input) => {
      const result = simulate(input)
      for (const table of [result.scenario, result.baseline]) {
        eachYear(table, (cell, row) => visit(cell, input, table, row))
      }
    }),
    runs,
  )
}

describe.each([
  ['priors', priorInputs],
  ['hard bounds', boundedInputs],
])('ledger, parameters from their %s', (_, inputs) => {
  it('closes the balance: imports, recycled and released less purchased are used', () => {
    inEveryYear(inputs, (cell) => {
      const supply =
        cell('importsTonnes') +
        cell('recycledTonnes') +
        cell('privateReleaseTonnes') +
        cell('publicReleaseTonnes')
      const used = cell('consumptionTonnes') + cell('privatePurchaseTonnes') + cell('publicPurchaseTonnes')
      assertClose(used, supply, { tolerance: 1e-12, what: 'balance' })
      const byOrigin =
        cell('importsChinaOxideTonnes') +
        cell('importsChinaMagnetTonnes') +
        cell('importsIndiaTonnes') +
        cell('importsOtherTonnes')
      assertClose(byOrigin, cell('importsTonnes'), { tolerance: 1e-12, what: 'imports by origin' })
    })
  })

  it('gives numbers: no stock, flow or price below 0, none without a value but ratios to nothing', () => {
    inEveryYear(inputs, (cell) => {
      for (const { name } of yearColumns) {
        const value = cell(name)
        const isRight = isUndefined(name, cell)
          ? Number.isNaN(value)
          : Number.isFinite(value) && (value >= 0 || signed.includes(name))
        if (!isRight) assert.fail(`${name} is ${value}`)
      }
      assert.ok(cell('priceUsdPerKg') > 0 && cell('chinaPriceUsdPerKg') > 0)
    })
  })

  it('changes stocks by purchases less releases, and carries them over', () => {
    inEveryYear(inputs, (cell, { levers, parameters }, table, row) => {
      const scale = cell('demandTonnes')
      const close = { tolerance: 1e-12, scale }
      const privateChange = cell('privatePurchaseTonnes') - cell('privateReleaseTonnes')
      const publicChange = cell('publicPurchaseTonnes') - cell('publicReleaseTonnes')
      const privateOpening = cell('privateStockOpeningTonnes')
      const publicOpening = cell('publicStockOpeningTonnes')
      assertClose(cell('privateStockTonnes') - privateOpening, privateChange, { ...close, what: 'private' })
      assertClose(cell('publicStockTonnes') - publicOpening, publicChange, { ...close, what: 'public' })
      const demand = cell('referenceDemandTonnes')
      const previous = row > 0 ? cellsOf(table, row - 1) : null
      const privateBefore = previous?.('privateStockTonnes') ?? (parameters[parameterAt.d_p]! / 365) * demand
      const publicBefore = previous?.('publicStockTonnes') ?? (levers.japan.publicStockDays / 365) * demand
      assert.equal(privateOpening, privateBefore)
      assert.equal(publicOpening, publicBefore)
    })
  })

  it('clears the market between the clamps and flags them', () => {
    inEveryYear(inputs, (cell, { parameters }) => {
      const x = cell('logPriceRatio')
      const [choke, floor] = [cell('chokePriceBound'), cell('floorPriceBound')]
      const most = Math.log(parameters[parameterAt.p_max]!)
      if (choke === 1) assertClose(x, most, { tolerance: 1e-14, what: 'choke price' })
      else if (floor === 1) assertClose(x, -Math.log(5), { tolerance: 1e-14, what: 'floor price' })
      else {
        assert.ok(x > -Math.log(5) - 1e-14 && x < most + 1e-14, `unflagged clamp at ${x}`)
        assertClose(
          cell('offeredTonnes') * Math.exp(parameters[parameterAt.eps_s]! * x),
          cell('wantedTonnes') * Math.exp(-parameters[parameterAt.eps_d]! * x),
          { tolerance: 1e-12, what: 'clearing' },
        )
      }
      const offered = cell('offeredTonnes') * Math.exp(parameters[parameterAt.eps_s]! * x)
      const demanded = Math.exp(-parameters[parameterAt.eps_d]! * x)
      const sold = Math.min(offered, cell('wantedTonnes') * demanded)
      assert.ok(cell('supplyTonnes') <= sold * (1 + 1e-12), 'more supplied than is offered or wanted')
      assert.ok(cell('consumptionTonnes') <= cell('demandTonnes') * demanded * (1 + 1e-12), 'overuse')
      const released = cell('privateReleaseTonnes') + cell('publicReleaseTonnes')
      // A release that a high price would stretch beyond the stock is the only reason to supply less.
      if (released === 0) assertClose(cell('supplyTonnes'), sold, { tolerance: 1e-12, what: 'supply' })
      const trend = Math.exp(parameters[parameterAt.gamma]! * (cell('year') - 2025))
      const reference = parameters[parameterAt.P0]! * trend
      assertClose(cell('priceUsdPerKg'), reference * Math.exp(x), { tolerance: 1e-12, what: 'price' })
      const inChina = reference * Math.exp(parameters[parameterAt.psi]! * x)
      assertClose(cell('chinaPriceUsdPerKg'), inChina, { tolerance: 1e-12, what: 'price in China' })
    })
  })

  it('uses Indian oxide once and Indian magnet demand fully', () => {
    inEveryYear(inputs, (cell, { levers, parameters }, table, row) => {
      const magnets = cell('magnetOutputTonnes')
      const capacityCap = levers.india.magnetCapacityCapTonnes
      assert.ok(cell('magnetCapacityTonnes') <= capacityCap * (1 + 1e-12), 'capacity above its cap')
      const close = { tolerance: 1e-12 }
      const home = cell('domesticUseTonnes') + cell('unallocatedTonnes')
      assertClose(home, cell('indiaHomeOxideTonnes'), { ...close, what: 'Indian oxide' })
      const oxide = cell('indiaHomeOxideTonnes') + cell('indiaBoughtOxideTonnes')
      assert.ok(magnets * parameters[parameterAt.kappa]! <= oxide * (1 + 1e-12), 'magnets without oxide')
      const runnable = parameters[parameterAt.u_m]! * cell('magnetCapacityTonnes')
      assert.ok(magnets <= runnable * (1 + 1e-12), 'magnets without capacity')
      assertClose(cell('indiaOutputTonnes'), cell('realisationShare') * cell('plannedOutputTonnes'), {
        ...close,
        what: 'output',
      })
      const demand = cell('magnetDemandTonnes')
      const fullStock = (parameters[parameterAt.d_m]! / 365) * demand
      const stockBefore = row > 0 ? cellsOf(table, row - 1)('magnetStockTonnes') : fullStock
      const released = cell('severityMagnetShare') > 0 ? stockBefore - cell('magnetStockTonnes') : 0
      const met = magnets + cell('magnetImportsTonnes') + cell('magnetShortfallTonnes') + released
      assertClose(met, Math.max(magnets, demand), {
        ...close,
        what: 'Indian magnets',
        scale: demand + stockBefore,
      })
    })
  })

  it('pays no more than the caps, the budget and five years allow', () => {
    inEveryYear(inputs, (cell, { levers, parameters }, table, row) => {
      const { india } = levers
      const slack = 1 + 1e-12
      const gap = cell('magnetCostGapUsdPerKg')
      const costInChina =
        parameters[parameterAt.kappa]! * cell('chinaPriceUsdPerKg') + parameters[parameterAt.v_CN]!
      const incentive = cell('incentiveUsdPerKg')
      assert.ok(incentive <= (india.incentiveInrPerKg / parameters[parameterAt.FX_INR]!) * slack, 'INR cap')
      assert.ok(
        incentive <= Math.max(0, india.incentiveShareOfSales * (costInChina + gap)) * slack + 1e-9,
        'cap on the share of sales',
      )
      assert.ok(incentive <= Math.max(0, gap) * slack, 'more than the gap')
      assert.ok(cell('effectiveIncentiveUsdPerKg') <= incentive * slack, 'more paid than due')
      const before = row > 0 ? cellsOf(table, row - 1)('incentiveSpendInr') : 0
      const payment = cell('incentivePaymentInr')
      const due = incentive * 1000 * cell('magnetOutputTonnes') * parameters[parameterAt.FX_INR]!
      assert.ok(payment <= due * slack, 'paid for magnets that were not made')
      assert.ok(cell('incentiveSpendInr') <= india.incentiveBudgetInr, 'over budget')
      assertClose(cell('incentiveSpendInr'), before + payment, { tolerance: 1e-12, what: 'spend' })
      let age = 0
      for (let year = 0; year <= row; year++) {
        if (age > 0 || cellsOf(table, year)('magnetOutputTonnes') > 0) age++
      }
      if (age > 5) assert.equal(payment, 0, 'paid after five years')
    })
  })
})
