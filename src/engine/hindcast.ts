import type { Calendar } from './calendar.ts'
import { compileLevers } from './compile.ts'
import { defaultLevers, type Levers } from './levers.ts'
import { defaultParameters, type ParameterSymbol, parameterAt } from './parameters.ts'
import type { SeverityByStage } from './severity.ts'
import { runPair, type SimulationResult } from './simulate.ts'

/** First year of the hindcast, which is also the base year of demand and price. */
export const hindcastStartYear = 2009

/**
 * Oxide severity of 2009–2015 as share of the 2009 quota withheld. 2010 is 0.21, not the announced 0.40: unused quota of
 * 2009 was carried over and exports fell 9 %.
 */
export const hindcastQuotaSeverity: readonly number[] = [0, 0.21, 0.4, 0.38, 0.38, 0.39, 0]

/**
 * How a quota becomes severity: × `scale`, + `squeeze2011` (shipments held back beyond the quota), + `lag2015` (licensing
 * in the year after the quota ended); each year stops at 1.
 */
export interface HindcastDriver {
  readonly scale: number
  readonly squeeze2011: number
  readonly lag2015: number
}

/** Driver of the single run that is made and scored. */
export const deterministicHindcastDriver: HindcastDriver = { scale: 1.05, squeeze2011: 0.1, lag2015: 0.15 }

/** Oxide severity per year from 2009 on under a driver. */
export function hindcastSeverity(driver: HindcastDriver): number[] {
  return hindcastQuotaSeverity.map((quota, index) => {
    const year = hindcastStartYear + index
    const addition = year === 2011 ? driver.squeeze2011 : year === 2015 ? driver.lag2015 : 0
    return Math.min(1, quota * driver.scale + addition)
  })
}

/**
 * What differs from the default (or drawn) parameters in 2009: China supplies 85.5 % of Japanese imports and no finished
 * magnets are traced, India ships nothing and makes no magnets, and the price is that of 2009 (USD/kg Nd oxide).
 */
export const hindcastOverrides: Readonly<Partial<Record<ParameterSymbol, number>>> = {
  c_o: 0.855,
  c_m: 0,
  J0: 0,
  q_2026: 0,
  q_2030: 0,
  D_m: 0,
  P0: 19.12,
}

/** A copy of `parameters` (default values if none are given) with the hindcast's overrides. */
export function hindcastParameters(parameters: Float64Array = defaultParameters()): Float64Array {
  const copy = parameters.slice()
  for (const [symbol, value] of Object.entries(hindcastOverrides)) {
    copy[parameterAt[symbol as ParameterSymbol]] = value
  }
  return copy
}

/** No public stock and no Indian magnet scheme in 2009–2015. */
function hindcastLevers(severity: readonly number[]): Levers {
  return {
    china: { oxide: severity, magnet: [] },
    india: { ...defaultLevers.india, magnetCapacityCapTonnes: 0, incentiveBudgetInr: 0, missionIntensity: 0 },
    japan: { ...defaultLevers.japan, publicStockDays: 0 },
  }
}

/**
 * Demand of 2009 was 0.61 of the later level: import value 132/362 (2009 against 2008) ÷ price 19.12/31.9, from
 * trade_values_hs2846.csv and prices_annual.csv.
 */
function hindcastCalendar(horizonYears: number): Calendar {
  const demandIndex = new Float64Array(horizonYears).fill(1)
  demandIndex[0] = 0.61
  return {
    startYear: hindcastStartYear,
    horizonYears,
    demandBaseYear: hindcastStartYear,
    priceBaseYear: hindcastStartYear,
    demandIndex,
  }
}

/**
 * Runs 2009–2015 under the oxide severities given (one per year from 2009; see `hindcastSeverity`) and parameters that
 * `hindcastParameters` prepared. Observations are all rare earths: compare imports as ratios to 2010.
 */
export function runHindcast(severity: readonly number[], parameters: Float64Array): SimulationResult {
  const calendar = hindcastCalendar(severity.length)
  return runPair(parameters, compileLevers(hindcastLevers(severity), calendar), calendar)
}

/** First year of the out-of-sample check and base year of its demand and price. */
export const outOfSampleStartYear = 2024

/**
 * Runs the years from 2024 on under the severities given, default levers and `parameters` whose P₀ is the price of 2024
 * (USD/kg). Indian output counts as announced for 2026 in the years before: the plan starts there.
 */
export function runOutOfSample(severity: SeverityByStage, parameters: Float64Array): SimulationResult {
  const horizonYears = Math.max(severity.oxide.length, severity.magnet.length)
  const calendar: Calendar = {
    startYear: outOfSampleStartYear,
    horizonYears,
    demandBaseYear: outOfSampleStartYear,
    priceBaseYear: outOfSampleStartYear,
    demandIndex: new Float64Array(horizonYears).fill(1),
  }
  return runPair(parameters, compileLevers({ ...defaultLevers, china: severity }, calendar), calendar)
}
