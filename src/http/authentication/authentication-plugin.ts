import type { Plugin } from 'graphql-yoga'
import { type Budgets, refusalOf } from '../limits/budget.ts'
import { type Refusal, refusalResponse } from '../refusal.ts'
import type { ServerContext } from '../yoga.ts'
import { type Authenticate, Unauthenticated } from './authentication.ts'

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
      const { requestId } = serverContext
      const refuse = (refusal: Refusal) => endResponse(refusalResponse(fetchAPI, { ...refusal, requestId }))
      try {
        serverContext.viewer = await authenticate(request.headers.get('authorization'))
        serverContext.log = serverContext.log.child({ viewer: serverContext.viewer.actor })
      } catch (error) {
        if (error instanceof Unauthenticated) {
          const spent = await refusalOf(charge(request, serverContext, 0))
          const wrong = { status: 401, code: 'UNAUTHENTICATED', message: error.message }
          refuse(spent ?? { ...wrong, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })
        } else {
          serverContext.log.error({ err: error }, 'cannot authenticate')
          refuse({
            status: 503,
            code: 'SERVICE_UNAVAILABLE',
            message: 'Credentials cannot be checked at the moment.',
            headers: { 'retry-after': '5' },
          })
        }
      }
    },
  }
}
