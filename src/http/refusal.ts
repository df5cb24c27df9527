import type { ServerResponse } from 'node:http'

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
  refusal: Refusal,
): Response {
  return new FetchResponse(bodyOf(refusal), {
    status: refusal.status,
    headers: { ...headersOfAll, ...refusal.headers },
  })
}

/** Answers with a refusal where no plugin has a say yet. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, { ...headersOfAll, ...refusal.headers }).end(bodyOf(refusal))
}

const headersOfAll = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

function bodyOf({ code, message, requestId }: Refusal): string {
  const extensions = { code, ...(requestId !== undefined && { requestId }) }
  return JSON.stringify({ errors: [{ message, extensions }] })
}
