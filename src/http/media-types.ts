import type { Plugin } from 'graphql-yoga'
import { refusalResponse } from './refusal.ts'

/** What answers can be sent as. */
const served = [
  'application/graphql-response+json',
  'application/json',
  'text/event-stream',
  'multipart/mixed',
]

/**
 * Refuses what cannot be read or answered, before anything runs: 415 for a content type that carries no GraphQL or a body that is compressed, 406
 * for an `Accept` without a type that is served. Form posts are refused as well, since a page of another origin may send
 * those without asking first; every content type that carries GraphQL makes the browser ask, and CORS answers.
 */
export function useMediaTypes(): Plugin {
  return {
    onRequestParse({ request, requestParser, fetchAPI, endResponse }) {
      if (request.method !== 'GET' && request.method !== 'POST') return
      const refuse = (status: number, code: string, message: string) =>
        endResponse(refusalResponse(fetchAPI, { status, code, message }))
      if (isCompressed(request)) {
        refuse(
          415,
          'UNSUPPORTED_MEDIA_TYPE',
          'Send the body uncompressed: no `Content-Encoding` is accepted.',
        )
      } else if (!requestParser || isForm(request)) {
        refuse(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json: other content types are not accepted.')
      } else if (!isAnswerable(request)) {
        refuse(406, 'NOT_ACCEPTABLE', `Accept one of ${served.join(', ')}, in UTF-8.`)
      }
    },
  }
}

/** A few bytes can unpack into any number: the body limit is one of bytes sent only where nothing is unpacked. */
function isCompressed(request: Request): boolean {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase()
  return encoding !== undefined && encoding !== '' && encoding !== 'identity'
}

function isForm(request: Request): boolean {
  return (
    request.method === 'POST' &&
    /^\s*(application\/x-www-form-urlencoded|multipart\/)/i.test(request.headers.get('content-type') ?? '')
  )
}

/** Whether some range of the `Accept` header takes a served type; no header takes all. Weights (`q`) only order. */
function isAnswerable(request: Request): boolean {
  const accept = request.headers.get('accept')
  if (!accept) return true
  return accept
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .split(',')
    .some((range) => {
      const [type = '', ...parameters] = range.split(';')
      const charset = parameters.find((parameter) => parameter.startsWith('charset='))
      if (charset !== undefined && charset !== 'charset=utf-8') return false
      return type === '*/*' || served.some((one) => one === type || `${one.split('/')[0]}/*` === type)
    })
}
