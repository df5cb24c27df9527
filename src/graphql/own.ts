import { isUuid } from '../store/owners.ts'
import { connectionCost } from './cost.ts'
import { BadCursor, cursorKey, type PageArguments } from './page.ts'

/** Cost of a connection whose cursors are UUIDs. Throws BadArgument for page arguments that cannot be served. */
export function ownConnectionCost(args: PageArguments) {
  const cost = connectionCost({ ...args })
  for (const name of ['after', 'before'] as const) {
    if (args[name] != null && !isUuid(cursorKey(args[name]) ?? '')) throw new BadCursor(name)
  }
  return cost
}
