/** Whatever the client throws, but for a caller's own abort, which keeps the caller's reason. */
export class MonaziteError extends Error {
  override readonly name: string = 'MonaziteError'
}

/** The server could not be reached, or the connection broke before the answer was complete. `cause` says why. */
export class NetworkError extends MonaziteError {
  override readonly name = 'NetworkError'
}

/** The call, with its retries and the waits between them, did not end within `timeoutMs`. */
export class TimeoutError extends MonaziteError {
  override readonly name = 'TimeoutError'
  readonly timeoutMs: number

  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs} ms.`)
    this.timeoutMs = timeoutMs
  }
}

/** What the response says of itself, besides its body. */
export interface ResponseFacts {
  readonly status: number
  /** Id under which the server's log has the request. Null when the server gave none. */
  readonly requestId: string | null
}

/**
 * What the server says is wrong, for programs. These are the codes of access and limits; there are more, and the server may
 * gain some.
 */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'RATE_LIMITED' | (string & {})

/** The answer is not a GraphQL response, or its status says that the server did not take the request on. */
export class HttpError extends MonaziteError {
  override readonly name = 'HttpError'
  readonly status: number
  readonly requestId: string | null
  /** Code of the error in the body, such as RATE_LIMITED. Null when the body holds none. */
  readonly code: ErrorCode | null
  /** Wait that the server asks for (`Retry-After`). Null when it names none. */
  readonly retryAfterMs: number | null

  constructor(
    message: string,
    facts: ResponseFacts & { readonly code?: string | null; readonly retryAfterMs?: number | null },
  ) {
    super(message)
    this.status = facts.status
    this.requestId = facts.requestId
    this.code = facts.code ?? null
    this.retryAfterMs = facts.retryAfterMs ?? null
  }
}

/** One entry of `errors` in a GraphQL response. */
export interface GraphQLResponseError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Code of the first error that has one; null where none has. */
export function codeOf(errors: readonly GraphQLResponseError[]): ErrorCode | null {
  const codes = errors.map(({ extensions }) => extensions?.code)
  return codes.find((code) => typeof code === 'string') ?? null
}

/**
 * The response lists errors: the request was wrong, too costly, or failed unexpectedly. Failures that the schema
 * foresees are members of a result union instead, see `unwrap`.
 */
export class GraphQLRequestError extends MonaziteError {
  override readonly name = 'GraphQLRequestError'
  readonly errors: readonly GraphQLResponseError[]
  /** Code of the first error that has one, such as UNAUTHENTICATED or FORBIDDEN. Null when none has. */
  readonly code: ErrorCode | null
  /** What could be answered in spite of the errors. Null when nothing could. */
  readonly data: unknown
  readonly status: number
  readonly requestId: string | null

  constructor(errors: readonly GraphQLResponseError[], data: unknown, facts: ResponseFacts) {
    super(errors.map(({ message }) => message).join('\n'))
    this.errors = errors
    this.code = codeOf(errors)
    this.data = data ?? null
    this.status = facts.status
    this.requestId = facts.requestId
  }
}

/** `unwrap` met the error member of a result union. */
export class RefusedError extends MonaziteError {
  override readonly name = 'RefusedError'
  /** Stable code for programs, such as INVALID_INPUT. */
  readonly code: string
  /** Every value of the input that was refused; empty where the refusal is about something else. */
  readonly issues: readonly { readonly path: string; readonly message: string }[]

  constructor(refusal: { code: string; message: string; issues?: RefusedError['issues'] }) {
    const { code, message, issues = [] } = refusal
    super([message, ...issues.map((issue) => `  ${issue.path}: ${issue.message}`)].join('\n'))
    this.code = code
    this.issues = issues
  }
}
