import { LIMITS } from '../../graphql/limits.ts'

/** Everything that bounds a request, a connection or a caller. */
export interface LimitOptions {
  /** Bytes of a request body, as sent; compressed bodies are not read at all. */
  maxBodyBytes: number
  /** Parameters in the address of a GET. */
  maxGetParameters: number
  /** Lexical tokens of a document. */
  maxTokens: number
  /** Brackets of any kind that may be open at once in a document. */
  maxNesting: number
  /** Aliases in a document, wherever they stand. */
  maxAliases: number
  /** Directives in a document, wherever they stand. */
  maxDirectives: number
  /** Directives at one place of a document. */
  maxDirectivesPerNode: number
  /** Operations and fragments of a document. */
  maxDefinitions: number
  /** Variables that an operation declares. */
  maxVariables: number
  /** Characters of a name: of an operation, fragment, alias or variable. */
  maxNameLength: number
  /** Pairs of fields that have one name at one place, fragments filled in: validation compares all of them. */
  maxComparisons: number
  /** Lists and objects inside each other in the values of variables. */
  maxVariableNesting: number
  /** Values in all variables together, those inside of lists and objects included. */
  maxVariableValues: number
  /** Fields below each other, through fragments. */
  maxDepth: number
  /** Cost of one operation. */
  maxCost: number
  /** Points that a signed-in caller may spend in one window. */
  viewerBudget: number
  /** Points that callers without credentials may spend together from one address in one window. */
  anonymousBudget: number
  budgetWindowSeconds: number
  /** Points that every request costs at least, also one that fails before it runs. */
  minimumCost: number
  /** How long an operation may take; subscriptions are not bound by it. */
  operationSeconds: number
  /** How long the headers of a request may take to arrive. */
  headersSeconds: number
  /** How long a whole request may take to arrive. */
  requestSeconds: number
  /** How long a connection may be still in both directions while a request is under way. */
  idleSeconds: number
  /** How long a connection is kept between requests. */
  keepAliveSeconds: number
  /** How often late connections are looked for, in ms. */
  checkMillis: number
  /** Requests under way at once, streams of events not among them. */
  maxRequestsUnderWay: number
  /** Of these, while the process or its pool is busy: as many as the pool has connections keep both at work. */
  requestsWhileBusy: number
  maxConnections: number
  /** Connections of one address, where no trusted proxy stands before the server. */
  maxConnectionsPerAddress: number
  /** Headers of a request, and the bytes of all of them with its address. */
  maxHeaders: number
  maxHeaderBytes: number
  /** Proxies between callers and this server whose `X-Forwarded-For` is believed. */
  trustedProxies: number
  /** Whether the schema describes itself, and errors suggest names. */
  introspection: boolean
}

export const defaultLimits: LimitOptions = {
  maxBodyBytes: 1_000_000,
  maxGetParameters: 20,
  maxTokens: 2_000,
  maxNesting: 100,
  maxAliases: 100,
  maxDirectives: 50,
  maxDirectivesPerNode: 5,
  maxDefinitions: 100,
  maxVariables: 100,
  maxNameLength: 200,
  maxComparisons: 5_000,
  maxVariableNesting: 32,
  maxVariableValues: 10_000,
  maxDepth: LIMITS.depth,
  maxCost: LIMITS.cost,
  viewerBudget: 100_000,
  anonymousBudget: 40_000,
  budgetWindowSeconds: 60,
  minimumCost: 10,
  operationSeconds: LIMITS.operationSeconds,
  headersSeconds: 10,
  requestSeconds: 30,
  idleSeconds: 60,
  keepAliveSeconds: 10,
  checkMillis: 2_000,
  maxRequestsUnderWay: 500,
  requestsWhileBusy: 10,
  maxConnections: 1_000,
  maxConnectionsPerAddress: 200,
  maxHeaders: 100,
  maxHeaderBytes: 16_384,
  trustedProxies: 0,
  introspection: true,
}
