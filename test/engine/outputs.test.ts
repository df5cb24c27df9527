import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { parameterAt, type SimulationInput, simulate } from '../../src/engine/index.ts'
import { boundedInputs, priorInputs, runs } from './arbitraries.ts'
import { assertClose, type Cell, cellsOf, eachYear } from './table-rows.ts'

function inEveryYear(visit: (scenario: Cell, baseline: Cell, input: SimulationInput) => void): void {
  fc.assert(
    fc.property(fc.oneof(priorInputs, boundedInputs), (input) => {
      const { scenario, baseline } = simulate(input)
      eachYear(scenario, (cell, row) => visit(cell, cellsOf(baseline, row), input))
    }),
    runs,
  )
}

describe('yearly outputs', () => {
  it('are losses of the baseline less the scenario', () => {
    inEveryYear((cell, base, { parameters }) => {
      const [imports, importsBefore] = [cell('importsTonnes'), base('importsTonnes')]
      assert.equal(cell('importLossTonnes'), importsBefore - imports)
      if (importsBefore === 0) assert.ok(Number.isNaN(cell('importLossShare')))
      else {
        assertClose(cell('importLossShare'), 1 - imports / importsBefore, {
          tolerance: 1e-12,
          what: 'share',
          scale: 1 + imports / importsBefore,
        })
      }
      const [use, useBefore] = [cell('consumptionTonnes'), base('consumptionTonnes')]
      const shortfall = Math.max(0, useBefore - use)
      assert.equal(cell('consumptionShortfallTonnes'), shortfall)
      const bill = 1000 * cell('priceUsdPerKg') * imports
      const billBefore = 1000 * base('priceUsdPerKg') * importsBefore
      assertClose(cell('importBillChangeUsd'), bill - billBefore, {
        tolerance: 1e-12,
        what: 'import bill',
        scale: bill + billBefore,
      })
      const lost = useBefore === 0 ? 0 : (parameters[parameterAt.ell]! * shortfall) / useBefore
      const scale = parameters[parameterAt.ell]!
      assertClose(cell('outputLossJpy'), lost, { tolerance: 1e-12, what: 'output loss', scale })
      const inUsd = cell('outputLossUsd') * parameters[parameterAt.FX_JPY]!
      assertClose(inUsd, cell('outputLossJpy'), { tolerance: 1e-12, what: 'output loss in USD' })
    })
  })

  it('split the shortfall over sectors and turn the EV part into vehicles', () => {
    inEveryYear((cell, _base, { parameters }) => {
      const sectors =
        cell('evMotorShortfallTonnes') +
        cell('otherAutomotiveShortfallTonnes') +
        cell('windTurbineShortfallTonnes') +
        cell('applianceShortfallTonnes') +
        cell('electronicsShortfallTonnes') +
        cell('otherUseShortfallTonnes')
      assertClose(sectors, cell('consumptionShortfallTonnes'), { tolerance: 1e-9, what: 'sectors' })
      const magnetKg = (cell('evMotorShortfallTonnes') / parameters[parameterAt.kappa]!) * 1000
      const close = { tolerance: 1e-12, what: 'vehicles' }
      assertClose(cell('vehiclesNotBuilt') * parameters[parameterAt.ev_magnet_kg]!, magnetKg, close)
      assertClose(cell('vehiclesNotBuiltHigh') * parameters[parameterAt.ev_magnet_kg_low]!, magnetKg, close)
      assertClose(cell('vehiclesNotBuiltLow') * parameters[parameterAt.ev_magnet_kg_high]!, magnetKg, close)
    })
  })

  it('keep indices in their ranges, and give none where nothing is imported', () => {
    inEveryYear((cell) => {
      const indices = [
        cell('supplyHhi'),
        cell('largestSupplierShare'),
        cell('geoPolRiskScore'),
        cell('geoPolRiskFactor'),
        cell('euSupplyRisk'),
      ]
      if (cell('importsTonnes') === 0) {
        assert.ok(indices.every(Number.isNaN))
        return
      }
      const flows = [
        cell('importsChinaOxideTonnes') + cell('importsChinaMagnetTonnes'),
        cell('importsIndiaTonnes'),
        cell('importsOtherTonnes'),
      ]
      const suppliers = flows.filter((flow) => flow > 0).length
      const [hhi, largest, score, factor, supplyRisk] = indices as [number, number, number, number, number]
      assert.ok(hhi >= 1 / suppliers - 1e-15 && hhi <= 1 + 1e-15, `HHI ${hhi} of ${suppliers}`)
      assert.ok(largest ** 2 <= hhi + 1e-15 && hhi <= largest + 1e-15, `HHI ${hhi}, largest ${largest}`)
      assertClose(largest, Math.max(...flows) / cell('importsTonnes'), { tolerance: 1e-12, what: 'largest' })
      assert.ok(score >= 0 && score <= 1, `GeoPolRisk ${score}`)
      assert.ok(factor >= 0 && supplyRisk >= 0)
      const rest = Math.max(0, cell('supplyTonnes') - Math.max(...flows))
      assertClose(cell('nMinusOneCover'), rest / cell('demandTonnes'), {
        tolerance: 1e-12,
        what: 'N−1 cover',
        scale: cell('supplyTonnes') / cell('demandTonnes'),
      })
    })
  })
})

describe('summary', () => {
  it('adds up the years, finds the first peak and the recovery', () => {
    fc.assert(
      fc.property(fc.oneof(priorInputs, boundedInputs), (input) => {
        const { scenario, baseline, summary } = simulate(input)
        const years: { loss: number; price: number; lossJpy: number; under: boolean; attained: number }[] = []
        eachYear(scenario, (cell, row) => {
          years.push({
            loss: cell('importLossTonnes'),
            price: cell('priceUsdPerKg'),
            lossJpy: cell('outputLossJpy'),
            under: cell('importsTonnes') < 0.98 * cellsOf(baseline, row)('importsTonnes'),
            attained: cell('indiaOutputTonnes') / cell('announcedOutputTonnes'),
          })
        })
        const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
        const losses = years.map((year) => year.loss)
        const shortfall = sum(losses.map((loss) => Math.max(0, loss)))
        const close = { tolerance: 1e-12, what: 'sum', scale: sum(losses.map(Math.abs)) }
        assertClose(summary.cumulativeImportLossTonnes, sum(losses), close)
        assertClose(summary.cumulativeImportShortfallTonnes, shortfall, close)
        const lostJpy = sum(years.map((year) => year.lossJpy))
        assertClose(summary.cumulativeOutputLossJpy, lostJpy, { tolerance: 1e-12, what: 'JPY' })

        const prices = years.map((year) => year.price)
        const peak = Math.max(...prices)
        assert.equal(summary.peakPriceUsdPerKg, peak)
        assert.equal(summary.peakPriceYear, input.startYear + prices.indexOf(peak))

        const firstUnder = years.findIndex((year) => year.under)
        const recovered = years.findIndex((year, index) => index > firstUnder && !year.under)
        const expected = firstUnder < 0 ? 0 : recovered < 0 ? null : recovered - firstUnder
        assert.equal(summary.yearsToRecovery, expected)

        for (const year of [2026, 2030] as const) {
          const attained = years[year - input.startYear]?.attained ?? Number.NaN
          assert.equal(summary[`planAttainment${year}`], Number.isFinite(attained) ? attained : null)
        }
      }),
      runs,
    )
  })
})
