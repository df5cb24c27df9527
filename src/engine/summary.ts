import { columnCount, columnAt as to } from './columns.ts'

/** Figures of a whole run; money of the year it falls in, not discounted. */
export interface Summary {
  /** Σ (baseline − scenario imports); negative where the scenario imports more. */
  readonly cumulativeImportLossTonnes: number
  /** Σ max(0, baseline − scenario imports). */
  readonly cumulativeImportShortfallTonnes: number
  readonly cumulativeConsumptionShortfallTonnes: number
  readonly cumulativeOutputLossUsd: number
  readonly cumulativeOutputLossJpy: number
  readonly cumulativeImportBillChangeUsd: number
  readonly peakPriceUsdPerKg: number
  /** First year with the peak price. */
  readonly peakPriceYear: number
  /** 0 if imports never fall under 98 % of the baseline; null if they do and do not recover within the horizon. */
  readonly yearsToRecovery: number | null
  /** Output ÷ announced output of 2026; null if 2026 is not simulated. */
  readonly planAttainment2026: number | null
  /** Output ÷ announced output of 2030; null if 2030 is not simulated. */
  readonly planAttainment2030: number | null
}

const recoveredShare = 0.98

/** Sums a scenario whose paired columns are filled against its baseline (tables of equal shape). */
export function summarise(scenario: Float64Array, baseline: Float64Array): Summary {
  let importLoss = 0
  let importShortfall = 0
  let consumptionShortfall = 0
  let lossUsd = 0
  let lossJpy = 0
  let billChange = 0
  let peakPrice = Number.NEGATIVE_INFINITY
  let peakPriceYear = Number.NaN
  for (let row = 0; row < scenario.length; row += columnCount) {
    const loss = scenario[row + to.importLossTonnes]!
    importLoss += loss
    importShortfall += Math.max(0, loss)
    consumptionShortfall += scenario[row + to.consumptionShortfallTonnes]!
    lossUsd += scenario[row + to.outputLossUsd]!
    lossJpy += scenario[row + to.outputLossJpy]!
    billChange += scenario[row + to.importBillChangeUsd]!
    const price = scenario[row + to.priceUsdPerKg]!
    if (price > peakPrice) {
      peakPrice = price
      peakPriceYear = scenario[row + to.year]!
    }
  }
  return {
    cumulativeImportLossTonnes: importLoss,
    cumulativeImportShortfallTonnes: importShortfall,
    cumulativeConsumptionShortfallTonnes: consumptionShortfall,
    cumulativeOutputLossUsd: lossUsd,
    cumulativeOutputLossJpy: lossJpy,
    cumulativeImportBillChangeUsd: billChange,
    peakPriceUsdPerKg: peakPrice,
    peakPriceYear,
    yearsToRecovery: yearsToRecovery(scenario, baseline),
    planAttainment2026: planAttainment(scenario, 2026),
    planAttainment2030: planAttainment(scenario, 2030),
  }
}

function yearsToRecovery(scenario: Float64Array, baseline: Float64Array): number | null {
  let firstUnder = Number.NaN
  for (let row = 0; row < scenario.length; row += columnCount) {
    const under = scenario[row + to.importsTonnes]! < recoveredShare * baseline[row + to.importsTonnes]!
    const year = scenario[row + to.year]!
    if (under && Number.isNaN(firstUnder)) firstUnder = year
    if (!under && !Number.isNaN(firstUnder)) return year - firstUnder
  }
  return Number.isNaN(firstUnder) ? 0 : null
}

function planAttainment(scenario: Float64Array, year: number): number | null {
  const row = (year - scenario[to.year]!) * columnCount
  if (row < 0 || row >= scenario.length) return null
  const announced = scenario[row + to.announcedOutputTonnes]!
  return announced > 0 ? scenario[row + to.indiaOutputTonnes]! / announced : null
}
