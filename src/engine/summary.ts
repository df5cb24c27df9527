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
  /** Output ÷ announced output of 2026; null if 2026 is not simulated or nothing is announced. */
  readonly planAttainment2026: number | null
  /** Output ÷ announced output of 2030; null if 2030 is not simulated or nothing is announced. */
  readonly planAttainment2030: number | null
}

/** One number of a summary as `fillSummary` writes it: name, unit, and meaning. */
interface SummaryColumnSpec {
  readonly name: keyof Summary
  readonly unit: string
  readonly description: string
}

const columns = [
  {
    name: 'cumulativeImportLossTonnes',
    unit: 't',
    description: 'Baseline less scenario imports; negative where the scenario imports more',
  },
  {
    name: 'cumulativeImportShortfallTonnes',
    unit: 't',
    description: 'Baseline less scenario imports of the years in which the scenario imports less',
  },
  {
    name: 'cumulativeConsumptionShortfallTonnes',
    unit: 't',
    description: 'Baseline less scenario consumption, no year below 0',
  },
  { name: 'cumulativeOutputLossUsd', unit: 'USD', description: 'Japanese output lost' },
  { name: 'cumulativeOutputLossJpy', unit: 'JPY', description: 'Japanese output lost' },
  {
    name: 'cumulativeImportBillChangeUsd',
    unit: 'USD',
    description: 'Import bill (price × imports) of the scenario less that of the baseline',
  },
  { name: 'peakPriceUsdPerKg', unit: 'USD/kg oxide', description: 'Highest price of the scenario' },
  { name: 'peakPriceYear', unit: 'year', description: 'First year with the highest price' },
  {
    name: 'yearsToRecovery',
    unit: 'years',
    description:
      'From the first year with imports under 98 % of the baseline to the next that is not; 0 without such a year, NaN where they do not recover within the horizon',
  },
  {
    name: 'planAttainment2026',
    unit: '1',
    description: 'Output ÷ announced output of 2026; NaN where 2026 is not simulated or nothing is announced',
  },
  {
    name: 'planAttainment2030',
    unit: '1',
    description: 'Output ÷ announced output of 2030; NaN where 2030 is not simulated or nothing is announced',
  },
] as const satisfies readonly SummaryColumnSpec[]

/** The numbers of a summary in the order of `Summary`; NaN stands for its null. */
export const summaryColumns: readonly SummaryColumnSpec[] = columns

/** Position of each number in a summary. */
export const summaryAt = Object.fromEntries(columns.map((column, index) => [column.name, index])) as Readonly<
  Record<(typeof columns)[number]['name'], number>
>

const recoveredShare = 0.98

/**
 * Sums a scenario whose paired columns are filled against its baseline (tables of equal shape) into `out`, one number per
 * column of `summaryColumns`. Compiled for lanes too: src/lane-compiler has to understand it.
 */
export function fillSummary(table: Float64Array, baseline: Float64Array, out: Float64Array): void {
  let importLoss = 0
  let importShortfall = 0
  let consumptionShortfall = 0
  let lossUsd = 0
  let lossJpy = 0
  let billChange = 0
  let peakPrice = Number.NEGATIVE_INFINITY
  let peakPriceYear = Number.NaN
  /** First year under the recovered share; 0 before. */
  let firstUnder = 0
  let recovery = 0
  let attainment2026 = Number.NaN
  let attainment2030 = Number.NaN
  for (let row = 0; row < table.length; row += columnCount) {
    const year = table[row + to.year]!
    const loss = table[row + to.importLossTonnes]!
    importLoss += loss
    importShortfall += Math.max(0, loss)
    consumptionShortfall += table[row + to.consumptionShortfallTonnes]!
    lossUsd += table[row + to.outputLossUsd]!
    lossJpy += table[row + to.outputLossJpy]!
    billChange += table[row + to.importBillChangeUsd]!
    const price = table[row + to.priceUsdPerKg]!
    if (price > peakPrice) {
      peakPrice = price
      peakPriceYear = year
    }
    if (table[row + to.importsTonnes]! < recoveredShare * baseline[row + to.importsTonnes]!) {
      if (firstUnder === 0) {
        firstUnder = year
        recovery = Number.NaN
      }
    } else if (Number.isNaN(recovery)) recovery = year - firstUnder
    const announced = table[row + to.announcedOutputTonnes]!
    const attainment = announced > 0 ? table[row + to.indiaOutputTonnes]! / announced : Number.NaN
    if (year === 2026) attainment2026 = attainment
    if (year === 2030) attainment2030 = attainment
  }
  out[summaryAt.cumulativeImportLossTonnes] = importLoss
  out[summaryAt.cumulativeImportShortfallTonnes] = importShortfall
  out[summaryAt.cumulativeConsumptionShortfallTonnes] = consumptionShortfall
  out[summaryAt.cumulativeOutputLossUsd] = lossUsd
  out[summaryAt.cumulativeOutputLossJpy] = lossJpy
  out[summaryAt.cumulativeImportBillChangeUsd] = billChange
  out[summaryAt.peakPriceUsdPerKg] = peakPrice
  out[summaryAt.peakPriceYear] = peakPriceYear
  out[summaryAt.yearsToRecovery] = recovery
  out[summaryAt.planAttainment2026] = attainment2026
  out[summaryAt.planAttainment2030] = attainment2030
}

/** Sums a scenario whose paired columns are filled against its baseline (tables of equal shape). */
export function summarise(scenario: Float64Array, baseline: Float64Array): Summary {
  const numbers = new Float64Array(summaryColumns.length)
  fillSummary(scenario, baseline, numbers)
  return {
    cumulativeImportLossTonnes: numbers[summaryAt.cumulativeImportLossTonnes]!,
    cumulativeImportShortfallTonnes: numbers[summaryAt.cumulativeImportShortfallTonnes]!,
    cumulativeConsumptionShortfallTonnes: numbers[summaryAt.cumulativeConsumptionShortfallTonnes]!,
    cumulativeOutputLossUsd: numbers[summaryAt.cumulativeOutputLossUsd]!,
    cumulativeOutputLossJpy: numbers[summaryAt.cumulativeOutputLossJpy]!,
    cumulativeImportBillChangeUsd: numbers[summaryAt.cumulativeImportBillChangeUsd]!,
    peakPriceUsdPerKg: numbers[summaryAt.peakPriceUsdPerKg]!,
    peakPriceYear: numbers[summaryAt.peakPriceYear]!,
    yearsToRecovery: orNull(numbers[summaryAt.yearsToRecovery]!),
    planAttainment2026: orNull(numbers[summaryAt.planAttainment2026]!),
    planAttainment2030: orNull(numbers[summaryAt.planAttainment2030]!),
  }
}

function orNull(number: number): number | null {
  return Number.isNaN(number) ? null : number
}
