import type { ComplexityErrorFn } from '@pothos/plugin-complexity'
import { GraphQLError } from 'graphql'
import { INPUT_LIST_LIMIT } from '../store/simulation-input.ts'

/** What one request may ask for. Cost counts fields, times the entries of every list above them, with variables filled in. */
export const LIMITS = {
  /** Fields below each other, through fragments. */
  depth: 15,
  cost: 20_000,
  /** Simulated years of an arm that cost as much as a field. */
  armYearsPerCost: 50_000,
  defaultPage: 20,
  maxPage: 100,
  /** Entries that a plain list is reckoned to have. */
  listMultiplier: 5,
  /** Entries that a list in an input may have. */
  inputList: INPUT_LIST_LIMIT,
  /** Runs of a viewer whose error bars are computed in the background at the same time. */
  backgroundRuns: 4,
  /** Subscriptions that a viewer may have open. */
  subscriptions: 20,
  /** Shortest time between two events of a subscription, in milliseconds. */
  eventGapMillis: 250,
} as const

/** Answer to a request above a limit: names the limit, the request's own figure, and what helps. */
export const limitError: ComplexityErrorFn = (kind, result) => {
  if (kind === 'Depth') {
    return new GraphQLError(
      `The query is ${result.depth} fields deep; at most ${result.maxDepth} are allowed. Split it into several.`,
      { extensions: { code: 'QUERY_TOO_DEEP', depth: result.depth, maximum: result.maxDepth } },
    )
  }
  return new GraphQLError(
    `The query costs ${result.complexity}; at most ${result.maxComplexity} is allowed. Ask for smaller pages or fewer fields.`,
    { extensions: { code: 'QUERY_TOO_COSTLY', cost: result.complexity, maximum: result.maxComplexity } },
  )
}
