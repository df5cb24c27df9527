import { createHash } from 'node:crypto'
import type { Viewer } from '../graphql/context.ts'

export interface Caller {
  /** Who has proved to be somebody. */
  readonly viewer?: Viewer | undefined
  /** Address of the client, as limits are kept for it. */
  readonly address: string
}

/** Longest key that the table of the rate limits takes, less the prefix. */
const longestKey = 200

/** What a caller's budget is kept under: its own id when it is signed in, else its address. */
export function callerKey({ viewer, address }: Caller): string {
  if (!viewer) return `ip:${address}`
  const { id } = viewer
  return `viewer:${id.length <= longestKey ? id : createHash('sha256').update(id).digest('base64url')}`
}
