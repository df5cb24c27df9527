/** Why a request is not answered as it asks, before GraphQL has a say. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
  readonly requestId?: string
}

/** A refusal in the form in which GraphQL tells errors, so that clients need to know no other. */
export function refusalResponse(
  { Response: FetchResponse }: { readonly Response: typeof Response },
  { status, code, message, headers, requestId }: Refusal,
): Response {
  const extensions = { code, ...(requestId !== undefined && { requestId }) }
  return new FetchResponse(JSON.stringify({ errors: [{ message, extensions }] }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}
