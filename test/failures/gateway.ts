import { type Started, startProcess } from '../support/process.ts'

/** A gateway as a process of its own. */
export interface Gateway extends Started {
  url: string
}

export interface Reply {
  /** `cut` where the connection ended without an answer, or could not be made. */
  status: number | 'cut'
  retryAfter: string | null
  code?: string | undefined
  message?: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's, and what the test asserts.
  data?: any
}

/** A gateway that everybody may ask for everything; it may not be ready yet. */
export function launchGateway(env: Record<string, string>): Started {
  return startProcess('src/main.ts', {
    PORT: '0',
    WORKER_THREADS: '1',
    ANONYMOUS_SCOPES: 'read,simulate,analyse',
    RATE_LIMIT_ANONYMOUS: '2000000000',
    ...env,
  })
}

export async function startGateway(env: Record<string, string>): Promise<Gateway> {
  const started = launchGateway(env)
  const [, url] = await started.printed(/GraphQL {4}(http\S+)\/graphql/)
  return { ...started, url: url! }
}

export async function ask({ url }: { url: string }, query: string): Promise<Reply> {
  let response: Response
  try {
    response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query }),
    })
    const body = (await response.json()) as {
      data?: unknown
      errors?: { message: string; extensions: { code: string } }[]
    }
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      data: body.data,
      code: body.errors?.[0]?.extensions.code,
      message: body.errors?.[0]?.message,
    }
  } catch (error) {
    // What a client sees whose peer is gone; anything else is a fault of the test.
    const { code } = (error as { cause: { code: string } }).cause
    if (!/^(ECONNRESET|ECONNREFUSED|EPIPE|UND_ERR_SOCKET)$/.test(code)) throw error
    return { status: 'cut', retryAfter: null }
  }
}

/** What a client sees of a database that is away: come again, with the time to wait. */
export const unavailable = { status: 503, retryAfter: '5', code: 'SERVICE_UNAVAILABLE' }

/** A run of its own for each number, without error bars or with some. */
export const simulate = (index: number, uncertainty = ''): string =>
  `mutation { simulate(input: { horizonYears: 5, japan: { publicStockDays: ${index} } ${uncertainty} }) {
    ... on Simulation { id }
  } }`

export const idIn = ({ data }: Reply): string => data.simulate.id

/** Ids of those runs that are there, in the order asked. */
export async function storedIds(gateway: { url: string }, ids: readonly string[]): Promise<string[]> {
  const { data } = await ask(gateway, `{ nodes(ids: ${JSON.stringify(ids)}) { id } }`)
  return data.nodes.map((node: { id: string } | null) => node?.id)
}
