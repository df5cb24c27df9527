import { createNoopMeter } from '@opentelemetry/api'
import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext, type Viewer } from '../graphql/context.ts'
import type { StoredStudies } from '../jobs/stored/stored-studies.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import type { RateLimiter } from '../store/rate-limiter.ts'
import { createReferenceReader, type Replica } from '../store/replica.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Authenticate } from './authentication/authentication.ts'
import { useAuthentication } from './authentication/authentication-plugin.ts'
import { type Caller, callerKey } from './authentication/caller.ts'
import { corsPolicy, useOptionsAnswer } from './browsers/cors.ts'
import { useCsrfPrevention } from './browsers/csrf.ts'
import { useAnswerHeaders } from './cache/answer-headers.ts'
import type { AnswerLimits } from './cache/answer-store.ts'
import { useReferenceCache, useReferenceRequests } from './cache/response-cache.ts'
import { useExport } from './export/export-plugin.ts'
import { useGetParameters } from './get-parameters.ts'
import { useShortSubscriptions } from './limits/admission.ts'
import { createBudgets } from './limits/budget.ts'
import { createDeadlines } from './limits/deadline.ts'
import { useDocumentLimits } from './limits/document-limits.ts'
import { useNoIntrospection } from './limits/introspection.ts'
import { defaultLimits, type LimitOptions } from './limits/limit-options.ts'
import { useVariableLimits } from './limits/variable-limits.ts'
import { hideUnexpected, useErrorReport } from './mask-errors.ts'
import { useMediaTypes } from './media-types.ts'
import { createReplicaReads } from './replica-reads.ts'
import { useRequestErrorStatus, useSubscriptionConditions } from './request-errors.ts'
import { countPoints } from './telemetry/counted-points.ts'
import { createOperationTelemetry } from './telemetry/operation-telemetry.ts'
import { readManifests } from './trusted-documents/read-manifests.ts'
import { useDocumentIds, useTrustedDocuments } from './trusted-documents/trusted-documents.ts'

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext extends Caller {
  requestId: string
  /** Adds the request id to each line. */
  log: Log
  /** Set by useAuthentication. */
  viewer?: Viewer
  /** Aborts when the server begins to shut down. */
  closing: AbortSignal
  /** Gives up the request's place among those under way; the end of its answer does it too. */
  leave(): void
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  /** Takes the reads of reference data off the database; closed by whoever made it. */
  replica?: Replica | undefined
  now: () => Date
  newId: () => string
  randomBytes: (size: number) => Buffer
  authenticate: Authenticate
  studies: Pick<StudyRunner, 'run'>
  jobs: StoredStudies
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
  /** What is measured goes there; closed by whoever made it. Default: nothing is. */
  telemetry?: Pick<Telemetry, 'meter' | 'prometheusText'>
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
    replica,
    now,
    newId,
    randomBytes,
    authenticate,
    studies,
    jobs,
    corsOrigins = [],
    trustedOnly = false,
    trustedManifests = [],
    responseCache = {},
    rateLimiter,
    telemetry: { meter } = { meter: createNoopMeter() },
  } = options
  const limits = { ...defaultLimits, ...options.limits }
  const budgets = createBudgets({ rateLimiter: countPoints(rateLimiter, meter), limits, now })
  const deadlines = createDeadlines(limits.operationSeconds)
  const replicaReads = createReplicaReads(database.client, replica)
  const documents = readManifests(schema, trustedManifests)
  const operations = createOperationTelemetry(meter, documents)
  return createYoga<ServerContext>({
    schema,
    context: ({ request, requestId, log, viewer, address, closing }) =>
      createContext({
        db: database.client,
        log,
        requestId,
        now,
        newId,
        randomBytes,
        // Without a caller nothing may be answered: useAuthentication has ended the request then.
        viewer: viewer!,
        caller: callerKey({ viewer, address }),
        studies,
        jobs,
        spending: () => budgets.spendingOf(request),
        signal: deadlines.signalOf(request),
        closing,
      }),
    plugins: [
      operations.begin,
      useOptionsAnswer(corsOrigins),
      useAuthentication(authenticate, budgets.charge),
      useExport(database.client, createReferenceReader(database.client, replica), budgets.charge),
      useMediaTypes(),
      useCsrfPrevention(),
      budgets.plugin,
      useGetParameters(limits),
      useVariableLimits(limits),
      useDocumentIds(documents),
      useTrustedDocuments(documents, { only: trustedOnly }),
      useDocumentLimits(limits),
      !limits.introspection && useNoIntrospection(),
      useSubscriptionConditions(),
      // The deadline is for both attempts.
      replicaReads.plugin,
      deadlines.plugin,
      useRequestErrorStatus(),
      useReferenceRequests(),
      // What limits a caller comes before: an answer at hand counts as well.
      responseCache &&
        useReferenceCache(
          { maxEntries: 1_000, maxBytes: 16_000_000, ...responseCache },
          replicaReads.stampOf,
        ),
      useErrorReport(),
      useAnswerHeaders(),
      useShortSubscriptions(),
      operations.end,
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
