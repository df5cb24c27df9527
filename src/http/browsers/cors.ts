import type { CORSOptions, Plugin } from 'graphql-yoga'
import { csrfHeaders } from './csrf.ts'

/** Seconds that a browser may keep the answer to its question. */
const maxAge = 3_600

/** What pages of the named origins may send and read; nothing for others. Cookies are never sent along: none are used. */
export function corsPolicy(origins: readonly string[]): (request: Request) => CORSOptions {
  return (request) => {
    const origin = request.headers.get('origin')
    if (origin === null || !isAllowed(origin, origins)) return false
    return {
      origin,
      credentials: false,
      methods: ['GET', 'POST'],
      allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'if-none-match', ...csrfHeaders],
      // An instant in `retry-after` is read against the server's own clock.
      exposedHeaders: ['x-request-id', 'retry-after', 'date', 'etag', 'content-disposition'],
      maxAge,
    }
  }
}

/** Tells a page whose origin is not allowed so, when it asks; every OPTIONS else is told which methods there are. */
export function useOptionsAnswer(origins: readonly string[]): Plugin {
  return {
    onResponse({ request, response, fetchAPI, setResponse }) {
      if (request.method !== 'OPTIONS') return
      const { headers } = response
      headers.set('allow', 'GET, POST, OPTIONS')
      const origin = request.headers.get('origin')
      if (origin !== null && !isAllowed(origin, origins))
        setResponse(new fetchAPI.Response(null, { status: 403, headers }))
    },
  }
}

/** Pages without an origin of their own, such as sandboxed frames, all call it `null`: it names nobody. */
function isAllowed(origin: string, origins: readonly string[]): boolean {
  return origin !== 'null' && (origins.includes('*') || origins.includes(origin))
}
