import { decodeGlobalID } from '@pothos/plugin-relay'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import type { SimulateInput } from './simulate-input.ts'

/**
 * Validated GraphQL input as a request of the store. `scenario` may be a slug or an id of this API; an id is read back
 * into the key that it stands for, and anything else is taken as a slug.
 */
export function requestOf(input: typeof SimulateInput.$inferInput): SimulationRequest {
  const request = input as SimulationRequest
  return request.scenario == null ? request : { ...request, scenario: scenarioKey(request.scenario) }
}

function scenarioKey(scenario: string): string {
  try {
    const { typename, id } = decodeGlobalID(scenario)
    return typename === 'Scenario' ? id : scenario
  } catch {
    return scenario
  }
}
