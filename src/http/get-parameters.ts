import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Refuses a GET whose `variables` or `extensions` are no JSON: 400 that names the parameter. */
export function useGetParameters(): Plugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method !== 'GET') return
      for (const name of ['variables', 'extensions']) {
        const text = url.searchParams.get(name)
        if (!text || isJson(text)) continue
        throw new GraphQLError(`The parameter \`${name}\` is no valid JSON.`, {
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        })
      }
    },
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
