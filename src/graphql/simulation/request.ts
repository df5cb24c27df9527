import { type CheckedRequest, checkRequest } from '../../store/check-request.ts'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import { constantCase } from '../constant-case.ts'
import { parseId } from '../global-id.ts'
import type { SimulateInput } from './simulate-input.ts'

/** A checked request, and how it is to be answered: no part of what is asked. */
interface CheckedInput extends CheckedRequest {
  /** Whether the answer waits for error bars. */
  readonly wait: boolean
}

/**
 * What validation puts in the place of a SimulateInput. `scenario` may be a slug or an id of this API; anything that is no
 * id is taken as a slug.
 */
export function validated(input: unknown): CheckedInput {
  const { wait, ...request } = input as SimulationRequest & { readonly wait?: boolean | null }
  const checked = checkRequest(withScenarioKey(request))
  const aimless = wait === false && request.uncertainty == null
  return {
    ...(aimless ? withIssue(checked, 'has no effect without uncertainty') : checked),
    wait: wait !== false,
  }
}

/** A request whose `scenario`, where it is an id of this API, is the key that the id stands for. */
export function withScenarioKey<Request extends { readonly scenario?: string | null | undefined }>(
  request: Request,
): Request {
  return request.scenario == null ? request : { ...request, scenario: scenarioKey(request.scenario) }
}

/** The request behind a SimulateInput with all that is wrong with its values. */
export function requestOf(input: typeof SimulateInput.$inferInput): CheckedRequest {
  return input as unknown as CheckedRequest
}

/** The request behind the input of a preview, which has nothing that could be completed later. */
export function previewRequestOf(input: typeof SimulateInput.$inferInput): CheckedRequest {
  const checked = requestOf(input)
  if (waits(input) || checked.request.uncertainty == null) return checked
  return withIssue(checked, 'has no effect on a preview')
}

/** Whether the answer to a SimulateInput waits for its error bars. */
export function waits(input: typeof SimulateInput.$inferInput): boolean {
  return (input as unknown as CheckedInput).wait
}

function withIssue(checked: CheckedRequest, message: string): CheckedRequest {
  return { ...checked, issues: [...checked.issues, { path: 'wait', message }] }
}

/** A stored request in the shape of a SimulateInput: outputs under the names that the schema gives them. */
export function inputOf(request: SimulationRequest) {
  const { uncertainty, bandOutputs } = request
  const precision = uncertainty?.precision
  return {
    ...request,
    ...(bandOutputs && { bandOutputs: bandOutputs.map(constantCase) }),
    ...(precision && {
      uncertainty: { precision: { ...precision, output: constantCase(precision.output) } },
    }),
  }
}

function scenarioKey(scenario: string): string {
  const decoded = parseId(scenario)
  return decoded?.typename === 'Scenario' ? decoded.id : scenario
}
