import type { Observation, Series } from './observations.ts'

/** An observation and the one before it, which persistence takes as forecast. */
export interface ObservedPoint extends Observation {
  readonly year: number
  readonly persistence: number
}

/**
 * The observations from `from` on that have an earlier one. With `verifiedOnly` unverified points are neither among them nor
 * the persistence of a later year.
 */
export function pointsOf(
  observations: Series,
  { from, verifiedOnly }: { from: number; verifiedOnly: boolean },
): ObservedPoint[] {
  const usable = [...observations].filter(([, { verified }]) => verified || !verifiedOnly)
  usable.sort(([a], [b]) => a - b)
  return usable.flatMap(([year, observation], index) => {
    const before = usable[index - 1]
    if (before === undefined || year < from) return []
    return { year, ...observation, persistence: before[1].value }
  })
}

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

/** Scores the points of `pointsOf` that the model has a value for. */
export function scoreYears(
  modelled: ReadonlyMap<number, number>,
  observations: Series,
  options: { from: number; verifiedOnly: boolean },
): ScoredYear[] {
  return pointsOf(observations, options).flatMap(({ year, value, verified, persistence }) => {
    const model = modelled.get(year)
    if (model === undefined) return []
    return {
      year,
      modelled: model,
      observed: value,
      verified,
      lnError: Math.log(model / value),
      persistenceLnError: Math.log(persistence / value),
    }
  })
}

/**
 * Continuous ranked probability score of a forecast given as equally likely values, in their unit; 0 is best:
 * E|X − y| − ½·E|X − X′|. For a single value it is the absolute error.
 */
export function crps(forecast: Iterable<number>, observed: number): number {
  const values = Float64Array.from(forecast).sort()
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
