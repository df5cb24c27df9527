import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Any of them makes a browser ask first when a page of another origin sends it. GraphQL clients know these names. */
export const csrfHeaders = [
  'x-graphql-yoga-csrf',
  'graphql-require-preflight',
  'apollo-require-preflight',
  'x-apollo-operation-name',
]

/**
 * Refuses a GET that a page of another origin could have started without asking, by an image or a link. It must come
 * from a page of this origin or from no page, as browsers say in `Sec-Fetch-Site`, or carry something that a page of
 * another origin may send only after CORS has let it. A POST always does: it must be application/json.
 */
export function useCsrfPrevention(): Plugin {
  return {
    onRequestParse({ request: { method, headers } }) {
      if (method !== 'GET') return
      if (['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? '')) return
      if (csrfHeaders.some((name) => headers.has(name))) return
      if (/^application\/json\b/i.test(headers.get('content-type') ?? '')) return
      throw new GraphQLError(`A GET needs one of the headers ${csrfHeaders.join(', ')}, with any value.`, {
        extensions: { code: 'CSRF_PREVENTED', http: { status: 403 } },
      })
    },
  }
}
