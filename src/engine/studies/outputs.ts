import { type ColumnName, yearColumns } from '../columns.ts'
import { type Summary, summaryAt, summaryColumns } from '../summary.ts'

/** A figure of a whole run that an ensemble can be asked for. */
export interface RunOutput {
  readonly name: RunOutputName
  readonly unit: string
  readonly description: string
  /** Which end a decision maker in Japan or India wants; null where neither is better. */
  readonly better: 'lower' | 'higher' | null
  /** A summary figure as it is, or a sum of a year column over the run, or its last value. */
  readonly from:
    | { readonly summary: keyof Summary }
    | { readonly sum: ColumnName }
    | { readonly last: ColumnName }
}

/** Figures that a run's summary has. */
const summarised = [
  ['cumulativeImportLossTonnes', 'lower'],
  ['cumulativeImportShortfallTonnes', 'lower'],
  ['cumulativeConsumptionShortfallTonnes', 'lower'],
  ['cumulativeOutputLossUsd', 'lower'],
  ['cumulativeOutputLossJpy', 'lower'],
  ['cumulativeImportBillChangeUsd', 'lower'],
  ['peakPriceUsdPerKg', 'lower'],
  ['yearsToRecovery', 'lower'],
  ['planAttainment2026', 'higher'],
  ['planAttainment2030', 'higher'],
] as const satisfies readonly (readonly [keyof Summary, RunOutput['better']])[]

/** Figures made of a year column of the scenario. */
const accumulated = [
  {
    name: 'cumulativeImportsTonnes',
    unit: 't',
    description: 'Japanese imports of the scenario, summed',
    better: 'higher',
    from: { sum: 'importsTonnes' },
  },
  {
    name: 'cumulativeConsumptionTonnes',
    unit: 't',
    description: 'NdPr used in Japan in the scenario, summed',
    better: 'higher',
    from: { sum: 'consumptionTonnes' },
  },
  {
    name: 'cumulativeIndiaOutputTonnes',
    unit: 't',
    description: 'Indian NdPr oxide made in the scenario, summed',
    better: 'higher',
    from: { sum: 'indiaOutputTonnes' },
  },
  {
    name: 'cumulativeMagnetOutputTonnes',
    unit: 't magnet',
    description: 'Indian magnets made in the scenario, summed',
    better: 'higher',
    from: { sum: 'magnetOutputTonnes' },
  },
  {
    name: 'cumulativeMagnetShortfallTonnes',
    unit: 't magnet',
    description: 'Indian magnet demand that nothing met in the scenario, summed',
    better: 'lower',
    from: { sum: 'magnetShortfallTonnes' },
  },
  {
    name: 'incentiveSpendInr',
    unit: 'INR',
    description: 'Incentive of the Indian magnet scheme paid in the scenario',
    better: null,
    from: { last: 'incentiveSpendInr' },
  },
] as const satisfies readonly (Omit<RunOutput, 'name'> & { name: string })[]

export type RunOutputName = (typeof summarised)[number][0] | (typeof accumulated)[number]['name']

/** Everything of a whole run that can be given with its distribution, compared, explained or decided by. */
export const runOutputs: readonly RunOutput[] = [
  ...summarised.map(([name, better]) => {
    const { unit, description } = summaryColumns[summaryAt[name]]!
    return { name, unit, description, better, from: { summary: name } }
  }),
  ...accumulated,
]

export const runOutput: Readonly<Record<RunOutputName, RunOutput>> = Object.fromEntries(
  runOutputs.map((output) => [output.name, output]),
) as Record<RunOutputName, RunOutput>

/** A column of the year table that an ensemble can give bands for: all but the year itself. */
export type YearOutputName = Exclude<ColumnName, 'year'>

export const yearOutputNames: readonly YearOutputName[] = yearColumns
  .map(({ name }) => name)
  .filter((name): name is YearOutputName => name !== 'year')

/** What bands are given for where a request does not say: Japan's imports and losses, India's output, the price. */
export const defaultYearOutputs: readonly YearOutputName[] = [
  'importsTonnes',
  'importLossTonnes',
  'consumptionShortfallTonnes',
  'outputLossUsd',
  'priceUsdPerKg',
  'indiaOutputTonnes',
  'magnetOutputTonnes',
]
