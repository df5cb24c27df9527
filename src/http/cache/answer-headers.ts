import { createHash } from 'node:crypto'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { isKnown } from '../entity-tags.ts'
import { isForReferenceData } from './response-cache.ts'

/** What an answer depends on besides its address; `origin` because of CORS. */
const vary = 'accept, authorization, origin'

/** Headers that a 304 carries; those of the body stay behind. */
const ofBody = ['content-type', 'content-length', 'content-encoding']

/**
 * Says how long an answer may be kept: those of reference data until they are asked for again, others not at all.
 * Queries by GET get a validator, so that a caller that has the answer already is told 304 and gets no body.
 */
export function useAnswerHeaders(): Plugin {
  const validators = new WeakMap<Request, string>()
  return {
    onResultProcess({ request, result }) {
      if (request.method !== 'GET' || isAsyncIterable(result) || Array.isArray(result)) return
      if (result.errors !== undefined || !result.data) return
      // Weak, and of the data alone: extensions may differ from request to request.
      const digest = createHash('sha256').update(JSON.stringify(result.data)).digest('base64url')
      validators.set(request, `W/"${digest}"`)
    },
    onResponse({ request, response, fetchAPI, setResponse }) {
      const validator = validators.get(request)
      const { headers } = response
      if (!headers.has('cache-control'))
        headers.set(
          'cache-control',
          validator && isForReferenceData(request) ? 'private, no-cache' : 'no-store',
        )
      headers.set('vary', vary)
      if (!validator || response.status !== 200) return
      headers.set('etag', validator)
      if (!isKnown(request.headers.get('if-none-match'), validator)) return
      for (const name of ofBody) headers.delete(name)
      setResponse(new fetchAPI.Response(null, { status: 304, headers }))
    },
  }
}
