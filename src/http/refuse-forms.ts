import type { Plugin } from 'graphql-yoga'

/**
 * Refuses form posts. A page of another origin may send those without asking first; every other content type that
 * carries GraphQL makes the browser ask, and CORS answers.
 */
export function useNoForms(): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      const contentType = request.headers.get('content-type') ?? ''
      if (
        request.method !== 'POST' ||
        !/^\s*(application\/x-www-form-urlencoded|multipart\/)/i.test(contentType)
      )
        return
      const message = 'Send application/json: form posts are not accepted.'
      const body = JSON.stringify({ errors: [{ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] })
      endResponse(
        new fetchAPI.Response(body, {
          status: 415,
          headers: { 'content-type': 'application/json; charset=utf-8' },
        }),
      )
    },
  }
}
