import SchemaBuilder, { type SchemaTypes } from '@pothos/core'
import { PothosComplexityPlugin } from '@pothos/plugin-complexity'
import type { GraphQLFieldResolver } from 'graphql'

const pluginName = 'subscriptionLimits'

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      subscriptionLimits: SubscriptionLimitsPlugin<Types>
    }
  }
}

/**
 * Holds a subscription to the limits on depth and cost before its stream begins. The complexity plugin looks at it only when
 * an event is resolved: each event would be refused, and the stream go on.
 */
class SubscriptionLimitsPlugin<Types extends SchemaTypes> extends PothosComplexityPlugin<Types> {
  override wrapResolve(resolver: GraphQLFieldResolver<unknown, Types['Context'], object>) {
    return resolver
  }

  override wrapSubscribe(subscribe: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined) {
    if (subscribe === undefined) return undefined
    const limited: typeof subscribe = (root, args, context, info) => {
      this.checkComplexity(context, info)
      return subscribe(root, args, context, info)
    }
    return limited
  }
}

// The complexity plugin's own types do not hold under exactOptionalPropertyTypes.
SchemaBuilder.registerPlugin(pluginName, SubscriptionLimitsPlugin as never)

export default pluginName
