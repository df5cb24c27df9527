import {
  type ASTVisitor,
  GraphQLError,
  getNamedType,
  NoSchemaIntrospectionCustomRule,
  type ValidationContext,
} from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'

/** Keeps the schema to those who have it: no `__schema`, `__type` or `_service`, and no names that errors suggest. */
export function useNoIntrospection(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule)
      addValidationRule(NoServiceSdlRule)
    },
    onResultProcess({ result }) {
      if (isAsyncIterable(result)) return
      for (const part of Array.isArray(result) ? result : [result]) {
        for (const error of (part.errors ?? []) as GraphQLError[])
          error.message = withoutSuggestion(error.message)
      }
    },
  }
}

/** The whole schema as text is what a subgraph tells of itself, to a router as to everybody. */
function NoServiceSdlRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (getNamedType(context.getType())?.name !== '_Service') return
      const message = `Introspection has been disabled, and with it the field "${node.name.value}".`
      context.reportError(new GraphQLError(message, { nodes: node }))
    },
  }
}

/** What every suggestion of graphql-js begins with; it is the last sentence of its message. */
const suggestion = ' Did you mean '

/** No pattern: a message may quote a megabyte of the caller, who can make a pattern start over at every word of it. */
function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(suggestion) : -1
  return start < 0 ? message : message.slice(0, start)
}
