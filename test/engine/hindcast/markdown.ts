import { hindcastStartYear } from '../../../src/engine/index.ts'
import type { HindcastFigures, OutOfSampleFigures } from './figures.ts'
import type { Score, ScoredYear } from './score.ts'

/** A Markdown table whose columns but the first hold numbers. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = heads.map((_, column) => (column === 0 ? '---' : '---:'))
  return `${[line(heads), line(rule), ...rows.map(line)].join('\n')}\n`
}

function scored(years: readonly ScoredYear[], year: number): ScoredYear | undefined {
  return years.find((scoredYear) => scoredYear.year === year)
}

function digits(value: number | undefined, decimals: number): string {
  return value === undefined ? '' : value.toFixed(decimals)
}

function observedPrice(year: ScoredYear | undefined): string {
  if (year === undefined) return ''
  return `${year.observed}${year.verified ? '' : ' (unverified)'}`
}

/** Year by year: price, imports and China's share against observation and persistence. */
export function hindcastTable(figures: HindcastFigures): string {
  const rows = figures.price.map((price, index) => {
    const year = hindcastStartYear + index
    const priceYear = scored(figures.pricesScored, year)
    return [
      String(year),
      price.toFixed(1),
      observedPrice(priceYear),
      digits(priceYear?.lnError, 2),
      digits(priceYear?.persistenceLnError, 2),
      digits(figures.importsTo2010[index], 3),
      digits(scored(figures.importsScored, year)?.observed, 3),
      digits(figures.chinaShare[index], 3),
      digits(scored(figures.chinaShareScored, year)?.observed, 3),
    ]
  })
  return table(
    [
      'year',
      'price',
      'observed',
      'ln error',
      'ln error of persistence',
      'imports/2010',
      'observed',
      'China’s share',
      'observed',
    ],
    rows,
  )
}

/** One row per way of scoring. */
export function scoreTable(figures: HindcastFigures): string {
  const row = (label: string, score: Score): string[] => [
    label,
    score.meanAbsolute.toFixed(3),
    score.persistenceMeanAbsolute.toFixed(3),
    score.rmse.toFixed(3),
    score.persistenceRmse.toFixed(3),
    `${score.yearsBeaten} of ${score.years}`,
  ]
  return table(
    ['ln price', 'mean abs. error', 'persistence', 'RMSE', 'persistence', 'years closer than persistence'],
    [
      row('all observations', figures.priceScore),
      row('without unverified ones', figures.priceScoreVerifiedOnly),
      row('quotas alone, no scale or additions', figures.priceScoreQuotaOnly),
    ],
  )
}

/** 2024–2026. */
export function outOfSampleTable(figures: OutOfSampleFigures): string {
  const rows = figures.years.map((year, index) => {
    const priceYear = scored(figures.pricesScored, year)
    return [
      String(year),
      String(figures.magnetSeverity[index]),
      digits(figures.price[index], 1),
      digits(figures.priceWithoutRestriction[index], 1),
      observedPrice(priceYear),
      digits(priceYear?.lnError, 2),
      digits(priceYear?.persistenceLnError, 2),
      digits(figures.magnetGrowth[index - 1], 3),
      digits(figures.magnetGrowthWithoutRestriction[index - 1], 3),
      digits(figures.magnetGrowthObserved[index - 1], 3),
    ]
  })
  return table(
    [
      'year',
      'magnet severity',
      'price',
      'without restriction',
      'observed',
      'ln error',
      'ln error of persistence',
      'Chinese magnets ÷ year before',
      'without restriction',
      'observed',
    ],
    rows,
  )
}
