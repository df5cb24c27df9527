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
import { needsTooManyComparisons } from './field-comparisons.ts'
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
  | 'maxComparisons'
>

/**
 * Stops reading a document after `maxTokens` lexical tokens or below `maxNesting` open brackets. The parser, and all
 * that walks the document after it, descends several calls per bracket: without the second limit a document of few
 * tokens overflows the stack. What was read is counted before it is validated, since validation compares fields and
 * fragments in pairs. Depth and cost in the schema's own terms are the schema's matter.
 */
export function useDocumentLimits(limits: DocumentLimits): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: Parameters<typeof parse>[0], options?: Parameters<typeof parse>[1]) => {
        refuseLongOrDeep(source, limits)
        const document = parse(source, options)
        refuseLargeDocument(document, limits)
        refuseRepetition(document, limits)
        return document
      })
    },
  }
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** Throws GraphQLError for too many tokens or brackets too deep, at the first that is, and for text that holds no tokens. */
function refuseLongOrDeep(source: string | Source, { maxTokens, maxNesting }: DocumentLimits): void {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source)
  let open = 0
  for (let count = 0; ; count++) {
    const { kind } = lexer.advance()
    if (kind === TokenKind.EOF) return
    if (count === maxTokens)
      throw tooLarge(`The document has too many tokens; at most ${maxTokens} are allowed.`, maxTokens)
    if (opening.has(kind)) open++
    else if (closing.has(kind)) open--
    if (open > maxNesting) {
      throw tooLarge(
        `The document is nested too deeply: at most ${maxNesting} brackets may be open at once.`,
        maxNesting,
      )
    }
  }
}

/** Throws GraphQLError for fields that are repeated so often that to compare them in pairs would take long. */
function refuseRepetition(document: DocumentNode, { maxComparisons }: DocumentLimits): void {
  if (!needsTooManyComparisons(document, maxComparisons)) return
  throw tooLarge(
    `The document repeats fields too often, fragments filled in: at most ${maxComparisons} pairs of one name at one place are allowed.`,
    maxComparisons,
  )
}

function tooLarge(message: string, maximum: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE', maximum } })
}

/** Throws GraphQLError that names the first limit that the document is above. */
function refuseLargeDocument(document: DocumentNode, limits: DocumentLimits): void {
  const counts = { aliases: 0, directives: 0 }
  const refuseAbove = (maximum: number, count: number, what: string) => {
    if (count <= maximum) return
    throw tooLarge(`The document has ${what}; at most ${maximum} are allowed.`, maximum)
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
