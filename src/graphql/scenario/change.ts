import type { Change } from '../../store/scenario-changes.ts'
import type { GraphQLContext } from '../context.ts'

/** What the store records of a change that the caller makes. */
export function changeOf({ viewer, now, newId, signal }: GraphQLContext): Change {
  return { ownerId: viewer.id, actor: viewer.actor, now: now(), newId, signal }
}
