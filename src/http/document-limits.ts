import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  Lexer,
  parse,
  Source,
  TokenKind,
  visit,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { LimitOptions } from './limit-options.ts'

export type DocumentLimits = Pick<
  LimitOptions,
  | 'maxTokens'
  | 'maxNesting'
  | 'maxAliases'
  | 'maxDirectives'
  | 'maxDirectivesPerNode'
  | 'maxDefinitions'
  | 'maxVariables'
  | 'maxNameLength'
>

/**
 * Stops reading a document after `maxTokens` lexical tokens or below `maxNesting` open brackets. The parser, and all
 * that walks the document after it, descends several calls per bracket: without the second limit a document of few
 * tokens overflows the stack. What was read is counted before it is validated, since validation compares fields and
 * fragments in pairs. Depth and cost in the schema's own terms are the schema's matter.
 */
export function useDocumentLimits(limits: DocumentLimits): Plugin {
  const { maxTokens } = limits
  return {
    onParse({ setParseFn }) {
      setParseFn((source: Parameters<typeof parse>[0], options?: Parameters<typeof parse>[1]) => {
        refuseDeepNesting(source, limits)
        const document = parse(source, { ...options, maxTokens })
        refuseLargeDocument(document, limits)
        return document
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

/** Throws GraphQLError that names the first limit that the document is above. */
function refuseLargeDocument(document: DocumentNode, limits: DocumentLimits): void {
  const counts = { aliases: 0, directives: 0 }
  const refuseAbove = (maximum: number, count: number, what: string) => {
    if (count <= maximum) return
    throw new GraphQLError(`The document has ${what}; at most ${maximum} are allowed.`, {
      extensions: { code: 'DOCUMENT_TOO_LARGE', maximum },
    })
  }
  const { length } = document.definitions
  refuseAbove(limits.maxDefinitions, length, `${length} operations and fragments`)
  visit(document, {
    enter(node: ASTNode) {
      switch (node.kind) {
        case 'Name':
          if (node.value.length > limits.maxNameLength)
            refuseAbove(limits.maxNameLength, node.value.length, 'a name with too many characters')
          break
        case 'Directive':
          refuseAbove(limits.maxDirectives, ++counts.directives, 'too many directives')
          break
        case 'Field':
          if (node.alias) refuseAbove(limits.maxAliases, ++counts.aliases, 'too many aliases')
          break
        case 'OperationDefinition': {
          const declared = node.variableDefinitions?.length ?? 0
          refuseAbove(limits.maxVariables, declared, `${declared} variables in one operation`)
        }
      }
      if ('directives' in node && node.directives) {
        const together = node.directives.length
        refuseAbove(limits.maxDirectivesPerNode, together, `${together} directives at one place`)
      }
    },
  })
}
