import { GraphQLError } from 'graphql'
import { INPUT_LIST_LIMIT } from '../store/simulation-input.ts'

/** What one request may ask for. Cost counts fields, times the entries of every list above them, with variables filled in. */
export const LIMITS = {
  /** Fields below each other, through fragments. */
  depth: 15,
  cost: 20_000,
  /** Arm-years up to which a study needs no more than the scope `simulate`. */
  moderateArmYears: 2_000_000,
  /** How long an operation may take, unless the operator sets another time; subscriptions are not bound by it. */
  operationSeconds: 30,
  /** Simulated years of an arm that cost as much as a field. */
  armYearsPerCost: 50_000,
  /** A larger study costs as one of this size: what it takes beyond is bounded by fair shares and the studies under way. */
  pricedArmYears: 500_000_000,
  defaultPage: 20,
  maxPage: 100,
  /** Points for a scenario or a key that is stored. */
  writeCost: 100,
  /** Points for each id of a list of ids, beside what is selected of what it leads to. */
  idCost: 10,
  /** Entries that a plain list is reckoned to have. */
  listMultiplier: 5,
  /** Entries that a list in an input may have. */
  inputList: INPUT_LIST_LIMIT,
  /** Characters of a text in an argument. */
  inputText: 10_000,
  /** Fields of the schema's own description that cost as much as one other field: they ask no database. */
  introspectedFieldsPerCost: 10,
  /** Subscriptions that a viewer may have open. */
  subscriptions: 20,
  /** Shortest time between two events of a subscription, in milliseconds. */
  eventGapMillis: 250,
} as const

/** What an operation asks for, counted before it runs. */
export interface OperationCost {
  /** Fields below each other. */
  readonly depth: number
  readonly cost: number
}

/** Throws GraphQLError for an operation above a limit: names the limit, the operation's own figure, and what helps. */
export function refuseAboveLimits(
  { depth, cost }: OperationCost,
  { maxDepth, maxCost }: { maxDepth: number; maxCost: number },
): void {
  if (depth > maxDepth) {
    throw new GraphQLError(
      `The query is ${depth} fields deep; at most ${maxDepth} are allowed. Split it into several.`,
      { extensions: { code: 'QUERY_TOO_DEEP', depth, maximum: maxDepth } },
    )
  }
  if (cost > maxCost) {
    throw new GraphQLError(
      `The query costs ${cost}; at most ${maxCost} is allowed. Ask for smaller pages or fewer fields.`,
      { extensions: { code: 'QUERY_TOO_COSTLY', cost, maximum: maxCost } },
    )
  }
}
