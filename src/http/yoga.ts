import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext, type Viewer } from '../graphql/context.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { useAnswerHeaders } from './answer-headers.ts'
import type { AnswerLimits } from './answer-store.ts'
import type { Authenticate } from './authentication.ts'
import { useAuthentication } from './authentication-plugin.ts'
import { corsPolicy, useOptionsAnswer } from './cors.ts'
import { useCsrfPrevention } from './csrf.ts'
import { useDocumentLimits } from './document-limits.ts'
import { useExport } from './export/export-plugin.ts'
import { useGetParameters } from './get-parameters.ts'
import { useGraphiQLPage } from './graphiql.ts'
import { hideUnexpected, useErrorReport } from './mask-errors.ts'
import { useMediaTypes } from './media-types.ts'
import { readManifests } from './read-manifests.ts'
import { useRequestErrorStatus } from './request-errors.ts'
import { useReferenceCache, useReferenceRequests } from './response-cache.ts'
import { useDocumentIds, useTrustedDocuments } from './trusted-documents.ts'

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext {
  requestId: string
  /** Adds the request id to each line. */
  log: Log
  /** Set by useAuthentication. */
  viewer?: Viewer
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  now: () => Date
  newId: () => string
  randomBytes: (size: number) => Buffer
  authenticate: Authenticate
  studies: Pick<StudyRunner, 'run'>
  /** Origins whose pages may call the API, besides its own; `*` for all. */
  corsOrigins?: readonly string[]
  /** Whether documents other than the trusted ones are refused; GraphiQL is off then. */
  trustedOnly?: boolean
  /** Files with further trusted documents, shaped like `schema/persisted-documents.json`. */
  trustedManifests?: readonly string[]
  /** How much reference data this process keeps ready; `false` for none. */
  responseCache?: Partial<AnswerLimits> | false
  maxBodyBytes?: number
  maxTokens?: number
  maxNesting?: number
}

/** Sizes that a request may have unless the options say otherwise. */
export const requestLimits = { maxBodyBytes: 1_000_000, maxTokens: 2_000, maxNesting: 100 } as const

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
    corsOrigins = [],
    trustedOnly = false,
    trustedManifests = [],
    responseCache = {},
    maxBodyBytes,
    maxTokens,
    maxNesting,
  } = { ...requestLimits, ...options }
  const documents = readManifests(schema, trustedManifests)
  return createYoga<ServerContext>({
    schema,
    context: ({ request, requestId, log, viewer }) =>
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
        signal: signalOf(request),
      }),
    plugins: [
      useOptionsAnswer(corsOrigins),
      !trustedOnly && useGraphiQLPage(),
      useAuthentication(authenticate),
      useExport(database.client),
      useMediaTypes(),
      useCsrfPrevention(),
      useGetParameters(),
      useDocumentIds(documents),
      useTrustedDocuments(documents, { only: trustedOnly }),
      useDocumentLimits({ maxTokens, maxNesting }),
      useRequestErrorStatus(),
      useReferenceRequests(),
      // What limits a caller comes before: an answer at hand counts as well.
      responseCache && useReferenceCache({ maxEntries: 1_000, maxBytes: 16_000_000, ...responseCache }),
      useErrorReport(),
      useAnswerHeaders(),
    ],
    maskedErrors: { maskError: hideUnexpected, isDev: false },
    maxRequestBodySize: maxBodyBytes,
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

/** The adapter's own signal does not say `aborted` once another signal depends on it; one that does depend on it does. */
function signalOf({ signal }: Request): AbortSignal {
  return AbortSignal.any([signal])
}
