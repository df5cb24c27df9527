import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

type Row = Readonly<Record<string, string>>

/** One observed value; `verified` is false where the data set could not check it against its publication. */
export interface Observation {
  readonly value: number
  readonly verified: boolean
}

/** Observations by year. */
export type Series = ReadonlyMap<number, Observation>

function rowsOf(file: string): Row[] {
  return parse(readFileSync(new URL(`../../../prisma/data/${file}`, import.meta.url)), { columns: true })
}

function seriesOf(rows: readonly Row[]): Series {
  const series = new Map<number, Observation>()
  for (const row of rows) {
    const year = Number(row.year)
    if (series.has(year)) throw new Error(`More than one value for ${year} (${row.source_id})`)
    series.set(year, { value: Number(row.value), verified: row.quality !== 'unverified' })
  }
  return series
}

function annualPrices(): Row[] {
  return rowsOf('prices_annual.csv')
}

/** Nd oxide FOB China, annual means that the data set prefers, USD/kg. */
export function observedPrices(): Series {
  return seriesOf(
    annualPrices().filter((row) => row.item === 'Nd oxide FOB China, annual mean' && row.preferred === '1'),
  )
}

/** Nd price of 2026 so far (mean of trading days to 10 April), USD/kg. */
export function observedPrice2026(): Observation {
  const item = 'Nd (oxide level) KOMIS FOB China, mean of daily'
  return seriesOf(annualPrices().filter((row) => row.item === item)).get(2026)!
}

function backtest(series: string, country: string): Series {
  return seriesOf(
    rowsOf('backtest_series.csv').filter((row) => row.series === series && row.country_iso3 === country),
  )
}

/** Japanese imports of rare earths, all elements, t product. */
export function observedImports(): Series {
  return backtest('ree_imports', 'JPN')
}

/** China's part of Japanese rare-earth tonnage, all elements, as a share. */
export function observedChinaShare(): Series {
  return new Map(
    [...backtest('import_share_china', 'JPN')].map(([year, { value, verified }]) => [
      year,
      { value: value / 100, verified },
    ]),
  )
}

/** Chinese exports of rare-earth magnets to the world, t product. */
export function observedMagnetExports(): Series {
  return backtest('exports_re_permanent_magnets', 'CHN')
}

/** Chinese exports of rare-earth magnets to the world in January–March, t product. */
export function observedMagnetExportsFirstQuarter(year: number): number {
  const months = rowsOf('china_magnet_exports_monthly.csv').filter(
    (row) => row.destination_iso3 === 'WLD' && [1, 2, 3].some((month) => row.month === `${year}-0${month}`),
  )
  if (months.length !== 3) throw new Error(`First quarter of ${year} is incomplete`)
  return months.reduce((sum, row) => sum + Number(row.value), 0)
}
