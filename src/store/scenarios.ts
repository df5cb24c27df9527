import { InvalidInput, NotFound } from './errors.ts'
import type { PrismaClient } from './generated/client.ts'
import { issuesOf } from './input-issues.ts'
import { type SimulationRequest, simulationInput } from './simulation-input.ts'

export interface StoredScenario {
  readonly id: string
  readonly input: SimulationRequest
}

/** The scenario with this id or slug. Throws NotFound, and InvalidInput when what is stored no longer fits the model. */
export async function findScenario(db: PrismaClient, key: string): Promise<StoredScenario> {
  const row = await db.scenario.findFirst({
    where: { OR: [{ id: key }, { slug: key }] },
    select: { id: true, input: true },
  })
  if (!row) throw new NotFound('Scenario', key)
  return { id: row.id, input: scenarioInput(row.input) }
}

/** Parses the stored input of a scenario. Throws InvalidInput with paths below `scenario`. */
export function scenarioInput(json: unknown): SimulationRequest {
  const parsed = simulationInput.safeParse(json)
  if (parsed.success) return parsed.data
  throw new InvalidInput(
    issuesOf(parsed.error).map(({ path, message }) => ({ path: `scenario.${path}`, message })),
  )
}
