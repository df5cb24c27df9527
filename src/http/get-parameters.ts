import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { LimitOptions } from './limits/limit-options.ts'

/** Refuses a GET with too many parameters, or whose `variables` or `extensions` are no JSON: 400 that names the parameter. */
export function useGetParameters({ maxGetParameters }: Pick<LimitOptions, 'maxGetParameters'>): Plugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method !== 'GET') return
      if (url.searchParams.size > maxGetParameters)
        refuse(`The address has more than ${maxGetParameters} parameters.`)
      for (const name of ['variables', 'extensions']) {
        const text = url.searchParams.get(name)
        if (!text || isJson(text)) continue
        refuse(`The parameter \`${name}\` is no valid JSON.`)
      }
    },
  }
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
