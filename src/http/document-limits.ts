import { GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql'
import type { Plugin } from 'graphql-yoga'

export interface DocumentLimits {
  /** Lexical tokens of a document. */
  maxTokens: number
  /** Brackets of any kind that may be open at once. */
  maxNesting: number
}

/**
 * Stops reading a document after `maxTokens` lexical tokens or below `maxNesting` open brackets. The parser, and all
 * that walks the document after it, descends several calls per bracket: without the second limit a document of few
 * tokens overflows the stack. Depth and cost in the schema's own terms are the schema's matter.
 */
export function useDocumentLimits({ maxTokens, maxNesting }: DocumentLimits): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: Parameters<typeof parse>[0], options?: Parameters<typeof parse>[1]) => {
        refuseDeepNesting(source, { maxTokens, maxNesting })
        return parse(source, { ...options, maxTokens })
      })
    },
  }
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Throws GraphQLError for brackets too deep, or for text that holds no tokens. What follows `maxTokens` is not read. */
function refuseDeepNesting(source: string | Source, { maxTokens, maxNesting }: DocumentLimits): void {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source)
  let open = 0
  for (let count = 0; count < maxTokens; count++) {
    const { kind } = lexer.advance()
    if (kind === TokenKind.EOF) return
    if (opening.has(kind)) open++
    else if (closing.has(kind)) open--
    if (open > maxNesting) {
      throw new GraphQLError(
        `The document is nested too deeply: at most ${maxNesting} brackets may be open at once.`,
        {
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        },
      )
    }
  }
}
