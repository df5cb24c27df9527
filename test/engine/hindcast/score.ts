import type { Series } from './observations.ts'

/** One year of a model series against the observation and against persistence (the last observation before it). */
export interface ScoredYear {
  readonly year: number
  readonly modelled: number
  readonly observed: number
  readonly verified: boolean
  /** ln(modelled ÷ observed). */
  readonly lnError: number
  /** ln(last observation before ÷ observed). */
  readonly persistenceLnError: number
}

/** Root mean square and mean absolute errors in ln, model and persistence. */
export interface Score {
  readonly years: number
  readonly rmse: number
  readonly persistenceRmse: number
  /** The mean CRPS of a forecast that is a single number. */
  readonly meanAbsolute: number
  readonly persistenceMeanAbsolute: number
  /** Years in which the model is closer than persistence. */
  readonly yearsBeaten: number
}

/**
 * Scores the years from `from` on that are observed and have an earlier observation. With `verifiedOnly` unverified points
 * are neither scored nor used as the persistence of a later year.
 */
export function scoreYears(
  modelled: ReadonlyMap<number, number>,
  observations: Series,
  { from, verifiedOnly }: { from: number; verifiedOnly: boolean },
): ScoredYear[] {
  const usable = [...observations].filter(([, { verified }]) => verified || !verifiedOnly)
  usable.sort(([a], [b]) => a - b)
  return usable.flatMap(([year, { value, verified }], index) => {
    const model = modelled.get(year)
    const before = usable[index - 1]
    if (model === undefined || before === undefined || year < from) return []
    return {
      year,
      modelled: model,
      observed: value,
      verified,
      lnError: Math.log(model / value),
      persistenceLnError: Math.log(before[1].value / value),
    }
  })
}

/**
 * Continuous ranked probability score of a forecast given as equally likely values, in their unit; 0 is best:
 * E|X − y| − ½·E|X − X′|. For a single value it is the absolute error.
 */
export function crps(forecast: readonly number[], observed: number): number {
  const values = forecast.toSorted((a, b) => a - b)
  const count = values.length
  const distance = values.reduce((sum, value) => sum + Math.abs(value - observed), 0) / count
  const spread = values.reduce((sum, value, index) => sum + (2 * index + 1 - count) * value, 0)
  return distance - spread / (count * count)
}

export function scoreOf(years: readonly ScoredYear[]): Score {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const model = years.map((year) => year.lnError)
  const persistence = years.map((year) => year.persistenceLnError)
  return {
    years: years.length,
    rmse: Math.sqrt(mean(model.map((error) => error ** 2))),
    persistenceRmse: Math.sqrt(mean(persistence.map((error) => error ** 2))),
    meanAbsolute: mean(model.map((error) => crps([error], 0))),
    persistenceMeanAbsolute: mean(persistence.map((error) => crps([error], 0))),
    yearsBeaten: years.filter((year) => Math.abs(year.lnError) < Math.abs(year.persistenceLnError)).length,
  }
}
