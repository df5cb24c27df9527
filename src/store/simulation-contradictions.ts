import { namedHistories, type Stage, severityFromEpisodes } from '../engine/index.ts'
import type { InputIssue } from './errors.ts'
import type { RunRequest, SeverityRequest } from './simulation-input.ts'

export const DEFAULT_START_YEAR = 2026
export const DEFAULT_HORIZON_YEARS = 10

/** Rounding slack of a sum of monthly shares. */
const slack = 1e-9

type Refuse = (path: readonly (string | number)[], message: string) => void

interface Years {
  readonly startYear: number
  readonly horizonYears: number
  readonly lastYear: number
}

/**
 * Values that are sound alone but not together. Each message reads on from the path.
 *
 * @param input a request or scenario, or one laid over the other; NaN stands for any value that is unknown or has been
 *   refused, and contradicts nothing
 * @param standard value of a parameter that the input does not set; NaN where that depends on a data set to come
 */
export function contradictionsIn(input: RunRequest, standard: (symbol: string) => number): InputIssue[] {
  const found: InputIssue[] = []
  const refuse: Refuse = (path, message) => found.push({ path: path.join('.'), message })
  const startYear = input.startYear ?? DEFAULT_START_YEAR
  const horizonYears = input.horizonYears ?? DEFAULT_HORIZON_YEARS
  const lastYear = startYear + horizonYears - 1
  const suspension = input.india?.suspendAgreementFrom
  if (suspension != null && suspension > lastYear) {
    refuse(['india', 'suspendAgreementFrom'], `lies after the last simulated year, ${lastYear}`)
  }
  for (const stage of ['oxide', 'magnet'] as const) {
    const severity = input.china?.[stage]
    if (!Number.isNaN(lastYear)) checkYears(stage, severity, { startYear, horizonYears, lastYear }, refuse)
    checkHistory(stage, severity, refuse)
  }
  checkParameters(input, standard, refuse)
  return found
}

function checkYears(
  stage: Stage,
  severity: SeverityRequest | null | undefined,
  { startYear, horizonYears, lastYear }: Years,
  refuse: Refuse,
): void {
  const years = entriesOf(severity?.severityByYear).length
  if (years > horizonYears) {
    refuse(
      ['china', stage, 'severityByYear'],
      `has ${years} years, but the run has ${horizonYears}: ${startYear} to ${lastYear}`,
    )
  }
  const total = new Array<number>(horizonYears).fill(0)
  entriesOf(severity?.episodes).forEach(({ start, months, peakShare }, position) => {
    if (typeof start !== 'string') return
    const year = Number(start.slice(0, 4))
    if (year < startYear || year > lastYear) {
      refuse(
        ['china', stage, 'episodes', position, 'start'],
        `lies outside of the simulated years, ${startYear} to ${lastYear}`,
      )
    } else if (months > 0 && peakShare > 0) {
      const alone = severityFromEpisodes([{ start, months, peakShare, stage }], startYear, horizonYears)[
        stage
      ]
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

function checkHistory(stage: Stage, severity: SeverityRequest | null | undefined, refuse: Refuse): void {
  const history = namedHistories.find((one) => one.name === severity?.history)
  if (history && history.stage !== stage) {
    refuse(
      ['china', stage, 'history'],
      `names ${history.name}, a restriction of ${history.stage} exports; use severityByYear to apply its values here`,
    )
  }
}

function checkParameters(input: RunRequest, standard: (symbol: string) => number, refuse: Refuse): void {
  const overrides = entriesOf(input.parameters)
  const positions = new Map<string, number>()
  overrides.forEach(({ symbol }, position) => {
    if (typeof symbol !== 'string') return
    if (positions.has(symbol))
      refuse(['parameters', position, 'symbol'], `repeats ${symbol}, which is set already`)
    else positions.set(symbol, position)
  })
  const valueFor = (symbol: string): number => {
    const position = positions.get(symbol)
    return position === undefined ? standard(symbol) : overrides[position]!.value
  }
  // At the one that the input sets: a data set alone is not the caller's fault.
  const blamed = positions.get('rho_inf') ?? positions.get('rho0')
  if (blamed !== undefined && valueFor('rho_inf') < valueFor('rho0')) {
    refuse(
      ['parameters', blamed, 'value'],
      `puts the long-run realisation rho_inf (${valueFor('rho_inf')}) below the first one, rho0 (${valueFor('rho0')}); set both`,
    )
  }
}

/** A list that was refused whole has no entries to compare. */
export function entriesOf<Entry>(list: readonly Entry[] | null | undefined): readonly Entry[] {
  return Array.isArray(list) ? list : []
}
