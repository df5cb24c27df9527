import { dataOf } from './answer.ts'
import type { Endpoint } from './endpoint.ts'
import { NetworkError } from './errors.ts'

/** One request as it goes over the wire. */
export interface Exchange {
  readonly endpoint: Endpoint
  /** JSON of the operation and its variables. */
  readonly body: string
  readonly signal: AbortSignal
  readonly fetch: typeof fetch
}

/**
 * Sends an operation once and gives its data.
 *
 * @throws GraphQLRequestError, HttpError, NetworkError, or the reason of the signal
 */
export async function exchange(request: Exchange): Promise<unknown> {
  const response = await post(request)
  return dataOf(response, await received(request, response.text()))
}

/**
 * Sends an operation; the answer's body is still to be read.
 *
 * @throws NetworkError, or the reason of the signal
 */
export function post(request: Exchange): Promise<Response> {
  const { endpoint, body, signal, fetch } = request
  return received(request, fetch(endpoint.url, { method: 'POST', headers: endpoint.headers, body, signal }))
}

/**
 * What arrives over the request's connection.
 *
 * @throws NetworkError, or the reason of the signal
 */
export async function received<Part>(
  { endpoint, signal }: Pick<Exchange, 'endpoint' | 'signal'>,
  part: Promise<Part>,
): Promise<Part> {
  try {
    return await part
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    throw new NetworkError(`${endpoint.url} cannot be reached: ${reasonOf(cause)}`, { cause })
  }
}

/** Fetch hides what happened (ECONNREFUSED, a certificate) in `cause`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || String((cause as { code?: unknown }).code ?? cause.name)
}
