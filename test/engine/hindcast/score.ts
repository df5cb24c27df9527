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

export function scoreOf(years: readonly ScoredYear[]): Score {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const model = years.map((year) => year.lnError)
  const persistence = years.map((year) => year.persistenceLnError)
  return {
    years: years.length,
    rmse: Math.sqrt(mean(model.map((error) => error ** 2))),
    persistenceRmse: Math.sqrt(mean(persistence.map((error) => error ** 2))),
    meanAbsolute: mean(model.map(Math.abs)),
    persistenceMeanAbsolute: mean(persistence.map(Math.abs)),
    yearsBeaten: years.filter((year) => Math.abs(year.lnError) < Math.abs(year.persistenceLnError)).length,
  }
}
