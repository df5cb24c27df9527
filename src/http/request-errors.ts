import { GraphQLError } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'

/**
 * Makes an error of what the validation throws: it evaluates `@skip` and `@include` at the root of a subscription, and
 * has no variables for them.
 */
export function useSubscriptionConditions(): Plugin {
  return {
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((...args: Parameters<typeof validateFn>) => {
        try {
          return validateFn(...args)
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error
          const message = 'Variables cannot decide by `@skip` or `@include` on the field of a subscription.'
          return [new GraphQLError(message, { nodes: error.nodes ?? [] })]
        }
      })
    },
  }
}

/**
 * Marks failures that come before execution, such as a variable of a wrong type, as request errors: 400 in
 * `application/graphql-response+json`. In `application/json` they stay 200, as GraphQL over HTTP asks of that older type.
 */
export function useRequestErrorStatus(): Plugin {
  return {
    onExecutionResult({ result }) {
      if (result === undefined || isAsyncIterable(result) || Array.isArray(result) || 'data' in result) return
      for (const error of result.errors ?? []) {
        const extensions = (error as GraphQLError).extensions
        if (extensions.http === undefined && extensions.unexpected === undefined)
          extensions.http = { status: 400, spec: true }
      }
    },
  }
}
