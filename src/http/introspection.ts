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
          error.message = error.message.replace(suggestion, '')
      }
    },
  }
}

/** What every suggestion of graphql-js begins with; it is the last sentence of its message. */
const suggestion = / Did you mean .*\?$/s
