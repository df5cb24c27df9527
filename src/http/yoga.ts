import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext } from '../graphql/context.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import type { RateLimiter } from '../store/rate-limiter.ts'
import { createBudgets } from './budget.ts'
import type { Caller } from './caller.ts'
import { createDeadlines } from './deadline.ts'
import { useDocumentLimits } from './document-limits.ts'
import { useGetParameters } from './get-parameters.ts'
import { useGraphiQLPage } from './graphiql.ts'
import { useNoIntrospection } from './introspection.ts'
import { defaultLimits, type LimitOptions } from './limit-options.ts'
import { hideUnexpected, useErrorReport } from './mask-errors.ts'
import { useMediaTypes } from './media-types.ts'
import { useRequestErrorStatus } from './request-errors.ts'
import { useVariableLimits } from './variable-limits.ts'

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext extends Caller {
  requestId: string
  /** Adds the request id to each line. */
  log: Log
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  now: () => Date
  newId: () => string
  studies: Pick<StudyRunner, 'run'>
  /** Origins whose pages may call the API, besides its own; `*` for all. */
  corsOrigins?: readonly string[]
  /** Counts what callers spend; closed by whoever made it. */
  rateLimiter: RateLimiter
  /** Limits that differ from the defaults. */
  limits?: Partial<LimitOptions>
}

/** The life of a GraphQL request. The plugins run in the order of the array. */
export function createPipeline(options: YogaOptions) {
  const { schema, database, now, newId, studies, corsOrigins = [], rateLimiter } = options
  const limits = { ...defaultLimits, ...options.limits }
  const budgets = createBudgets({ rateLimiter, limits, now })
  const deadlines = createDeadlines(limits.operationSeconds)
  return createYoga<ServerContext>({
    schema,
    context: ({ request, requestId, log, viewer }) =>
      createContext({
        db: database.client,
        log,
        requestId,
        now,
        newId,
        studies,
        ...(viewer && { viewer }),
        spending: () => budgets.spendingOf(request),
        signal: deadlines.signalOf(request),
      }),
    plugins: [
      useGraphiQLPage(),
      useMediaTypes(),
      budgets.plugin,
      useGetParameters(limits),
      useVariableLimits(limits),
      useDocumentLimits(limits),
      ...(limits.introspection ? [] : [useNoIntrospection()]),
      deadlines.plugin,
      useRequestErrorStatus(),
      useErrorReport(),
    ],
    maskedErrors: { maskError: hideUnexpected, isDev: false },
    maxRequestBodySize: limits.maxBodyBytes,
    cors: corsOrigins.length > 0 ? { origin: [...corsOrigins], credentials: false } : false,
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    // useErrorReport logs what goes wrong, with the request's id.
    logging: false,
  })
}
