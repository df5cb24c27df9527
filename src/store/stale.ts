import { type Levers, MODEL_VERSION, parameterTable } from '../engine/index.ts'
import { InvalidInput, LimitExceeded } from './errors.ts'
import type { ResolvedLevers } from './levers.ts'
import type { ModelParameters } from './model-parameters.ts'
import { type RequestForm, type ResolvedRequest, resolveRequest } from './prepare-request.ts'
import type { ResolvedRun } from './resolve-run.ts'
import { simulationForm } from './simulation-form.ts'
import type { RunRequest } from './simulation-input.ts'
import { type AnalysisKind, analysisForms } from './studies/analysis-kinds.ts'

/** A stored run or analysis: what was asked for, and what it was computed with. */
export interface StoredRun {
  /** Kind of an analysis; absent for a simulation. */
  readonly kind?: AnalysisKind
  readonly request: unknown
  /** The scenario that it started from as it is today. Null without one, or when it was deleted. */
  readonly scenario: { readonly slug: string; readonly input: unknown } | null
  /** Symbols that the request or its scenario set. */
  readonly overridden: readonly string[]
  readonly result: {
    readonly modelVersion: string
    readonly startYear: number
    readonly horizonYears: number
    readonly levers: Levers
    readonly parameters: Readonly<Record<string, number>>
  }
}

/**
 * Why the request of a stored run or analysis would give another result today, in words, or null while it would not: another model
 * version, another scenario under the same name, or other values of parameters that were left to the data set.
 *
 * @param options.tellsScenario false for a reader who must not learn what the scenario has become
 */
export function staleReason(
  run: StoredRun,
  current: ModelParameters,
  { tellsScenario = true }: { tellsScenario?: boolean } = {},
): string | null {
  const { modelVersion } = run.result
  const reasons =
    modelVersion === MODEL_VERSION
      ? []
      : [`It was computed by model version ${modelVersion}; the current one is ${MODEL_VERSION}.`]
  const since = changes(run, current)
  if (since.length > 0 && !tellsScenario) {
    reasons.push('The scenario that it started from, which is not for you to read, or the data have changed.')
  } else reasons.push(...since)
  return reasons.length > 0 ? reasons.join(' ') : null
}

function changes(run: StoredRun, current: ModelParameters): string[] {
  const { scenario } = run
  const form: RequestForm<RunRequest, ResolvedRequest> = run.kind ? analysisForms[run.kind] : simulationForm
  const checked = form.check(run.request)
  if (checked.request.scenario != null && scenario === null) {
    return [`The scenario "${checked.request.scenario}" that it started from was deleted.`]
  }
  try {
    return differences(run, resolveRequest(form, checked, { scenario: scenario?.input, current }))
  } catch (error) {
    return [`The same request would be refused today: ${refusal(error)}`]
  }
}

/** Reasons for which a request was refused, as a sentence. Throws what is no refusal. */
function refusal(error: unknown): string {
  if (error instanceof LimitExceeded) return error.message
  if (!(error instanceof InvalidInput)) throw error
  return `${error.issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`
}

function differences(run: StoredRun, today: ResolvedRun): string[] {
  const { scenario } = run
  const parameters = changedParameters(run, today)
  const levers = changedLevers(run.result, today.resolved)
  const choices = [...levers, ...parameters.filter(({ chosen }) => chosen).map(({ text }) => text)]
  const data = parameters.filter(({ chosen }) => !chosen).map(({ text }) => text)
  const reasons: string[] = []
  if (choices.length > 0) {
    const origin = scenario ? `The scenario "${scenario.slug}" now gives` : 'The defaults now give'
    reasons.push(`${origin} other values: ${choices.join(', ')}.`)
  }
  if (data.length > 0) reasons.push(`The data behind it have changed: ${data.join(', ')}.`)
  return reasons
}

/** `chosen`: the scenario sets the parameter, or did; otherwise its value is the data set's. */
function changedParameters(
  { overridden, result }: StoredRun,
  today: ResolvedRun,
): { text: string; chosen: boolean }[] {
  return parameterTable.flatMap(({ symbol }, index) => {
    const before = result.parameters[symbol]
    const now = today.parameters[index]!
    if (before === now) return []
    const chosen = overridden.includes(symbol) || today.overridden.includes(symbol)
    return [{ text: `${symbol} ${before ?? 'not set'} → ${now}`, chosen }]
  })
}

/** Names of years and levers that have another value. */
function changedLevers(before: ResolvedLevers, now: ResolvedLevers): string[] {
  const known = textByName(before)
  return [...textByName(now)].filter(([name, text]) => known.get(name) !== text).map(([name]) => name)
}

function textByName({ startYear, horizonYears, levers }: ResolvedLevers): Map<string, string> {
  const groups = Object.entries(levers).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]) => [`${group}.${name}`, value] as const),
  )
  return new Map(
    [['startYear', startYear] as const, ['horizonYears', horizonYears] as const, ...groups].map(
      ([name, value]) => [name, JSON.stringify(withoutFill(value))],
    ),
  )
}

/** Severities are filled up with zeros to the last year: more years alone make no other severity. */
function withoutFill(value: unknown): unknown {
  return Array.isArray(value) ? value.slice(0, value.findLastIndex((share) => share !== 0) + 1) : value
}
