import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext } from '../graphql/context.ts'
import type { BackgroundStudies } from '../jobs/background-studies.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { useDocumentLimits } from './document-limits.ts'
import { useGetParameters } from './get-parameters.ts'
import { useGraphiQLPage } from './graphiql.ts'
import { hideUnexpected, useErrorReport } from './mask-errors.ts'
import { useMediaTypes } from './media-types.ts'
import { useRequestErrorStatus } from './request-errors.ts'

/** What the HTTP server knows of a request before GraphQL does. */
export interface ServerContext {
  requestId: string
  /** Adds the request id to each line. */
  log: Log
  /** Aborts when the server begins to shut down. */
  closing: AbortSignal
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  now: () => Date
  newId: () => string
  studies: Pick<StudyRunner, 'run'>
  background: BackgroundStudies
  /** Origins whose pages may call the API, besides its own; `*` for all. */
  corsOrigins?: readonly string[]
  maxBodyBytes?: number
  maxTokens?: number
  maxNesting?: number
}

/** The life of a GraphQL request. The plugins run in the order of the array. */
export function createPipeline(options: YogaOptions) {
  const {
    schema,
    database,
    now,
    newId,
    studies,
    background,
    corsOrigins = [],
    maxBodyBytes = 1_000_000,
    maxTokens = 2_000,
    maxNesting = 100,
  } = options
  return createYoga<ServerContext>({
    schema,
    context: ({ request, requestId, log, closing }) =>
      createContext({
        db: database.client,
        log,
        requestId,
        now,
        newId,
        studies,
        background,
        signal: signalOf(request),
        closing,
      }),
    plugins: [
      useGraphiQLPage(),
      useMediaTypes(),
      useGetParameters(),
      useDocumentLimits({ maxTokens, maxNesting }),
      useRequestErrorStatus(),
      useErrorReport(),
    ],
    maskedErrors: { maskError: hideUnexpected, isDev: false },
    maxRequestBodySize: maxBodyBytes,
    cors: corsOrigins.length > 0 ? { origin: [...corsOrigins], credentials: false } : false,
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
