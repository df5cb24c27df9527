import { checkScenario } from './check-request.ts'
import { type InputIssue, InvalidInput } from './errors.ts'
import type { PrismaClient } from './generated/client.ts'
import { contradictionsIn } from './simulation-contradictions.ts'
import type { RunRequest } from './simulation-input.ts'

export interface StoredScenario {
  readonly id: string
  /** In the shape of a request, as far as it still fits the model. */
  readonly input: unknown
}

/** The scenario with this id or slug. */
export async function findScenario(db: PrismaClient, key: string): Promise<StoredScenario | null> {
  // PostgreSQL has no text with U+0000 and refuses to look for it.
  if (key.includes('\u0000')) return null
  return db.scenario.findFirst({
    where: { OR: [{ id: key }, { slug: key }] },
    select: { id: true, input: true },
  })
}

/** Parses the stored input of a scenario. Throws InvalidInput with paths below `scenario`. */
export function scenarioInput(json: unknown): RunRequest {
  const { request, issues } = checkScenario(json)
  if (issues.length === 0) return request
  throw new InvalidInput(issues.map(({ path, message }) => ({ path: `scenario.${path}`, message })))
}

/**
 * Everything that is wrong with a scenario by itself. What it leaves to the data set is not held against it: a run
 * that starts from it says so.
 */
export function scenarioIssues(json: unknown): InputIssue[] {
  const { sound, issues } = checkScenario(json)
  return [...issues, ...contradictionsIn(sound, () => Number.NaN)]
}
