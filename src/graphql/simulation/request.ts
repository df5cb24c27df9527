import { decodeGlobalID } from '@pothos/plugin-relay'
import { type CheckedRequest, checkRequest } from '../../store/check-request.ts'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import type { SimulateInput } from './simulate-input.ts'

/**
 * What validation puts in the place of a SimulateInput. `scenario` may be a slug or an id of this API; an id is read
 * back into the key that it stands for, and anything else is taken as a slug.
 */
export function validated(input: unknown): CheckedRequest {
  const request = input as SimulationRequest
  return checkRequest(
    request.scenario == null ? request : { ...request, scenario: scenarioKey(request.scenario) },
  )
}

/** The request behind a SimulateInput with all that is wrong with its values. */
export function requestOf(input: typeof SimulateInput.$inferInput): CheckedRequest {
  return input as unknown as CheckedRequest
}

function scenarioKey(scenario: string): string {
  try {
    const { typename, id } = decodeGlobalID(scenario)
    return typename === 'Scenario' ? id : scenario
  } catch {
    return scenario
  }
}
