import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { GraphQLContext } from '../../graphql/context.ts'

export interface Deadlines {
  plugin: Plugin
  /** Aborts when the caller is gone, or when the operation of the request has had its time. */
  signalOf(request: Request): AbortSignal
}

/**
 * Ends an operation that takes longer than `seconds`: what it computes is told to stop, nothing more of it is resolved,
 * and the caller is answered at once, even if something does not stop.
 */
export function createDeadlines(seconds: number): Deadlines {
  const controllers = new WeakMap<Request, AbortController>()
  return {
    signalOf(request) {
      const controller = new AbortController()
      controllers.set(request, controller)
      // The adapter's own signal does not say `aborted` once another signal depends on it; one that does depend on it does.
      return AbortSignal.any([request.signal, controller.signal])
    },
    plugin: {
      onExecute({ args, executeFn, setExecuteFn }) {
        const { request, signal } = args.contextValue as unknown as GraphQLContext & { request: Request }
        const controller = controllers.get(request)
        if (!controller) return
        setExecuteFn((given) => {
          const late = Promise.withResolvers<{ errors: GraphQLError[] }>()
          const timer = setTimeout(() => {
            const error = outOfTime(seconds, getOperationAST(given.document, given.operationName)?.operation)
            late.resolve({ errors: [error] })
            controller.abort(error)
          }, seconds * 1_000)
          const executed = (async () => executeFn({ ...given, signal } as ExecutionArgs))()
          return Promise.race([executed, late.promise]).finally(() => clearTimeout(timer))
        })
      },
    },
  }
}

function outOfTime(seconds: number, operation: string | undefined): GraphQLError {
  return new GraphQLError(
    `The operation took longer than ${seconds} seconds and was stopped. ${operation === 'mutation' ? 'What it had finished by then is stored, and a large study goes on at the workers: the same request joins it.' : 'Ask for less at once.'}`,
    { extensions: { code: 'OPERATION_TIMEOUT', seconds } },
  )
}
