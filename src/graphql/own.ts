import { connectionCost } from './cost.ts'
import { BadCursor, cursorKey, type PageArguments } from './page.ts'

/** No id is nil, so looking it up finds nothing; the database would refuse what is no UUID at all. */
const nilUuid = '00000000-0000-0000-0000-000000000000'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Condition that finds what a caller has stored by its id, and nothing of anybody else. */
export function ownRow(id: string, ownerId: string) {
  return { id: uuid.test(id) ? id : nilUuid, ownerId }
}

/** Cost of a connection whose cursors are UUIDs. Throws BadArgument for page arguments that cannot be served. */
export function ownConnectionCost(args: PageArguments) {
  const cost = connectionCost({ ...args })
  for (const name of ['after', 'before'] as const) {
    if (args[name] != null && !uuid.test(cursorKey(args[name]) ?? '')) throw new BadCursor(name)
  }
  return cost
}
