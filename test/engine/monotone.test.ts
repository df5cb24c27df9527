import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type Levers, parameterAt, type SimulationInput, simulate } from '../../src/engine/index.ts'
import { boundedInputs, priorInputs, runs, shares } from './arbitraries.ts'
import { assertNotBelow, type Cell, cellsOf, eachYear } from './table-rows.ts'

/** A change of the market below this share of use is too small to demand a strict answer in floating point. */
const noticeable = 1e-6

function clampBinds(cell: Cell): boolean {
  return cell('chokePriceBound') === 1 || cell('floorPriceBound') === 1
}

/**
 * Any run; what is compared happens in its last year, after whatever came before. In half of them the public stock covers
 * and refills all that it can: where its refill could give way to lost supply.
 */
const histories: fc.Arbitrary<SimulationInput> = fc
  .tuple(fc.oneof(priorInputs, boundedInputs), fc.boolean())
  .map(([input, whole]) => {
    if (!whole) return input
    const { levers } = input
    return { ...input, levers: { ...levers, japan: { ...levers.japan, releaseShare: 1 } } }
  })

/** The severities of a run with another one in its last year. */
function endingWith(history: readonly number[], severity: number, horizonYears: number): number[] {
  return Array.from({ length: horizonYears }, (_, year) =>
    year < horizonYears - 1 ? (history[year] ?? 0) : severity,
  )
}

function lastYear(input: SimulationInput): Cell {
  return cellsOf(simulate(input).scenario, input.horizonYears - 1)
}

function withChina(levers: Levers, oxide: number[], magnet: number[]): Levers {
  return { ...levers, china: { oxide, magnet } }
}

/** A refill that is cut one for one with supply while private stocks are run down holds the price. */
function refillYields(cell: Cell): boolean {
  return cell('publicPurchaseTonnes') > 0 && cell('privateReleaseTonnes') > 0
}

describe('severity', () => {
  it('raises the price and lowers consumption in its first year, whatever came before', () => {
    let strict = 0
    fc.assert(
      fc.property(
        histories,
        fc.tuple(shares, shares),
        fc.tuple(fc.oneof(fc.constant(0), shares), fc.oneof(fc.constant(0), shares)),
        (input, [oxide, magnet], [partOfOxide, partOfMagnet]) => {
          const { horizonYears, levers, parameters } = input
          const severities = [
            [oxide * partOfOxide, magnet * partOfMagnet],
            [oxide, magnet],
          ] as const
          const [mild, severe] = severities.map(([first, second]) =>
            lastYear({
              ...input,
              levers: withChina(
                levers,
                endingWith(levers.china.oxide, first, horizonYears),
                endingWith(levers.china.magnet, second, horizonYears),
              ),
            }),
          ) as [Cell, Cell]
          assertNotBelow(severe('priceUsdPerKg'), mild('priceUsdPerKg'), 'price')
          assertNotBelow(mild('consumptionTonnes'), severe('consumptionTonnes'), 'consumption')

          const withheld = mild('availableTonnes') - severe('availableTonnes')
          // A public stock that may cover the whole deficit can hold the price; hoarding needs h > 0 to move it.
          if (levers.japan.releaseShare > 0.9 || clampBinds(mild) || clampBinds(severe)) return
          if (refillYields(mild) || withheld < noticeable * parameters[parameterAt.D0]!) return
          strict++
          assert.ok(severe('priceUsdPerKg') > mild('priceUsdPerKg'), 'price does not rise')
          assert.ok(severe('consumptionTonnes') < mild('consumptionTonnes'), 'consumption does not fall')
        },
      ),
      runs,
    )
    assert.ok(strict > runs.numRuns / 8, `only ${strict} strict cases`)
  })

  it('never lowers Indian output, in any year', () => {
    let strict = 0
    fc.assert(
      fc.property(fc.oneof(priorInputs, boundedInputs), shares, shares, (severe, oxidePart, magnetPart) => {
        const { oxide, magnet } = severe.levers.china
        const milder = withChina(
          severe.levers,
          oxide.map((severity) => severity * oxidePart),
          magnet.map((severity) => severity * magnetPart),
        )
        const [mildTable, severeTable] = [{ ...severe, levers: milder }, severe].map(
          (input) => simulate(input).scenario,
        ) as [Float64Array, Float64Array]
        let higher = false
        eachYear(severeTable, (cell, row) => {
          const milderOutput = cellsOf(mildTable, row)('indiaOutputTonnes')
          assertNotBelow(cell('indiaOutputTonnes'), milderOutput, 'Indian output')
          higher ||= cell('indiaOutputTonnes') > milderOutput * (1 + noticeable)
        })
        if (higher) strict++
      }),
      runs,
    )
    assert.ok(strict > runs.numRuns / 4, `only ${strict} cases in which output rises`)
  })
})

describe('suspension of the agreement', () => {
  it('neither raises imports nor lowers the price in its first year, whatever came before', () => {
    let strict = 0
    fc.assert(
      fc.property(histories, fc.nat({ max: 4 }), (input, earlier) => {
        const { horizonYears, startYear, levers } = input
        // In one-year runs the suspension may lie before the first simulated year.
        const firstYear = startYear + horizonYears - 1 - (horizonYears === 1 ? earlier : 0)
        const [inForce, windingDown] = [null, firstYear].map((suspendAgreementFrom) =>
          lastYear({ ...input, levers: { ...levers, india: { ...levers.india, suspendAgreementFrom } } }),
        ) as [Cell, Cell]
        assertNotBelow(inForce('importsTonnes'), windingDown('importsTonnes'), 'imports')
        assertNotBelow(windingDown('priceUsdPerKg'), inForce('priceUsdPerKg'), 'price')

        const withheld = inForce('indiaFeedOfferedTonnes') - windingDown('indiaFeedOfferedTonnes')
        if (levers.japan.releaseShare > 0.9 || clampBinds(inForce) || clampBinds(windingDown)) return
        if (refillYields(inForce) || withheld < noticeable * inForce('demandTonnes')) return
        strict++
        assert.ok(windingDown('importsTonnes') < inForce('importsTonnes'), 'imports do not fall')
        assert.ok(windingDown('priceUsdPerKg') > inForce('priceUsdPerKg'), 'price does not rise')
      }),
      runs,
    )
    assert.ok(strict > runs.numRuns / 8, `only ${strict} strict cases`)
  })
})

describe('public stock', () => {
  it('never raises the price of the first year, and lowers it where it was too small', () => {
    let strict = 0
    fc.assert(
      fc.property(histories, fc.tuple(shares, shares), shares, (input, [oxide, magnet], part) => {
        const levers = withChina(input.levers, [oxide], [magnet])
        const { publicStockDays } = levers.japan
        const [small, large] = [publicStockDays * part, publicStockDays].map((days) => {
          const japan = { ...levers.japan, publicStockDays: days }
          return lastYear({ ...input, horizonYears: 1, levers: { ...levers, japan } })
        }) as [Cell, Cell]
        assertNotBelow(small('priceUsdPerKg'), large('priceUsdPerKg'), 'price')

        const offeredMore = large('offeredTonnes') - small('offeredTonnes')
        if (clampBinds(small) || clampBinds(large)) return
        const exhausted = small('publicStockTonnes') < noticeable * small('demandTonnes')
        if (!exhausted || offeredMore < noticeable * small('demandTonnes')) return
        strict++
        assert.ok(large('priceUsdPerKg') < small('priceUsdPerKg'), 'price does not fall')
      }),
      runs,
    )
    assert.ok(strict > runs.numRuns / 50, `only ${strict} strict cases`)
  })
})
