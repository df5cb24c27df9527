import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext, type Viewer } from '../graphql/context.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import type { Authenticate } from './authentication.ts'
import { useAuthentication } from './authentication-plugin.ts'
import { useDocumentLimits } from './document-limits.ts'
import { useExport } from './export/export-plugin.ts'
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
  /** Set by useAuthentication. */
  viewer?: Viewer
}

/** What a page of another origin may read of a response, besides what CORS always lets it: an instant needs a clock. */
const exposedHeaders = ['x-request-id', 'retry-after', 'date']

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
  maxBodyBytes?: number
  maxTokens?: number
  maxNesting?: number
}

/** Sizes that a request may have unless the options say otherwise. */
export const requestLimits = { maxBodyBytes: 1_000_000, maxTokens: 2_000, maxNesting: 100 } as const

/** The life of a GraphQL request. The plugins run in the order of the array. */
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
    maxBodyBytes,
    maxTokens,
    maxNesting,
  } = { ...requestLimits, ...options }
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
      useGraphiQLPage(),
      useAuthentication(authenticate),
      useExport(database.client),
      useMediaTypes(),
      useGetParameters(),
      useDocumentLimits({ maxTokens, maxNesting }),
      useRequestErrorStatus(),
      useErrorReport(),
    ],
    maskedErrors: { maskError: hideUnexpected, isDev: false },
    maxRequestBodySize: maxBodyBytes,
    cors: corsOrigins.length > 0 && { origin: [...corsOrigins], credentials: false, exposedHeaders },
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
