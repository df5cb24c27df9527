import { GraphQLError } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, maskError, type Plugin } from 'graphql-yoga'
import { isBuilderError } from '../graphql/builder-error.ts'
import type { ServerContext } from './yoga.ts'

const originals = new WeakMap<GraphQLError, unknown>()

/**
 * Replacement for an error that the schema does not foresee: a fixed text, nothing of the original. Errors that
 * resolvers throw as GraphQLError pass.
 */
export function hideUnexpected(error: unknown, message: string): Error {
  const masked = maskError(isBuilderError(error) ? unforeseen(error) : error, message, false)
  if (masked === error || !(masked instanceof GraphQLError)) return masked
  originals.set(masked, error)
  return masked
}

/** The same error as one that its place in the answer wraps, which is how the library knows what to hide. */
function unforeseen(error: GraphQLError): GraphQLError {
  const { message, nodes, path } = error
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    originalError: new Error(message, { cause: error }),
  })
}

/**
 * Logs each hidden error in full under the request's id, and tells the client the id. It looks at what is about to be
 * sent, because errors from before execution, such as those of reading the request, pass no earlier hook.
 */
export function useErrorReport(): Plugin<object, ServerContext> {
  return {
    onResultProcess({ request, result, setResult, serverContext: { requestId, log } }) {
      const report = <Result extends { errors?: readonly GraphQLError[] }>(part: Result): Result => {
        for (const error of part.errors ?? []) {
          // The parser of JSON quotes the whole body. By what it says the library would have chosen this status.
          if (error.extensions?.originalError) {
            delete error.extensions.originalError
            error.extensions.http = { status: 400 }
          }
          const original = originals.get(error)
          if (original === undefined) continue
          const cause = original instanceof GraphQLError ? original.originalError : original
          // A caller that hangs up ends what runs for it: the error that does so is no failure, and nobody reads it.
          if (cause !== undefined && cause === request.signal.reason) continue
          log.error({ path: error.path, err: cause }, 'unexpected error')
          error.extensions.requestId = requestId
        }
        return part
      }
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, report) as typeof result)
      else for (const part of Array.isArray(result) ? result : [result]) report(part)
    },
  }
}
