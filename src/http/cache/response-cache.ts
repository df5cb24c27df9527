import { createHash } from 'node:crypto'
import { useResponseCache } from '@envelop/response-cache'
import type { Plugin, YogaInitialContext } from 'graphql-yoga'
import type { GraphQLContext, Viewer } from '../../graphql/context.ts'
import type { ReplicaReads } from '../replica-reads.ts'
import { type AnswerLimits, createAnswerStore } from './answer-store.ts'
import { asksForReferenceData } from './reference-types.ts'

type Context = YogaInitialContext & GraphQLContext

const referenceRequests = new WeakSet<Request>()

/** Whether the request asked for reference data alone. False until it is about to be executed. */
export function isForReferenceData(request: Request): boolean {
  return referenceRequests.has(request)
}

/** Finds out which requests ask for reference data alone; the cache and the headers of the answer go by it. */
export function useReferenceRequests(): Plugin<Context> {
  return {
    onExecute({ args: { schema, document, contextValue } }) {
      if (asksForReferenceData(schema, document)) referenceRequests.add(contextValue.request)
    },
  }
}

/**
 * Keeps answers that hold reference data alone, and gives them to whoever asks the same with the same rights. The key
 * names the import that answers queries, asked each time of the database that the operation reads: after an import, by
 * whichever process, no older answer is found.
 */
export function useReferenceCache(limits: AnswerLimits, stampOf: ReplicaReads['stampOf']): Plugin<Context> {
  return useResponseCache<Context>({
    cache: createAnswerStore(limits),
    enabled: ({ request }) => isForReferenceData(request),
    session: () => null,
    idFields: [],
    invalidateViaMutation: false,
    includeExtensionMetadata: false,
    shouldCacheResult: ({ result }) => result.errors === undefined,
    buildResponseCacheKey: async ({ documentString, operationName, variableValues, context }) => {
      const asked = context as Context
      const stamp = await stampOf(asked)
      const parts = [stamp, documentString, operationName, variableValues, scopesOf(asked.viewer)]
      return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
    },
  })
}

/** What a caller may read can differ by scope, so callers of other scopes share no answers. */
function scopesOf({ scopes }: Viewer): string[] {
  return [...scopes].sort()
}
