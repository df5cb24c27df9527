import { GraphQLError } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, maskError, type Plugin } from 'graphql-yoga'
import { isBuilderError } from '../graphql/builder-error.ts'
import { unavailable } from '../store/unavailable.ts'
import { unavailableRefusal } from './unavailable-refusal.ts'
import type { ServerContext } from './yoga.ts'

const originals = new WeakMap<GraphQLError, unknown>()

/**
 * Replacement for an error that the schema does not foresee: a fixed text, nothing of the original. A database that is away
 * is no fault, and worth asking again: it has a code and a status of its own. Errors that resolvers throw as GraphQLError pass.
 */
export function hideUnexpected(error: unknown, message: string): Error {
  const reason = unavailable(error)
  const refusal = reason && unavailableRefusal(reason)
  const hidden = isBuilderError(error) ? unforeseen(error) : error
  const masked = maskError(hidden, refusal?.message ?? message, false)
  if (masked === error || !(masked instanceof GraphQLError)) return masked
  originals.set(masked, error)
  if (refusal) {
    const { code, status, headers } = refusal
    delete masked.extensions.unexpected
    Object.assign(masked.extensions, { code, http: { status, headers } })
  }
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
      const report = <Result extends { data?: unknown; errors?: readonly GraphQLError[] }>(
        part: Result,
      ): Result => {
        const answered = Object.values(part.data ?? {}).some((value) => value !== null)
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
          if (unavailable(cause)) {
            log.warn({ path: error.path, err: cause }, 'the database was not to be had')
            // Half an answer is one: its status is 200, and its errors say what is missing.
            if (answered) delete error.extensions.http
          } else log.error({ path: error.path, err: cause }, 'unexpected error')
          error.extensions.requestId = requestId
        }
        return part
      }
      if (isAsyncIterable(result)) setResult(mapAsyncIterator(result, report) as typeof result)
      else for (const part of Array.isArray(result) ? result : [result]) report(part)
    },
  }
}
