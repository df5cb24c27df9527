import {
  namedHistories,
  parameterIndex,
  parameterTable,
  runBounds,
  type Stage,
  severityFromEpisodes,
} from '../engine/index.ts'
import type { SeverityRequest, SimulationRequest } from './simulation-input.ts'

export const DEFAULT_START_YEAR = 2026
export const DEFAULT_HORIZON_YEARS = 10

/** Takes issues of a zod refinement. */
interface IssueSink {
  addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void
}

/** Rounding slack of a sum of monthly shares. */
const slack = 1e-9

/**
 * Reports values that are sound alone but not together. Values that are out of their own bounds have been reported
 * already and are left out of the comparison, so that one mistake does not read as two.
 */
export function checkContradictions(input: SimulationRequest, sink: IssueSink): void {
  const startYear = input.startYear ?? DEFAULT_START_YEAR
  const horizonYears = input.horizonYears ?? DEFAULT_HORIZON_YEARS
  const refuse = (path: (string | number)[], message: string) =>
    sink.addIssue({ code: 'custom', path, message })

  if (inBounds(startYear, runBounds.startYear) && inBounds(horizonYears, runBounds.horizonYears)) {
    const lastYear = startYear + horizonYears - 1
    const suspension = input.india?.suspendAgreementFrom
    if (suspension != null && suspension > lastYear && suspension <= 2090) {
      refuse(['india', 'suspendAgreementFrom'], `lies after the last simulated year, ${lastYear}`)
    }
    for (const stage of ['oxide', 'magnet'] as const) {
      checkSeverity(stage, input.china?.[stage], { startYear, horizonYears, lastYear }, refuse)
    }
  }
  checkHistories(input, refuse)
  checkParameters(input, refuse)
}

function inBounds(value: number, { minimum, maximum }: { minimum: number; maximum: number }): boolean {
  return Number.isInteger(value) && value >= minimum && value <= maximum
}

type Refuse = (path: (string | number)[], message: string) => void

function checkSeverity(
  stage: Stage,
  severity: SeverityRequest | null | undefined,
  { startYear, horizonYears, lastYear }: { startYear: number; horizonYears: number; lastYear: number },
  refuse: Refuse,
): void {
  const years = severity?.severityByYear?.length ?? 0
  if (years > horizonYears) {
    refuse(
      ['china', stage, 'severityByYear'],
      `has ${years} years, but the run has ${horizonYears}: ${startYear} to ${lastYear}`,
    )
  }
  const total = new Array<number>(horizonYears).fill(0)
  severity?.episodes?.forEach((episode, position) => {
    const year = Number(episode.start.slice(0, 4))
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(episode.start)) return
    if (year < startYear || year > lastYear) {
      refuse(
        ['china', stage, 'episodes', position, 'start'],
        `lies outside of the simulated years, ${startYear} to ${lastYear}`,
      )
    } else if (episode.peakShare >= 0 && episode.peakShare <= 1) {
      const alone = severityFromEpisodes([{ ...episode, stage }], startYear, horizonYears)[stage]
      alone.forEach((share, index) => {
        total[index]! += share
      })
    }
  })
  const full = total.findIndex((share) => share > 1 + slack)
  if (full >= 0) {
    refuse(
      ['china', stage, 'episodes'],
      `withhold ${total[full]!.toPrecision(4)} of the supply of ${startYear + full} together; at most 1 is possible`,
    )
  }
}

function checkHistories(input: SimulationRequest, refuse: Refuse): void {
  for (const stage of ['oxide', 'magnet'] as const) {
    const name = input.china?.[stage]?.history
    const history = namedHistories.find((one) => one.name === name)
    if (history && history.stage !== stage) {
      refuse(
        ['china', stage, 'history'],
        `${history.name} was a restriction of ${history.stage} exports; use severityByYear to apply its values here`,
      )
    }
  }
}

function checkParameters(input: SimulationRequest, refuse: Refuse): void {
  const values = new Map<string, number>()
  const positions = new Map<string, number>()
  input.parameters?.forEach(({ symbol, value }, position) => {
    if (positions.has(symbol)) refuse(['parameters', position, 'symbol'], `${symbol} is set more than once`)
    else positions.set(symbol, position)
    const spec = parameterTable[parameterIndex.get(symbol) ?? -1]
    if (spec && value >= spec.minimum && value <= spec.maximum) values.set(symbol, value)
  })
  const valueFor = (symbol: string) =>
    values.get(symbol) ?? parameterTable[parameterIndex.get(symbol)!]!.defaultValue
  for (const { symbol, message } of parameterContradictions(valueFor, [...values.keys()])) {
    refuse(['parameters', positions.get(symbol)!, 'value'], message)
  }
}

/**
 * Parameter values that contradict each other, with the symbol to blame: one that the caller set. `value` gives the
 * value that the run would use.
 */
export function parameterContradictions(
  value: (symbol: string) => number,
  overridden: readonly string[],
): { symbol: string; message: string }[] {
  const found: { symbol: string; message: string }[] = []
  const blame = (symbols: readonly string[], message: string) => {
    const symbol = symbols.find((one) => overridden.includes(one))
    if (symbol !== undefined) found.push({ symbol, message })
  }
  if (value('rho_inf') < value('rho0')) {
    blame(
      ['rho_inf', 'rho0'],
      `the long-run realisation rho_inf (${value('rho_inf')}) is below the first one, rho0 (${value('rho0')}); set both`,
    )
  }
  const chineseShare = value('c_o') + value('c_m')
  if (chineseShare > 1) {
    blame(['c_o', 'c_m'], `c_o and c_m are shares of one whole, but add up to ${chineseShare.toPrecision(4)}`)
  }
  return found
}
