import { type GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'

/** Keeps the schema to those who have it: no `__schema`, no `__type`, and no names that errors suggest. */
export function useNoIntrospection(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule)
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

/** What every suggestion of graphql-js begins with; it is the last sentence of its message. */
const suggestion = ' Did you mean '

/** No pattern: a message may quote a megabyte of the caller, who can make a pattern start over at every word of it. */
function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(suggestion) : -1
  return start < 0 ? message : message.slice(0, start)
}
