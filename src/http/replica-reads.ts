import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { GraphQLContext } from '../graphql/context.ts'
import { dataSetStamp } from '../store/data-set-stamp.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { Replica } from '../store/replica.ts'
import { asksForReferenceData } from './cache/reference-types.ts'

export interface ReplicaReads {
  plugin: Plugin<GraphQLContext>
  /** Names the import that answers where the operation of this context reads. */
  stampOf(context: GraphQLContext): Promise<string | null>
}

/**
 * Sends operations that ask for reference data alone to the replica; everything else, and so whatever a caller could have
 * written itself, stays with the primary. An operation that fails on the replica is done again on the primary.
 *
 * An operation never reads from the replica once it has asked the primary for the stamp: what is kept ready under a stamp may
 * be newer than that, never older.
 */
export function createReplicaReads(primary: PrismaClient, replica: Replica | undefined): ReplicaReads {
  return {
    plugin: {
      onExecute({ args: { schema, document }, extendContext, executeFn, setExecuteFn }) {
        const db = replica?.client()
        if (!replica || !db || !asksForReferenceData(schema, document)) return
        extendContext({ db } satisfies Partial<GraphQLContext>)
        setExecuteFn(async (given: ExecutionArgs) => {
          const context = given.contextValue as GraphQLContext
          const result: ExecutionResult = await executeFn(given)
          if (context.db === primary || context.signal.aborted || !hasFailed(result)) return result
          replica.check()
          context.log.debug({ err: result.errors?.[0] }, 'read again from the primary')
          return executeFn({ ...given, contextValue: { ...context, db: primary } })
        })
      },
    },
    async stampOf(context) {
      if (context.db === primary) return dataSetStamp(primary)
      try {
        return await dataSetStamp(context.db)
      } catch {
        replica?.check()
        Object.assign(context, { db: primary } satisfies Partial<GraphQLContext>)
        return dataSetStamp(primary)
      }
    },
  }
}

/** Whether something went wrong that the schema does not foresee. */
function hasFailed(result: ExecutionResult): boolean {
  if (isAsyncIterable(result)) return false
  return (result.errors ?? []).some(
    ({ originalError }) => originalError !== undefined && !(originalError instanceof GraphQLError),
  )
}
