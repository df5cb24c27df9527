import { codeOf, GraphQLRequestError, type GraphQLResponseError, HttpError } from './errors.ts'
import { retryAfterMs } from './retry.ts'

interface GraphQLResponse {
  readonly data?: unknown
  readonly errors?: readonly GraphQLResponseError[] | null
}

/**
 * The data of a GraphQL response.
 *
 * @param text the body, or the part of it that is one response
 * @throws GraphQLRequestError, HttpError
 */
export function dataOf(response: Response, text: string): unknown {
  const facts = { status: response.status, requestId: response.headers.get('x-request-id') }
  const body = parse(text)
  // Limits and outages come before GraphQL, even where their body borrows its form.
  if (response.status === 429 || response.status >= 502 || body === undefined) {
    const detail = body?.errors?.[0]?.message
    const message = detail ?? (response.ok ? 'not a GraphQL response' : response.statusText)
    throw new HttpError(`${response.url} answered ${response.status}${message && `: ${message}`}`, {
      ...facts,
      code: codeOf(body?.errors ?? []),
      retryAfterMs: retryAfterMs(response.headers),
    })
  }
  if (body.errors?.length) throw new GraphQLRequestError(body.errors, body.data, facts)
  if (body.data == null) {
    throw new HttpError(`${response.url} answered ${response.status} with neither data nor errors`, facts)
  }
  return body.data
}

/** The body as a GraphQL response, or undefined when it is none. */
function parse(text: string): GraphQLResponse | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (body === null || typeof body !== 'object') return undefined
    const errors = 'errors' in body ? body.errors : undefined
    const listed = Array.isArray(errors) && errors.every(isResponseError)
    return listed || ('data' in body && errors == null) ? (body as GraphQLResponse) : undefined
  } catch {
    return undefined
  }
}

function isResponseError(error: unknown): error is GraphQLResponseError {
  return typeof (error as { message?: unknown } | null)?.message === 'string'
}
