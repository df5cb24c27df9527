import { requireTimeout, withDeadline } from './deadline.ts'
import { endpointOf } from './endpoint.ts'
import { exchange } from './exchange.ts'
import { operations, subscriptions } from './operations.ts'
import { isUntouched, sleep, waitBeforeRetry } from './retry.ts'
import { subscribe } from './subscription.ts'
import type { TypedDocument } from './typed-document.ts'

export interface ClientOptions {
  /** Address of the GraphQL endpoint, such as http://127.0.0.1:4000/graphql. */
  url: string
  /** Sent as `Authorization: Bearer …`. */
  apiKey?: string
  /** Limit of a call, its retries and the waits between them included; Infinity sets none. Default: 30,000 ms. */
  timeoutMs?: number
  /** How often a safe operation is tried again, and how often in a row a subscription that brings no event. Default: 2. */
  retries?: number
  /** After how long without a sign of life from the server a subscription connects again. Default: 45,000 ms. */
  heartbeatTimeoutMs?: number
  /** Sends generated documents as their hash instead of their text, for a server that trusts those documents. Default: false. */
  trustedDocuments?: boolean
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

export interface SubscribeOptions {
  /** Closes the connection; the subscription then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Default: the client's. */
  heartbeatTimeoutMs?: number
}

/** Variables may be left out where none is required. */
export type Arguments<Variables, Options = RequestOptions> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options]

type Method<Document> =
  Document extends TypedDocument<infer Result, infer Variables>
    ? (...args: Arguments<Variables>) => Promise<Result>
    : never

type SubscriptionMethod<Document> =
  Document extends TypedDocument<infer Result, infer Variables>
    ? (...args: Arguments<Variables, SubscribeOptions>) => AsyncIterableIterator<Result, void, undefined>
    : never

type Methods = { readonly [Name in keyof typeof operations]: Method<(typeof operations)[Name]> } & {
  readonly [Name in keyof typeof subscriptions]: SubscriptionMethod<(typeof subscriptions)[Name]>
}

export interface Client extends Methods {
  /**
   * Sends any operation: a generated document, whose types the answer has, or text, whose answer is unknown.
   *
   * @throws GraphQLRequestError, HttpError, NetworkError, TimeoutError, or the reason of `options.signal`; TypeError for
   *   variables that JSON cannot hold, RangeError for a `timeoutMs` that is not above 0
   */
  request(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<unknown>
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...args: Arguments<Variables>
  ): Promise<Result>

  /**
   * Listens to any subscription, over as many connections as it takes: what has arrived may arrive again after one broke. It
   * begins when the first value is asked for; leaving the loop, or `return()`, closes the connection.
   *
   * @throws while iterating: GraphQLRequestError, HttpError, NetworkError, or the reason of `options.signal`; at once: TypeError
   *   for variables that JSON cannot hold, RangeError for a `heartbeatTimeoutMs` that is not above 0
   */
  subscribe(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: SubscribeOptions,
  ): AsyncIterableIterator<unknown, void, undefined>
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...args: Arguments<Variables, SubscribeOptions>
  ): AsyncIterableIterator<Result, void, undefined>
}

/**
 * A client of a monazite server. It holds no connection and needs no closing.
 *
 * @throws TypeError for a `url`, `apiKey` or header that cannot be sent, RangeError for a `timeoutMs` or
 *   `heartbeatTimeoutMs` that is not above 0
 */
export function createClient(options: ClientOptions): Client {
  const { url, apiKey, timeoutMs = 30_000, retries = 2, headers = {}, random = Math.random } = options
  const { heartbeatTimeoutMs = 45_000, trustedDocuments = false } = options
  const endpoint = endpointOf({ url, apiKey, headers })
  requireTimeout(timeoutMs)
  requireTimeout(heartbeatTimeoutMs, 'heartbeatTimeoutMs')
  // Called as a bare function: browsers refuse `fetch` as the method of another object.
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  const request = async (
    document: unknown,
    variables: unknown,
    perCall: RequestOptions = {},
  ): Promise<unknown> => {
    const body = bodyOf(document, variables, trustedDocuments)
    const limitMs = requireTimeout(perCall.timeoutMs ?? timeoutMs)
    const safe = perCall.idempotent ?? isQuery(String(document))
    return withDeadline(limitMs, perCall.signal, async (signal, remainingMs) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await exchange({ endpoint, body, signal, fetch: send })
        } catch (error) {
          const again = attempt <= retries && (safe || isUntouched(error))
          const wait = again ? waitBeforeRetry(error, attempt, random()) : null
          // Waiting past the deadline would only replace this error by one that says less.
          if (wait === null || wait >= remainingMs()) throw error
          await sleep(wait, signal)
        }
      }
    })
  }

  const listen = (document: unknown, variables: unknown, perCall: SubscribeOptions = {}) =>
    subscribe({
      endpoint,
      body: bodyOf(document, variables, trustedDocuments),
      fetch: send,
      signal: perCall.signal,
      heartbeatTimeoutMs: requireTimeout(
        perCall.heartbeatTimeoutMs ?? heartbeatTimeoutMs,
        'heartbeatTimeoutMs',
      ),
      retries,
      random,
    })

  return {
    ...methodsFor(operations, request),
    ...methodsFor(subscriptions, listen),
    request,
    subscribe: listen,
  } as unknown as Client
}

/** `call` for each of the documents, under its name. */
function methodsFor<Options>(
  documents: Readonly<Record<string, unknown>>,
  call: (document: unknown, variables: unknown, options?: Options) => unknown,
) {
  return Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [
      name,
      (variables?: unknown, options?: Options) => call(document, variables, options),
    ]),
  )
}

/** What goes over the wire: the document's text, or its hash where the server knows the text already. */
function bodyOf(document: unknown, variables: unknown, trusted: boolean): string {
  const documentId = trusted
    ? (document as Partial<TypedDocument<unknown, unknown>>).__meta__?.hash
    : undefined
  return JSON.stringify(
    documentId === undefined ? { query: String(document), variables } : { documentId, variables },
  )
}

/** True for documents without a mutation or subscription. A query that mentions one of these words counts as unsafe. */
function isQuery(document: string): boolean {
  return !/\b(mutation|subscription)\b/.test(document)
}
