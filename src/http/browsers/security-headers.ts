import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/**
 * Headers that every answer carries. They suit JSON, which loads nothing and is shown in no frame; a page replaces the
 * content security policy by its own.
 *
 * @param options.behindTls whether callers reach the server by HTTPS; browsers then refuse plain HTTP for a year
 */
export function securityHeaders({ behindTls }: { behindTls: boolean }) {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: behindTls && { maxAge: 31_536_000, includeSubDomains: false },
  })
  return (request: IncomingMessage, response: ServerResponse): void =>
    setHeaders(request, response, (error) => {
      if (error) throw error
    })
}
