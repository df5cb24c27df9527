import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { createContext } from '../graphql/context.ts'
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
}

export interface YogaOptions {
  schema: GraphQLSchema
  database: Pick<Database, 'client'>
  now: () => Date
  newId: () => string
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
    corsOrigins = [],
    maxBodyBytes = 1_000_000,
    maxTokens = 2_000,
    maxNesting = 100,
  } = options
  return createYoga<ServerContext>({
    schema,
    context: ({ requestId, log }) => createContext({ db: database.client, log, requestId, now, newId }),
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
