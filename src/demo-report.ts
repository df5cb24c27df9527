import { plot } from 'simple-ascii-chart'
import type { SimulationQuery } from './sdk/index.ts'

/** A stored run, as the SDK gives it. */
export type DemoRun = NonNullable<SimulationQuery['simulation']>
type Year = DemoRun['years'][number]

interface Column {
  readonly title: string
  readonly unit: string
  readonly value: (year: Year) => string
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')
const percent = (share: number | null) => (share === null ? '–' : (share * 100).toFixed(1))

const columns: readonly Column[] = [
  { title: 'Year', unit: '', value: ({ year }) => String(year) },
  { title: 'Withheld', unit: '% oxide', value: ({ severity }) => percent(severity.oxide) },
  { title: 'Price', unit: 'USD/kg', value: ({ market }) => market.priceUsdPerKg.toFixed(1) },
  { title: 'Imports', unit: 't', value: ({ japan }) => whole(japan.importsTonnes) },
  { title: 'Baseline', unit: 't', value: ({ japan }) => whole(japan.baselineImportsTonnes) },
  { title: 'Loss', unit: 't', value: ({ japan }) => whole(japan.importLossTonnes) },
  { title: 'Loss', unit: '%', value: ({ japan }) => percent(japan.importLossShare) },
  { title: 'Output lost', unit: 'USD million', value: ({ japan }) => whole(japan.outputLossUsd / 1e6) },
  { title: 'India plan', unit: 't', value: ({ india }) => whole(india.plannedOutputTonnes) },
  { title: 'India makes', unit: 't', value: ({ india }) => whole(india.outputTonnes) },
]

/** The demo's screen: a table of the years, a chart of the loss, a chart of Indian output, and how to read them. */
export function demoReport(run: DemoRun): string {
  const { years, summary } = run
  const lastYear = run.startYear + run.horizonYears - 1
  const { yearsToRecovery } = summary
  const recovery =
    yearsToRecovery === null
      ? 'none within these years'
      : yearsToRecovery === 0
        ? 'not needed: imports stay above 98 % of the baseline'
        : `${yearsToRecovery} years from the first under 98 % of the baseline's imports`
  return `
China restricts oxide and India suspends its agreement with Japan, ${run.startYear}–${lastYear}

${table(years)}

Imports, prices and output are those of the scenario; the loss compares them with the baseline, the same run without
restriction and suspension. Tonnes per year of neodymium-praseodymium oxide.

  Import loss, all years     ${whole(summary.cumulativeImportLossTonnes)} t, net of years with more imports than the baseline
  Import shortfall           ${whole(summary.cumulativeImportShortfallTonnes)} t, counting the years with a loss alone
  Japanese output lost       USD ${whole(summary.cumulativeOutputLossUsd / 1e6)} million
  Highest price              ${summary.peakPriceUsdPerKg.toFixed(1)} USD/kg of oxide
  Recovery                   ${recovery}

Japanese import loss, t/yr (below 0: more imports than in the baseline)
${chart(
  years.map(({ year, japan }) => [year, japan.importLossTonnes]),
  { mode: 'line' },
)}

Indian output (█) and plan (▬), t/yr
${chart(
  years.map(({ year, india }) => [year, india.outputTonnes]),
  { mode: 'bar', marks: years.map(({ year, india }) => [year, india.plannedOutputTonnes]) },
)}

These are results of a model, version ${run.modelVersion}, on data set ${run.dataSetVersion.slice(0, 12)}:
${run.modelNotes.map((note) => `  - ${note}`).join('\n')}
The run is stored under ${run.id}.
`
}

function table(years: readonly Year[]): string {
  const rows = [
    columns.map(({ title }) => title),
    columns.map(({ unit }) => unit),
    ...years.map((year) => columns.map(({ value }) => value(year))),
  ]
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)))
  return rows
    .map((row) => row.map((cell, index) => cell.padStart(widths[index]!)).join('  '))
    .toSpliced(2, 0, widths.map((width) => '─'.repeat(width)).join('  '))
    .join('\n')
}

type Point = [year: number, value: number]

/** Bars need values from 0 on: they all stand on the chart's lower edge. */
function chart(series: Point[], { mode, marks = [] }: { mode: 'line' | 'bar'; marks?: Point[] }): string {
  const values = [0, ...[...series, ...marks].map(([, value]) => value)]
  const step = tickStep(Math.max(...values) - Math.min(...values))
  const lowest = Math.floor(Math.min(...values) / step) * step
  const highest = Math.max(step, Math.ceil(Math.max(...values) / step) * step)
  const ticks = Array.from({ length: Math.round((highest - lowest) / step) + 1 }, (_, i) => lowest + i * step)
  return plot(series, {
    mode,
    width: 64,
    height: 12,
    yRange: [lowest, highest],
    customXAxisTicks: series.map(([year]) => year),
    customYAxisTicks: ticks,
    points: marks.map(([x, y]) => ({ x, y })),
    ...(lowest < 0 && { thresholds: [{ y: 0 }] }),
    symbols: { point: '▬', thresholds: { x: '─' } },
    formatter: (value) => String(Math.round(value)),
  })
    .replaceAll(/ +$/gm, '')
    .replaceAll(/^\n+|\n+$/g, '')
}

/** 1, 2 or 5 times a power of ten, so that a range has three to eight steps; at least 1. */
function tickStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, range / 4)))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => range / step <= 6) ?? power * 10
}
