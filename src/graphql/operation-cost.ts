import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql'
import type { GraphQLContext } from './context.ts'
import { introspectionCost } from './introspection-cost.ts'
import type { OperationCost } from './limits.ts'

/** A validated document, and what of it is to be executed. */
export interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  /** The one operation that runs, of those in the document. */
  readonly operation: OperationDefinitionNode
  /** As the caller sent them. */
  readonly rawVariables: Record<string, unknown>
  /** As the schema takes them. */
  readonly variables: Record<string, unknown>
  readonly context: GraphQLContext
}

/**
 * What an operation may come to, variables filled in. Everything that is written counts, through fragments and aliases,
 * under every type condition, and whatever `@skip` and `@include` say, so that nothing runs that was not counted.
 *
 * @param maximum from here on the exact cost no longer matters, and counting may stop
 * @throws BadArgument for arguments of any depth that cannot be served
 */
export function operationCost(one: Operation, maximum: number): OperationCost {
  const { schema, document, operation, rawVariables, context } = one
  const definitions = [
    operation,
    ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  ]
  const { complexity, depth } = complexityFromQuery(
    { kind: Kind.DOCUMENT, definitions },
    { schema, variables: rawVariables, ctx: context },
  )
  return { depth, cost: complexity + introspectionCost(one, maximum) }
}
