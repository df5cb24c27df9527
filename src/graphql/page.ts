import { BadArgument } from './bad-argument.ts'
import { LIMITS } from './limits.ts'

/** Arguments of a connection field. */
export interface PageArguments {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: unknown
  before?: unknown
}

/** Entries that a page may have at most. Call {@link checkPage} first. */
export function pageSize(page: PageArguments): number {
  return page.first ?? page.last ?? LIMITS.defaultPage
}

/**
 * Refuses page arguments that would otherwise be cut down or answered with an internal error.
 * It runs while the cost of an operation is counted, hence before anything is read.
 */
export function checkPage(page: PageArguments): void {
  for (const name of ['first', 'last'] as const) {
    const size = page[name]
    if (size == null) continue
    // An empty page has no cursor to go on from.
    if (size < 1) throw new BadArgument(name, `\`${name}\` is ${size}; it must be at least 1.`)
    checkCount(name, size)
  }
  if (page.first != null && page.last != null) {
    throw new BadArgument('last', '`first` and `last` cannot be combined.')
  }
  if (page.after != null && page.before != null) {
    throw new BadArgument('before', '`after` and `before` cannot be combined.')
  }
  if (page.first != null && page.before != null) {
    throw new BadArgument('before', '`before` goes with `last`, not with `first`.')
  }
  if (page.last != null && page.after != null) {
    throw new BadArgument('after', '`after` goes with `first`, not with `last`.')
  }
  checkCursor('after', page.after)
  checkCursor('before', page.before)
}

/** Refuses an argument that asks for more entries than a page may have. */
export function checkCount(argument: string, count: number): void {
  if (count <= LIMITS.maxPage) return
  throw new BadArgument(
    argument,
    `\`${argument}\` asks for ${count} entries; at most ${LIMITS.maxPage} are allowed.`,
  )
}

/** Key that a cursor stands for, or undefined when it was not issued here: all lists of this schema page by a string key. */
export function cursorKey(cursor: unknown): string | undefined {
  const text = Buffer.from(String(cursor), 'base64').toString()
  return text.startsWith(cursorPrefix) && !text.includes('\0') ? text.slice(cursorPrefix.length) : undefined
}

/** How the schema builder tags a cursor that holds a string. */
const cursorPrefix = 'GPC:S:'

function checkCursor(argument: string, cursor: unknown): void {
  if (cursor != null && cursorKey(cursor) === undefined) throw new BadCursor(argument)
}

export class BadCursor extends BadArgument {
  constructor(argument: string) {
    super(argument, `\`${argument}\` is no cursor that this server issued.`)
  }
}
