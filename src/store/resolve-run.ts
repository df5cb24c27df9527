import { parameterIndex, parameterTable } from '../engine/index.ts'
import type { CheckedRequest } from './check-request.ts'
import { type InputIssue, InvalidInput } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { overlay, type ResolvedLevers, resolveLevers } from './levers.ts'
import type { ModelParameters } from './model-parameters.ts'
import { contradictionsIn } from './simulation-contradictions.ts'
import type { SimulationRequest } from './simulation-input.ts'

/** Everything that a result depends on. */
export interface ResolvedRun {
  readonly resolved: ResolvedLevers
  /** In table order: the current data set's with the overrides. */
  readonly parameters: Float64Array
  /** Symbols that the request or its scenario sets, in table order. */
  readonly overridden: readonly string[]
  readonly fingerprint: string
}

/** Fills a request in from its scenario and the data set. Throws InvalidInput with all that {@link runIssues} finds. */
export function resolveRun(
  checked: CheckedRequest,
  scenario: CheckedRequest | undefined,
  current: ModelParameters,
): ResolvedRun {
  const issues = runIssues(checked, scenario, current)
  if (issues.length > 0) throw new InvalidInput(issues)
  const merged = merge(checked.request, scenario?.request)
  const resolved = resolveLevers(merged)
  const parameters = Float64Array.from(current.values)
  const set = new Set<string>()
  for (const { symbol, value } of merged.parameters ?? []) {
    // −0 and 0 are one value, but not one bit pattern.
    parameters[parameterIndex.get(symbol)!] = value === 0 ? 0 : value
    set.add(symbol)
  }
  return {
    resolved,
    parameters,
    overridden: parameterTable.map(({ symbol }) => symbol).filter((symbol) => set.has(symbol)),
    fingerprint: fingerprintOf(resolved, parameters),
  }
}

/**
 * All that is wrong with a run: values out of bounds, and contradictions within the request, with its scenario and with
 * the data set. What the request does not state itself is reported at `scenario`.
 */
export function runIssues(
  checked: CheckedRequest,
  scenario: CheckedRequest | undefined,
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

function merge(request: SimulationRequest, scenario: SimulationRequest | undefined): SimulationRequest {
  return scenario ? overlay(scenario, request) : request
}

function ofScenario({ path, message }: InputIssue): InputIssue {
  return { path: 'scenario', message: `the scenario's ${path} ${message}` }
}

/** Whether the lever or list that a path leads into is the request's own. */
function states(request: SimulationRequest, path: string): boolean {
  const [name, lever] = path.split('.') as [keyof SimulationRequest, string]
  const value = request[name]
  if (value == null || Array.isArray(value)) return value !== undefined
  return (value as Record<string, unknown>)[lever] !== undefined
}
