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

/**
 * Entries of a page of what a caller may list. None where the cursor is of something else: the database takes the
 * position of any row, so that the page would tell that somebody else's is there, and between which entries.
 *
 * @param countAt counts the entries of the list with an id
 */
export async function ownPage<Row>(
  query: { readonly cursor?: { readonly id?: string | undefined } | undefined },
  countAt: (id: string) => Promise<number>,
  read: () => Promise<Row[]>,
): Promise<Row[]> {
  // Spread as a read spreads it: the schema builder takes a query of which nothing is read for a mistake.
  const { cursor } = { ...query }
  const id = cursor?.id
  return id !== undefined && (await countAt(id)) === 0 ? [] : read()
}
