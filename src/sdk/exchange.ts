import type { Endpoint } from './endpoint.ts'
import { GraphQLRequestError, type GraphQLResponseError, HttpError, NetworkError } from './errors.ts'
import { retryAfterMs } from './retry.ts'

/** One request as it goes over the wire. */
export interface Exchange {
  readonly endpoint: Endpoint
  /** JSON of the operation and its variables. */
  readonly body: string
  readonly signal: AbortSignal
  readonly fetch: typeof fetch
}

interface GraphQLResponse {
  readonly data?: unknown
  readonly errors?: readonly GraphQLResponseError[]
}

/**
 * Sends an operation once and gives its data.
 *
 * @throws GraphQLRequestError, HttpError, NetworkError, or the reason of the signal
 */
export async function exchange(request: Exchange): Promise<unknown> {
  const { endpoint, body, signal, fetch } = request
  let response: Response
  let text: string
  try {
    response = await fetch(endpoint.url, { method: 'POST', headers: endpoint.headers, body, signal })
    text = await response.text()
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    throw new NetworkError(`${endpoint.url} cannot be reached: ${reasonOf(cause)}`, { cause })
  }
  return dataOf(response, text)
}

function dataOf(response: Response, text: string): unknown {
  const facts = { status: response.status, requestId: response.headers.get('x-request-id') }
  const body = parse(text)
  // Limits and outages come before GraphQL, even where their body borrows its form.
  if (response.status === 429 || response.status >= 502 || body === undefined) {
    const detail = body?.errors?.[0]?.message
    const message = detail ?? (response.ok ? 'not a GraphQL response' : response.statusText)
    throw new HttpError(`${response.url} answered ${response.status}${message && `: ${message}`}`, {
      ...facts,
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
    return 'data' in body || ('errors' in body && Array.isArray(body.errors))
      ? (body as GraphQLResponse)
      : undefined
  } catch {
    return undefined
  }
}

/** Fetch hides what happened (ECONNREFUSED, a certificate) in `cause`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || String((cause as { code?: unknown }).code ?? cause.name)
}
