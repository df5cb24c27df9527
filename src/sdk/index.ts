export {
  type Client,
  type ClientOptions,
  createClient,
  type RequestOptions,
  type SubscribeOptions,
} from './client.ts'
export {
  type ErrorCode,
  GraphQLRequestError,
  type GraphQLResponseError,
  HttpError,
  MonaziteError,
  NetworkError,
  RefusedError,
  TimeoutError,
} from './errors.ts'
export * from './generated/graphql.ts'
export { everyNode, nodesOf, type Page } from './nodes-of.ts'
export { isError, type Refusal, unwrap } from './result.ts'
export type { TypedDocument } from './typed-document.ts'
