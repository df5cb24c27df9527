import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

type Row = Readonly<Record<string, string>>

/** One observed value; `verified` is false where the data set could not check it against its publication. */
export interface Observation {
  readonly value: number
  readonly verified: boolean
  /** Ids of `sources.csv` and `own_sources.csv`. */
  readonly sources: readonly string[]
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
    series.set(year, { value: Number(row.value), verified: isVerified(row), sources: sourcesOf(row) })
  }
  return series
}

function isVerified(row: Row): boolean {
  return row.quality !== 'unverified'
}

function sourcesOf(row: Row): string[] {
  return row.source_id!.split('|')
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

/** Japanese imports of rare earths, all elements, as ratios to those of 2010. */
export function observedImportsTo2010(): Series {
  const imports = backtest('ree_imports', 'JPN')
  const base = imports.get(2010)!
  return new Map([...imports].map(([year, tonnes]) => [year, ratioOf(tonnes, base)]))
}

/** China's part of Japanese rare-earth tonnage, all elements, as a share. */
export function observedChinaShare(): Series {
  return new Map(
    [...backtest('import_share_china', 'JPN')].map(([year, share]) => [
      year,
      { ...share, value: share.value / 100 },
    ]),
  )
}

/**
 * Chinese exports of rare-earth magnets to the world ÷ those of the year before: 2025, and the first quarter of 2026
 * against that of 2025. Tonnes of product.
 */
export function observedMagnetGrowth(): Series {
  const years = backtest('exports_re_permanent_magnets', 'CHN')
  return new Map([
    [2025, ratioOf(years.get(2025)!, years.get(2024)!)],
    [2026, ratioOf(firstQuarterMagnetExports(2026), firstQuarterMagnetExports(2025))],
  ])
}

function firstQuarterMagnetExports(year: number): Observation {
  const months = rowsOf('china_magnet_exports_monthly.csv').filter(
    (row) => row.destination_iso3 === 'WLD' && [1, 2, 3].some((month) => row.month === `${year}-0${month}`),
  )
  if (months.length !== 3) throw new Error(`First quarter of ${year} is incomplete`)
  return {
    value: months.reduce((sum, row) => sum + Number(row.value), 0),
    verified: months.every(isVerified),
    sources: [...new Set(months.flatMap(sourcesOf))],
  }
}

function ratioOf(value: Observation, base: Observation): Observation {
  return {
    value: value.value / base.value,
    verified: value.verified && base.verified,
    sources: [...new Set([...value.sources, ...base.sources])],
  }
}
