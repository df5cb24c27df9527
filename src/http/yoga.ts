import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext, type Viewer } from '../graphql/context.ts'
import type { BackgroundStudies } from '../jobs/background-studies.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import type { RateLimiter } from '../store/rate-limiter.ts'
import { useAnswerHeaders } from './answer-headers.ts'
import type { AnswerLimits } from './answer-store.ts'
import type { Authenticate } from './authentication.ts'
import { useAuthentication } from './authentication-plugin.ts'
import { createBudgets } from './budget.ts'
import type { Caller } from './caller.ts'
import { corsPolicy, useOptionsAnswer } from './cors.ts'
import { useCsrfPrevention } from './csrf.ts'
import { createDeadlines } from './deadline.ts'
import { useDocumentLimits } from './document-limits.ts'
import { useExport } from './export/export-plugin.ts'
import { useGetParameters } from './get-parameters.ts'
import { useGraphiQLPage } from './graphiql.ts'
import { useNoIntrospection } from './introspection.ts'
import { defaultLimits, type LimitOptions } from './limit-options.ts'
import { hideUnexpected, useErrorReport } from './mask-errors.ts'
import { useMediaTypes } from './media-types.ts'
import { readManifests } from './read-manifests.ts'
import { useRequestErrorStatus } from './request-errors.ts'
import { useReferenceCache, useReferenceRequests } from './response-cache.ts'
import { useDocumentIds, useTrustedDocuments } from './trusted-documents.ts'
import { useVariableLimits } from './variable-limits.ts'

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext extends Caller {
  requestId: string
  /** Adds the request id to each line. */
  log: Log
  /** Set by useAuthentication. */
  viewer?: Viewer
  /** Aborts when the server begins to shut down. */
  closing: AbortSignal
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  now: () => Date
  newId: () => string
  randomBytes: (size: number) => Buffer
  authenticate: Authenticate
  studies: Pick<StudyRunner, 'run'>
  background: BackgroundStudies
  /** Origins whose pages may call the API, besides its own; `*` for all. */
  corsOrigins?: readonly string[]
  /** Counts what callers spend; closed by whoever made it. */
  rateLimiter: RateLimiter
  /** Limits that differ from the defaults. */
  limits?: Partial<LimitOptions>
  /** Whether documents other than the trusted ones are refused; GraphiQL is off then. */
  trustedOnly?: boolean
  /** Files with further trusted documents, shaped like `schema/persisted-documents.json`. */
  trustedManifests?: readonly string[]
  /** How much reference data this process keeps ready; `false` for none. */
  responseCache?: Partial<AnswerLimits> | false
}

/** Whether browsers find an editor: it writes documents, and asks the schema to describe itself. */
export function hasGraphiQL({
  trustedOnly = false,
  limits,
}: Pick<YogaOptions, 'trustedOnly' | 'limits'>): boolean {
  return !trustedOnly && (limits?.introspection ?? defaultLimits.introspection)
}

/**
 * The life of a GraphQL request. The plugins run in the order of the array.
 *
 * @throws StartupError for wrong manifests of trusted documents
 */
export function createPipeline(options: YogaOptions) {
  const {
    schema,
    database,
    now,
    newId,
    randomBytes,
    authenticate,
    studies,
    background,
    corsOrigins = [],
    trustedOnly = false,
    trustedManifests = [],
    responseCache = {},
    rateLimiter,
  } = options
  const limits = { ...defaultLimits, ...options.limits }
  const budgets = createBudgets({ rateLimiter, limits, now })
  const deadlines = createDeadlines(limits.operationSeconds)
  const documents = readManifests(schema, trustedManifests)
  return createYoga<ServerContext>({
    schema,
    context: ({ request, requestId, log, viewer, closing }) =>
      createContext({
        db: database.client,
        log,
        requestId,
        now,
        newId,
        randomBytes,
        // Without a caller nothing may be answered: useAuthentication has ended the request then.
        viewer: viewer!,
        studies,
        background,
        spending: () => budgets.spendingOf(request),
        signal: deadlines.signalOf(request),
        closing,
      }),
    plugins: [
      useOptionsAnswer(corsOrigins),
      hasGraphiQL(options) && useGraphiQLPage(),
      useAuthentication(authenticate, budgets.charge),
      useExport(database.client, budgets.charge),
      useMediaTypes(),
      useCsrfPrevention(),
      budgets.plugin,
      useGetParameters(limits),
      useVariableLimits(limits),
      useDocumentIds(documents),
      useTrustedDocuments(documents, { only: trustedOnly }),
      useDocumentLimits(limits),
      !limits.introspection && useNoIntrospection(),
      deadlines.plugin,
      useRequestErrorStatus(),
      useReferenceRequests(),
      // What limits a caller comes before: an answer at hand counts as well.
      responseCache && useReferenceCache({ maxEntries: 1_000, maxBytes: 16_000_000, ...responseCache }),
      useErrorReport(),
      useAnswerHeaders(),
    ],
    maskedErrors: { maskError: hideUnexpected, isDev: false },
    maxRequestBodySize: limits.maxBodyBytes,
    extraParamNames: ['documentId'],
    cors: corsPolicy(corsOrigins),
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    // useErrorReport logs what goes wrong, with the request's id.
    logging: false,
  })
}
