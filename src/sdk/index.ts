export { type Client, type ClientOptions, createClient, type RequestOptions } from './client.ts'
export {
  GraphQLRequestError,
  type GraphQLResponseError,
  HttpError,
  MonaziteError,
  NetworkError,
  RefusedError,
  TimeoutError,
} from './errors.ts'
export * from './generated/graphql.ts'
export { nodesOf, type Page } from './nodes-of.ts'
export { isError, type Refusal, unwrap } from './result.ts'
