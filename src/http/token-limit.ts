import { parse } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Stops reading a document after `maxTokens` lexical tokens, so that neither its length nor its depth (the parser
 * descends one call per level) costs more than that. Depth and cost in the schema's own terms are the schema's matter.
 */
export function useTokenLimit(maxTokens: number): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: Parameters<typeof parse>[0], options?: Parameters<typeof parse>[1]) =>
        parse(source, { ...options, maxTokens }),
      )
    },
  }
}
