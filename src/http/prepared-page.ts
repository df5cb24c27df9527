import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isKnown } from './entity-tags.ts'

/** A page that is the same for everybody, with the headers of its own. */
export interface Page {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const compress = promisify(gzip)

/**
 * Answers requests for a page that is rendered when first asked for. From then on an answer costs next to nothing: its
 * bytes are at hand, compressed too, and whoever has the page is told by its `etag` that it has not changed.
 */
export function preparedPage(render: () => Page | Promise<Page>): Answer {
  let prepared: ReturnType<typeof prepare> | undefined
  return async (request, response) => {
    prepared ??= prepare(render).catch((error) => {
      // The next request tries again.
      prepared = undefined
      throw error
    })
    const { headers, plain, zipped } = await prepared
    const { body, etag } = takesGzip(request) ? zipped : plain
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.writeHead(304, { ...headers, etag }).end()
      return
    }
    response.writeHead(200, {
      ...headers,
      etag,
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      ...(body === zipped.body && { 'content-encoding': 'gzip' }),
    })
    // Node sends no body in answer to HEAD.
    response.end(body)
  }
}

async function prepare(render: () => Page | Promise<Page>) {
  const { html, headers } = await render()
  const body = Buffer.from(html)
  const hash = createHash('sha256').update(body).digest('base64url')
  return {
    headers: { 'cache-control': 'no-cache', vary: 'accept, accept-encoding', ...headers },
    plain: { body, etag: `"${hash}"` },
    zipped: { body: await compress(body), etag: `"${hash}-gzip"` },
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
