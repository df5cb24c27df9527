import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { answerCost } from '../../graphql/answer-cost.ts'
import type { GraphQLContext, Spending } from '../../graphql/context.ts'
import { refuseAboveLimits } from '../../graphql/limits.ts'
import { type Operation, operationCost } from '../../graphql/operation-cost.ts'
import type { Charge, RateLimiter } from '../../store/rate-limiter.ts'
import { callerKey, isSignedIn } from '../authentication/caller.ts'
import type { Refusal } from '../refusal.ts'
import type { ServerContext } from '../yoga.ts'
import type { LimitOptions } from './limit-options.ts'

export interface BudgetOptions {
  rateLimiter: RateLimiter
  limits: Pick<LimitOptions, 'maxCost' | 'maxDepth' | 'viewerBudget' | 'anonymousBudget' | 'minimumCost'>
  now: () => Date
}

export interface Budgets {
  plugin: Plugin<object, ServerContext>
  /**
   * Takes points for something else than an operation.
   *
   * @throws GraphQLError when the budget does not reach
   */
  charge(request: Request, caller: ServerContext, points: number): Promise<unknown>
  /** What the caller of a request has left, once the request was counted. */
  spendingOf(request: Request): Spending
}

/**
 * Counts what an operation may cost, refuses what is too deep or too costly by itself, and takes the cost from the
 * caller's budget before anything runs; what the answer did not need is given back. A request that fails before it runs
 * costs the minimum, so that every request is counted once.
 */
export function createBudgets({ rateLimiter, limits, now }: BudgetOptions): Budgets {
  const spendings = new WeakMap<Request, Spending | 'refused'>()

  /** @throws GraphQLError when the budget does not reach */
  const charge = async (request: Request, caller: ServerContext, points: number) => {
    const limit = isSignedIn(caller) ? limits.viewerBudget : limits.anonymousBudget
    const { minimumCost: minimum } = limits
    const cost = Math.max(minimum, points)
    const charged = await rateLimiter.charge(callerKey(caller), cost, { limit, minimum })
    if (!charged.granted) {
      spendings.set(request, 'refused')
      throw tooMuch(charged.resetMillis, cost, charged.remaining)
    }
    const { remaining, resetMillis } = charged
    spendings.set(request, { limit, remaining, cost, resetAt: new Date(now().getTime() + resetMillis) })
    return charged
  }

  const begin = async (args: ExecutionArgs): Promise<Begun> => {
    const context = args.contextValue as ServerContext & GraphQLContext & { request: Request }
    const operation = readOperation(args)
    const counted = operationCost(operation, limits.maxCost)
    refuseAboveLimits(counted, limits)
    return {
      operation,
      caller: context,
      requested: counted.cost,
      charged: await charge(context.request, context, counted.cost),
    }
  }

  /** Settles what was taken from the budget, and says so in the answer. */
  const end = ({ operation, caller, requested, charged }: Begun, data: object | null | undefined) => {
    // What failed as a whole has done its work all the same.
    const actual = data == null ? requested : answerCost(operation, data, limits.maxCost)
    const unused = Math.max(limits.minimumCost, requested) - Math.max(limits.minimumCost, actual)
    rateLimiter.giveBack(callerKey(caller), unused, charged)
    return { requested, actual, available: Math.max(0, charged.remaining + unused) }
  }

  return {
    charge,
    spendingOf(request) {
      const spending = spendings.get(request)
      if (spending === undefined || spending === 'refused') throw new Error('The request was not counted')
      return spending
    },
    plugin: {
      async onRequestParse({ request, serverContext }) {
        const wait = await rateLimiter.exhausted(callerKey(serverContext))
        if (wait === 0) return
        spendings.set(request, 'refused')
        throw tooMuch(wait, limits.minimumCost, 0)
      },
      async onExecute({ args }) {
        const begun = await begin(args)
        return {
          onExecuteDone({ result, setResult }) {
            if (isAsyncIterable(result)) return
            const cost = end(begun, result.data)
            setResult({ ...result, extensions: { ...result.extensions, cost } })
          },
        }
      },
      async onSubscribe({ args }) {
        await begin(args)
      },
      async onResultProcess({ request, serverContext, setResult }) {
        if (spendings.has(request)) return
        try {
          await charge(request, serverContext, limits.minimumCost)
        } catch (error) {
          setResult({ errors: [error as GraphQLError] })
        }
      },
    },
  }
}

/** What a charge that the budget does not reach for is answered with; undefined where it does. */
export async function refusalOf(charged: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await charged
    return undefined
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { code, http } = error.extensions as {
      code: string
      http: { status: number; headers: Record<string, string> }
    }
    return { code, message: error.message, ...http }
  }
}

interface Begun {
  readonly operation: Operation
  readonly caller: ServerContext
  readonly requested: number
  readonly charged: Charge
}

/**
 * @throws GraphQLError when there is no such operation, AggregateError of all that is wrong with its variables. Execution
 *   would say the same, but nothing may run that was not counted.
 */
function readOperation({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName)
  if (!operation) {
    throw new GraphQLError(
      operationName ? `Unknown operation named "${operationName}".` : 'Must provide operation name.',
      { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    )
  }
  if (!schema.getRootType(operation.operation)) {
    throw new GraphQLError(`The schema has no operations of the kind ${operation.operation}.`, {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    })
  }
  const rawVariables = variableValues ?? {}
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], rawVariables, {
    maxErrors: 50,
  })
  if (errors) {
    for (const { extensions } of errors) extensions.code ??= 'BAD_USER_INPUT'
    throw new AggregateError(errors)
  }
  return {
    schema,
    document,
    operation,
    rawVariables,
    variables: coerced,
    context: contextValue as GraphQLContext,
  }
}

function tooMuch(waitMillis: number, cost: number, available: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(waitMillis / 1_000))
  return new GraphQLError(
    `The request costs ${cost} points and ${available} are left. All are there again in ${seconds} seconds.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        cost,
        available,
        retryAfterSeconds: seconds,
        http: { status: 429, headers: { 'retry-after': String(seconds) } },
      },
    },
  )
}
