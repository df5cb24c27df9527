import type { Calendar } from './calendar.ts'
import type { Levers } from './levers.ts'

/** Levers of one arm as arrays: what the kernel reads in a run. */
export interface CompiledLevers {
  /** s_o per year. */
  readonly severityOxide: Float64Array
  /** s_m per year. */
  readonly severityMagnet: Float64Array
  /** X per year: part of the India–Japan agreement in force. */
  readonly agreement: Float64Array
  /** Scalars at the positions of `choiceAt`. */
  readonly choices: Float64Array
}

/** Positions in `CompiledLevers.choices`. */
export const choiceAt = {
  domesticPriority: 0,
  missionIntensity: 1,
  incentiveInrPerKg: 2,
  incentiveShareOfSales: 3,
  capexSubsidyShare: 4,
  magnetCapacityCapTonnes: 5,
  incentiveBudgetInr: 6,
  publicStockDays: 7,
  releaseShare: 8,
  /** −1: not set, the residual applies. */
  offtakeExChinaShare: 9,
  /** 0: none. */
  priceFloorUsdPerKg: 10,
  thriftSupport: 11,
  recyclingSupport: 12,
} as const

/** Compiles levers for one run; severities beyond the list are 0, and one that is not in [0, 1] throws RangeError. */
export function compileLevers(levers: Levers, calendar: Calendar): CompiledLevers {
  const { india } = levers
  const agreement = new Float64Array(calendar.horizonYears)
  for (let index = 0; index < agreement.length; index++) {
    const year = calendar.startYear + index
    agreement[index] =
      india.suspendAgreementFrom === null || year < india.suspendAgreementFrom
        ? 1
        : Math.max(0, 1 - (year - india.suspendAgreementFrom + 1) / india.windDownYears)
  }
  return {
    severityOxide: severityArray(levers.china.oxide, calendar.horizonYears),
    severityMagnet: severityArray(levers.china.magnet, calendar.horizonYears),
    agreement,
    choices: choicesOf(levers),
  }
}

/** The baseline of the same levers: no restriction, the agreement in force, every other choice kept. */
export function compileBaseline(scenario: CompiledLevers): CompiledLevers {
  const horizonYears = scenario.agreement.length
  return {
    severityOxide: new Float64Array(horizonYears),
    severityMagnet: new Float64Array(horizonYears),
    agreement: new Float64Array(horizonYears).fill(1),
    choices: scenario.choices,
  }
}

function severityArray(severityByYear: readonly number[], horizonYears: number): Float64Array {
  const severity = new Float64Array(horizonYears)
  for (let index = 0; index < Math.min(horizonYears, severityByYear.length); index++) {
    const value = severityByYear[index]!
    if (!(value >= 0 && value <= 1)) throw new RangeError(`Severity must be between 0 and 1: ${value}`)
    severity[index] = value
  }
  return severity
}

function choicesOf(levers: Levers): Float64Array {
  const { india, japan } = levers
  const choices = new Float64Array(Object.keys(choiceAt).length)
  choices[choiceAt.domesticPriority] = india.domesticPriority
  choices[choiceAt.missionIntensity] = india.missionIntensity
  choices[choiceAt.incentiveInrPerKg] = india.incentiveInrPerKg
  choices[choiceAt.incentiveShareOfSales] = india.incentiveShareOfSales
  choices[choiceAt.capexSubsidyShare] = india.capexSubsidyShare
  choices[choiceAt.magnetCapacityCapTonnes] = india.magnetCapacityCapTonnes
  choices[choiceAt.incentiveBudgetInr] = india.incentiveBudgetInr
  choices[choiceAt.publicStockDays] = japan.publicStockDays
  choices[choiceAt.releaseShare] = japan.releaseShare
  choices[choiceAt.offtakeExChinaShare] = japan.offtakeExChinaShare ?? -1
  choices[choiceAt.priceFloorUsdPerKg] = japan.priceFloorUsdPerKg ?? 0
  choices[choiceAt.thriftSupport] = japan.thriftSupport
  choices[choiceAt.recyclingSupport] = japan.recyclingSupport
  return choices
}
