/** Why the database cannot do what it was asked for, though nothing is wrong with the request: it will be able to again. */
export type Unavailable = 'unreachable' | 'full'

/** Kinds of failures in the words of Prisma's adapter, for errors that it has replaced. */
const unreachableKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])

/** Prisma's own codes: server not reached, timed out or closed; no connection free, no transaction begun. */
const unreachableCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** SQLSTATE of lost connections (class 08), shutdown, crash and start of the server, too many connections and memory used up. */
const unreachableStates = /^(08...|57P0[1-3]|53200|53300)$/

/** SQLSTATE of a disk without space. */
const fullState = '53100'

/** A limit on the size of files has no state of its own. */
const fullText = /^could not (extend|write to) file "[^"]*": File too large/

/** What the driver and its pool say by a text alone. */
const unreachableTexts =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|Transaction API error: Unable to start a transaction)/

interface Failure {
  readonly code?: unknown
  readonly kind?: unknown
  readonly originalCode?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly originalError?: unknown
  readonly meta?: { readonly driverAdapterError?: unknown }
}

/** Says whether an error, or one that it was made from, tells of a database that is away or full; undefined for all others. */
export function unavailable(error: unknown): Unavailable | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, kind, originalCode, message, cause, originalError, meta }: Failure = error
  const state = String(originalCode ?? code)
  if (state === fullState || fullText.test(String(message))) return 'full'
  if (
    unreachableCodes.has(String(code)) ||
    unreachableKinds.has(String(kind)) ||
    unreachableStates.test(state) ||
    unreachableTexts.test(String(message))
  )
    return 'unreachable'
  // An error may be its own cause; nothing wraps deeper than this.
  for (const inner of [meta?.driverAdapterError, originalError, cause]) {
    const found = inner === error ? undefined : unavailable(inner)
    if (found) return found
  }
  return undefined
}
