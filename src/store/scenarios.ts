import { checkScenario } from './check-request.ts'
import { type InputIssue, InvalidInput } from './errors.ts'
import type { PrismaClient, Visibility } from './generated/client.ts'
import { dataSetOwner } from './owners.ts'
import { contradictionsIn } from './simulation-contradictions.ts'
import type { RunRequest } from './simulation-input.ts'

export interface StoredScenario {
  readonly id: string
  /** In the shape of a request, as far as it still fits the model. */
  readonly input: unknown
}

/** Who asks, and where what is stored can be read. */
export interface Asker {
  readonly db: PrismaClient
  readonly viewerId: string
}

/** Condition for what a caller's list of scenarios has: presets and its own. */
export function listedScenarios(viewerId: string) {
  return { ownerId: { in: [dataSetOwner, viewerId] } }
}

/** Condition for the scenarios that a caller may read: those of its list, and those that are shared. */
export function readableScenarios(viewerId: string) {
  return { OR: [listedScenarios(viewerId), { visibility: 'PUBLIC' as const }] }
}

/** Condition for the scenarios that a caller may mean by a slug: its own, and a preset. */
export function slugOf(slug: string, viewerId: string) {
  return { slug, ...listedScenarios(viewerId) }
}

/** A scenario of one's own comes before a preset. */
export const ownFirst = { preset: 'asc' } as const

/** What {@link isReadable} depends on, as a Prisma selection. */
export const visibilitySelection = { ownerId: true, visibility: true } as const

/** Whether a caller may read this scenario. */
export function isReadable(
  { ownerId, visibility }: { ownerId: string; visibility: Visibility },
  viewerId: string,
): boolean {
  return ownerId === dataSetOwner || ownerId === viewerId || visibility === 'PUBLIC'
}

/** The scenario that a caller means by an id or a slug. */
export async function findScenario({ db, viewerId }: Asker, key: string): Promise<StoredScenario | null> {
  // PostgreSQL has no text with U+0000 and refuses to look for it.
  if (key.includes('\u0000')) return null
  return db.scenario.findFirst({
    where: { OR: [slugOf(key, viewerId), { id: key, ...readableScenarios(viewerId) }] },
    orderBy: ownFirst,
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
