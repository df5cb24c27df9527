import { createHash } from 'node:crypto'
import type { Viewer } from '../../graphql/context.ts'

export interface Caller {
  /** Who calls, once that is known; before, and without credentials, nobody. */
  readonly viewer?: Viewer | undefined
  /** Address of the client, as limits are kept for it. */
  readonly address: string
}

/** Longest key that the table of the rate limits takes, less the prefix. */
const longestKey = 200

export function isSignedIn({ viewer }: Caller): boolean {
  return viewer !== undefined && viewer.kind !== 'ANONYMOUS'
}

/** What a caller's budget is kept under: its own id when it is signed in, else its address. */
export function callerKey(caller: Caller): string {
  if (!isSignedIn(caller)) return `ip:${caller.address}`
  const { id } = caller.viewer!
  return `viewer:${id.length <= longestKey ? id : createHash('sha256').update(id).digest('base64url')}`
}
