import { requireTimeout, withDeadline } from './deadline.ts'
import { endpointOf } from './endpoint.ts'
import { exchange } from './exchange.ts'
import type { TypedDocumentString } from './generated/graphql.ts'
import { operations } from './operations.ts'
import { sleep, waitBeforeRetry } from './retry.ts'

export interface ClientOptions {
  /** Address of the GraphQL endpoint, such as http://127.0.0.1:4000/graphql. */
  url: string
  /** Sent as `Authorization: Bearer …`. */
  apiKey?: string
  /** Limit of a call, its retries and the waits between them included; Infinity sets none. Default: 30,000 ms. */
  timeoutMs?: number
  /** How often a safe operation is tried again. Default: 2. */
  retries?: number
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>
  /** Default: the global one. */
  fetch?: typeof fetch
  /** Gives numbers in [0, 1) that spread retries in time. */
  random?: () => number
}

export interface RequestOptions {
  /** Cancels the call, which then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Default: the client's. */
  timeoutMs?: number
  /** Says that repeating the operation does no harm, so that it may be retried. Default: true for queries alone. */
  idempotent?: boolean
}

/** Variables may be left out where none is required. */
type Arguments<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]

type Method<Document> =
  Document extends TypedDocumentString<infer Result, infer Variables>
    ? (...args: Arguments<Variables>) => Promise<Result>
    : never

type Methods = { readonly [Name in keyof typeof operations]: Method<(typeof operations)[Name]> }

export interface Client extends Methods {
  /**
   * Sends any operation: a generated document, whose types the answer has, or text, whose answer is unknown.
   *
   * @throws GraphQLRequestError, HttpError, NetworkError, TimeoutError, or the reason of `options.signal`; TypeError for
   *   variables that JSON cannot hold, RangeError for a `timeoutMs` that is not above 0
   */
  request<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    ...args: Arguments<Variables>
  ): Promise<Result>
  request(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<unknown>
}

/**
 * A client of a monazite server. It holds no connection and needs no closing.
 *
 * @throws TypeError for a `url`, `apiKey` or header that cannot be sent, RangeError for a `timeoutMs` that is not above 0
 */
export function createClient(options: ClientOptions): Client {
  const { url, apiKey, timeoutMs = 30_000, retries = 2, headers = {}, random = Math.random } = options
  const endpoint = endpointOf({ url, apiKey, headers })
  requireTimeout(timeoutMs)
  // Called as a bare function: browsers refuse `fetch` as the method of another object.
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  const request = async (
    document: unknown,
    variables: unknown,
    perCall: RequestOptions = {},
  ): Promise<unknown> => {
    const text = String(document)
    const body = JSON.stringify({ query: text, variables })
    const limitMs = requireTimeout(perCall.timeoutMs ?? timeoutMs)
    const attempts = 1 + ((perCall.idempotent ?? isQuery(text)) ? retries : 0)
    return withDeadline(limitMs, perCall.signal, async (signal, remainingMs) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await exchange({ endpoint, body, signal, fetch: send })
        } catch (error) {
          const wait = attempt < attempts ? waitBeforeRetry(error, attempt, random()) : null
          // Waiting past the deadline would only replace this error by one that says less.
          if (wait === null || wait >= remainingMs()) throw error
          await sleep(wait, signal)
        }
      }
    })
  }

  const methods = Object.fromEntries(
    Object.entries(operations).map(([name, document]) => [
      name,
      (variables?: unknown, perCall?: RequestOptions) => request(document, variables, perCall),
    ]),
  )
  return { ...methods, request } as unknown as Client
}

/** True for documents without a mutation or subscription. A query that mentions one of these words counts as unsafe. */
function isQuery(document: string): boolean {
  return !/\b(mutation|subscription)\b/.test(document)
}
