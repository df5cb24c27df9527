import type { Caller } from './callers.ts'

/** What came back over HTTP. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
  /** The body, where it is JSON. */
  readonly body?: Body
}

export interface Body {
  data?: Record<string, unknown> | null
  errors?: GivenError[]
  extensions?: { cost?: { requested: number; actual: number; available: number } }
}

interface GivenError {
  message: string
  path?: unknown[]
  extensions?: { code?: string }
}

/** The statuses that the reference documents, and those of HTTP itself. 500 is documented, but always a fault. */
const statuses = new Set([200, 204, 304, 400, 401, 403, 404, 405, 406, 413, 415, 429, 431, 503])

/** Every code that an entry of `errors` may have. */
export const errorCodes = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CSRF_PREVENTED',
  'DOCUMENT_NOT_TRUSTED',
  'DOCUMENT_TOO_LARGE',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'METHOD_NOT_ALLOWED',
  'NOT_ACCEPTABLE',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TIMEOUT',
  'PERSISTED_DOCUMENT_NOT_FOUND',
  'QUERY_TOO_COSTLY',
  'QUERY_TOO_DEEP',
  'RATE_LIMITED',
  'REQUEST_ENTITY_TOO_LARGE',
  'SERVICE_UNAVAILABLE',
  'TOO_MANY_SUBSCRIPTIONS',
  'UNAUTHENTICATED',
  'UNSUPPORTED_MEDIA_TYPE',
])

/** Codes of members of result unions, which share the field `code`. */
const memberCodes = new Set(['INVALID_INPUT', 'LIMIT_EXCEEDED', 'NOT_FOUND', 'VERSION_CONFLICT'])

/** What no message may hold: faults, and what tells of the inside of the server. No generated value has such words. */
const inside =
  /Unexpected error|undefined|\[object |node_modules|file:\/\/|\/src\/|\.ts\b|\n\s+at |prisma|postgres|\bpg_|\bSELECT\s.+\bFROM\b|\bINSERT\b|\bP20\d\d\b|ECONN(?:REFUSED|RESET)|violates|invalid byte|Cannot read|is not a function|stack/i

/** What is wrong with an answer to anybody about anything, one line a fault. */
export function faults(answer: Answer, caller: Caller, callers: readonly Caller[]): string[] {
  const { status, type, text, body } = answer
  const found: string[] = []
  if (!statuses.has(status)) found.push(`status ${status}`)
  for (const one of callers) {
    if (one !== caller && one.secret && text.includes(one.secret))
      found.push(`tells ${caller.name} the secret of ${one.name}`)
    if (one.key && text.includes(one.key)) found.push(`tells the key of ${one.name}`)
  }
  if (text !== '' && type.includes('json') && body === undefined) found.push('the body is no JSON')
  if (body === undefined) return found
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    return [...found, 'the body is no object']
  if (body.errors !== undefined && !(Array.isArray(body.errors) && body.errors.length > 0))
    found.push('`errors` is no list with entries')
  for (const { message, extensions } of body.errors ?? []) {
    const code = extensions?.code
    if (code === undefined || !errorCodes.has(code)) found.push(`code ${code}: ${message}`)
  }
  for (const message of messagesOf(body)) if (inside.test(message)) found.push(`message: ${message}`)
  const { cost } = body.extensions ?? {}
  if (cost) {
    for (const [name, points] of Object.entries(cost)) {
      if (!Number.isSafeInteger(points) || points < 0) found.push(`cost.${name} is ${points}`)
    }
    // A list of faults is as long as the input is wrong: it alone is not counted in advance.
    if (cost.actual > cost.requested && !/issues":/.test(text))
      found.push(`cost ${cost.actual}, and not the ${cost.requested} before`)
  }
  for (const code of codesOf(body.data))
    if (!memberCodes.has(code)) found.push(`member with the code ${code}`)
  return found
}

/** Whether a request had no effect by what its answer says: no field of the root was answered with more than an error. */
export function isRefused({ status, body }: Answer): boolean {
  if (status !== 200 || !body) return true
  if (body.data == null) {
    // A part of an answer may fail after its mutation was carried out.
    return (body.errors ?? []).every(({ path }) => (path?.length ?? 0) <= 1)
  }
  return Object.values(body.data).every((value) => String(member(value)?.__typename).endsWith('Error'))
}

function member(value: unknown): Record<string, unknown> | undefined {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined
}

function messagesOf({ errors = [], data }: Body): string[] {
  const messages = errors.map(({ message }) => message)
  for (const value of Object.values(data ?? {})) {
    const error = member(value)
    if (!String(error?.__typename).endsWith('Error')) continue
    const issues = Object.values(error!).filter(Array.isArray).flat() as { message?: string }[]
    for (const { message } of [error as { message?: string }, ...issues]) if (message) messages.push(message)
  }
  return messages
}

function codesOf(data: Body['data']): string[] {
  return Object.values(data ?? {}).flatMap((value) => {
    const error = member(value)
    return String(error?.__typename).endsWith('Error') && typeof error!.code === 'string' ? [error!.code] : []
  })
}
