import type { z } from 'zod'
import type { InputIssue } from './errors.ts'
import { issuesOf } from './input-issues.ts'
import { type RunRequest, runInput, type SimulationRequest, simulationInput } from './simulation-input.ts'

/** A request with everything that is wrong with its values one by one. */
export interface Checked<Request> {
  /** As it was given; it fits its type only where `issues` is empty. */
  readonly request: Request
  /**
   * The request with NaN in the place of each refused value, whatever its type: nothing compares with NaN, so that
   * looking for contradictions can go on without reporting one mistake twice.
   */
  readonly sound: Request
  readonly issues: readonly InputIssue[]
}

export type CheckedRequest = Checked<SimulationRequest>

/** Checks each value of a request for a simulation. Collects instead of throwing. */
export function checkRequest(request: unknown): CheckedRequest {
  return check(simulationInput, request)
}

/** Checks each value of a scenario's input. Collects instead of throwing. */
export function checkScenario(input: unknown): Checked<RunRequest> {
  return check(runInput, input)
}

/** Checks each value of a request by its schema. Collects instead of throwing. */
export function check<Request>(schema: z.ZodType<Request>, request: unknown): Checked<Request> {
  const parsed = schema.safeParse(request)
  const refused = parsed.success ? [] : parsed.error.issues.filter(hasValue).map(({ path }) => path)
  return {
    request: request as Request,
    sound: without(request, refused) as Request,
    issues: parsed.success ? [] : issuesOf(parsed.error),
  }
}

/** Unknown keys are reported at their object, whose other values are sound. */
function hasValue({ code }: z.core.$ZodIssue): boolean {
  return code !== 'unrecognized_keys'
}

function without(value: unknown, refused: readonly PropertyKey[][]): unknown {
  if (refused.length === 0) return value
  if (refused.some((path) => path.length === 0)) return Number.NaN
  const inner = ([key, part]: [string, unknown]): [string, unknown] => [
    key,
    without(
      part,
      refused.filter(([first]) => String(first) === key).map(([, ...rest]) => rest),
    ),
  ]
  const parts = Object.entries(value as object).map(inner)
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}
