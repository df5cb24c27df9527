import { parameterIndex, parameterTable } from '../engine/index.ts'
import type { Checked } from './check-request.ts'
import type { InputIssue } from './errors.ts'
import { overlay, type ResolvedLevers, resolveLevers } from './levers.ts'
import type { ModelParameters } from './model-parameters.ts'
import { contradictionsIn } from './simulation-contradictions.ts'
import type { RunRequest } from './simulation-input.ts'

/** Everything that the result of a run depends on. */
export interface ResolvedRun {
  readonly resolved: ResolvedLevers
  /** In table order: the current data set's with the overrides. */
  readonly parameters: Float64Array
  /** Symbols that the request or its scenario sets, in table order. */
  readonly overridden: readonly string[]
}

/** Fills a request in from its scenario and the data set. Needs one in which {@link runIssues} finds nothing. */
export function resolveRun(
  request: RunRequest,
  scenario: RunRequest | undefined,
  current: ModelParameters,
): ResolvedRun {
  const merged = merge(request, scenario)
  const parameters = Float64Array.from(current.values)
  const set = new Set<string>()
  for (const { symbol, value } of merged.parameters ?? []) {
    // −0 and 0 are one value, but not one bit pattern.
    parameters[parameterIndex.get(symbol)!] = value === 0 ? 0 : value
    set.add(symbol)
  }
  return {
    resolved: resolveLevers(merged),
    parameters,
    overridden: parameterTable.map(({ symbol }) => symbol).filter((symbol) => set.has(symbol)),
  }
}

/**
 * All that is wrong with a run: values out of bounds, and contradictions within the request, with its scenario and with
 * the data set. What the request does not state itself is reported at `scenario`.
 */
export function runIssues(
  checked: Checked<RunRequest>,
  scenario: Checked<RunRequest> | undefined,
  current: ModelParameters,
): InputIssue[] {
  const merged = merge(checked.sound, scenario?.sound)
  const contradictions = contradictionsIn(merged, (symbol) => current.values[parameterIndex.get(symbol)!]!)
  return [
    ...checked.issues,
    ...(scenario?.issues ?? []).map(ofScenario),
    ...contradictions.map((issue) =>
      scenario && !states(checked.sound, issue.path) ? ofScenario(issue) : issue,
    ),
  ]
}

/** A request laid over the scenario that it starts from, if any. */
export function merge(request: RunRequest, scenario: RunRequest | undefined): RunRequest {
  return scenario ? overlay(scenario, request) : request
}

function ofScenario({ path, message }: InputIssue): InputIssue {
  return { path: 'scenario', message: `the scenario's ${path} ${message}` }
}

/** Whether the lever or list that a path leads into is the request's own. */
export function states(request: RunRequest, path: string): boolean {
  const [name, lever] = path.split('.') as [keyof RunRequest, string]
  const value = request[name]
  if (value == null || Array.isArray(value)) return value !== undefined
  return (value as Record<string, unknown>)[lever] !== undefined
}
