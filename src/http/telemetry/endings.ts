import type { GraphQLError } from 'graphql'

/** How an operation ended; both are labels of metrics, and of closed sets. */
export interface Ending {
  /**
   * `ok`: without errors, expected failures in a result's union among them; `user_error`: the request is wrong; `refused`: a limit
   * or a right; `failed`: the server's own fault.
   */
  readonly outcome: 'ok' | 'user_error' | 'refused' | 'failed'
  /** Code of the error that decided, `none` without one, `other` for a code that is not of the list. */
  readonly code: string
}

/** Codes of errors that callers meet. */
const outcomes: ReadonlyMap<string, Ending['outcome']> = new Map([
  ['BAD_REQUEST', 'user_error'],
  ['BAD_USER_INPUT', 'user_error'],
  ['GRAPHQL_PARSE_FAILED', 'user_error'],
  ['GRAPHQL_VALIDATION_FAILED', 'user_error'],
  ['NOT_FOUND', 'user_error'],
  ['OPERATION_RESOLUTION_FAILURE', 'user_error'],
  ['PERSISTED_DOCUMENT_NOT_FOUND', 'user_error'],
  ['CSRF_PREVENTED', 'refused'],
  ['DOCUMENT_NOT_TRUSTED', 'refused'],
  ['DOCUMENT_TOO_LARGE', 'refused'],
  ['FORBIDDEN', 'refused'],
  ['QUERY_TOO_COSTLY', 'refused'],
  ['QUERY_TOO_DEEP', 'refused'],
  ['RATE_LIMITED', 'refused'],
  ['TOO_MANY_SUBSCRIPTIONS', 'refused'],
  ['UNAUTHENTICATED', 'refused'],
  ['INTERNAL_SERVER_ERROR', 'failed'],
  ['OPERATION_TIMEOUT', 'failed'],
  ['SERVICE_UNAVAILABLE', 'failed'],
])

const gravity: readonly Ending['outcome'][] = ['ok', 'user_error', 'refused', 'failed']

/** How the gravest error of the results has them end. */
export function endingOf(results: readonly { readonly errors?: readonly GraphQLError[] }[]): Ending {
  let worst: Ending = { outcome: 'ok', code: 'none' }
  for (const { errors = [] } of results) {
    for (const { extensions } of errors) {
      const code = String(extensions?.code)
      const outcome = outcomes.get(code)
      const ending: Ending = outcome ? { outcome, code } : { outcome: 'user_error', code: 'other' }
      if (gravity.indexOf(ending.outcome) > gravity.indexOf(worst.outcome)) worst = ending
    }
  }
  return worst
}
