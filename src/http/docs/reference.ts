import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { GraphQLSchema } from 'graphql'
import type { Scope } from '../../store/generated/enums.ts'
import { isKnown } from '../entity-tags.ts'
import { readOperations } from '../examples.ts'
import { type GuideLimits, guide } from './guide.ts'
import { renderPage } from './page.ts'

interface ReferenceOptions {
  schema: GraphQLSchema
  limits: GuideLimits
  /** What callers without a credential may do. */
  anonymousScopes: readonly Scope[]
}

/**
 * Answers requests for the reference page. It is rendered when first asked for, and the same for everybody: whoever has it is
 * told by its `etag` that it has not changed.
 */
export function createReference(options: ReferenceOptions) {
  let rendered: ReturnType<typeof render> | undefined
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    rendered ??= render(options)
    const { body, etag } = takesGzip(request) ? rendered.gzip : rendered.plain
    const headers = { ...rendered.headers, etag }
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      ...(body === rendered.gzip.body && { 'content-encoding': 'gzip' }),
    })
    // Node sends no body in answer to HEAD.
    response.end(body)
  }
}

function render({ schema, limits, anonymousScopes }: ReferenceOptions) {
  const { page, contentSecurityPolicy } = renderPage({
    schema,
    guide: guide(limits),
    examples: readOperations(),
    openScopes: new Set(anonymousScopes.map((scope) => scope.toLowerCase())),
    style: readFileSync(new URL('page.css', import.meta.url), 'utf8'),
  })
  const body = Buffer.from(page)
  const hash = createHash('sha256').update(body).digest('base64url')
  const headers = {
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
  }
  return {
    headers,
    plain: { body, etag: `"${hash}"` },
    // A tenth of the size.
    gzip: { body: gzipSync(body), etag: `"${hash}-gzip"` },
  }
}

/** Whether the answer may be compressed: `gzip` is accepted, and not with the weight 0, which excludes it. */
function takesGzip({ headers }: IncomingMessage): boolean {
  return String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .split(',')
    .some((coding) => /^gzip($|;)/.test(coding) && !/;q=0(\.0*)?$/.test(coding))
}
