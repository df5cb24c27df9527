import type { Plugin } from 'graphql-yoga'
import { type Authenticate, Unauthenticated } from './authentication.ts'
import { type Budgets, refusalOf } from './budget.ts'
import type { ServerContext } from './yoga.ts'

/**
 * Finds out who asks, before anything of the request is read. A credential that is not valid ends it with 401; where
 * none can be checked, because the database or the key set does not answer, it ends with 503. Guessing costs the address points.
 */
export function useAuthentication(
  authenticate: Authenticate,
  charge: Budgets['charge'],
): Plugin<object, ServerContext> {
  return {
    async onRequest({ request, serverContext, fetchAPI, endResponse }) {
      // A browser asks with OPTIONS whether it may send the credential, so it does not send it there.
      if (request.method === 'OPTIONS') return
      const refuse = (status: number, headers: Record<string, string>, code: string, message: string) => {
        const extensions = { code, requestId: serverContext.requestId }
        endResponse(
          new fetchAPI.Response(JSON.stringify({ errors: [{ message, extensions }] }), {
            status,
            headers: {
              'content-type': 'application/json; charset=utf-8',
              'cache-control': 'no-store',
              ...headers,
            },
          }),
        )
      }
      try {
        serverContext.viewer = await authenticate(request.headers.get('authorization'))
        serverContext.log = serverContext.log.child({ viewer: serverContext.viewer.actor })
      } catch (error) {
        if (error instanceof Unauthenticated) {
          const spent = await refusalOf(charge(request, serverContext, 0))
          if (spent) return refuse(spent.status, spent.headers, spent.code, spent.message)
          refuse(
            401,
            { 'www-authenticate': 'Bearer error="invalid_token"' },
            'UNAUTHENTICATED',
            error.message,
          )
        } else {
          serverContext.log.error({ err: error }, 'cannot authenticate')
          const message = 'Credentials cannot be checked at the moment.'
          refuse(503, { 'retry-after': '5' }, 'SERVICE_UNAVAILABLE', message)
        }
      }
    },
  }
}
