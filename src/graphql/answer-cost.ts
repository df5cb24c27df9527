import { getMappedArgumentValues } from '@pothos/core'
import type { FieldComplexity } from '@pothos/plugin-complexity'
import {
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { introspectionCost } from './introspection-cost.ts'
import type { Operation } from './operation-cost.ts'

/** What was selected of one type. */
interface Selected {
  readonly selectionSet: SelectionSetNode
  readonly type: GraphQLNamedType
}

/** A field of an answer. */
interface Part {
  /** What it costs each time that it is there. */
  own: number
  readonly below: Selected[]
  /** Its fields by the names that they have in the answer; made when first needed. */
  parts?: Map<string, Part>
}

/**
 * What an answer has cost: the same rules as before execution, but each field as often as it is there, and lists as long
 * as they are.
 */
export function answerCost(one: Operation, data: object, maximum: number): number {
  const { schema, operation } = one
  const root = schema.getRootType(operation.operation)!
  const fragments = Object.fromEntries(
    one.document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  )
  const info = { schema, fragments, variableValues: one.variables }

  const ownCost = (node: FieldNode, type: GraphQLNamedType): number => {
    const field = fieldsOf(type)[node.name.value]
    if (!field) return 1
    let cost = field.extensions.complexity as FieldComplexity<object, object> | undefined
    if (typeof cost === 'function') {
      const args = getMappedArgumentValues(field, node, one.context, info)
      cost = cost(args, one.context, field as never)
    }
    return typeof cost === 'number' ? cost : (cost?.field ?? 1)
  }

  const collect = (below: readonly Selected[]): Map<string, Part> => {
    const parts = new Map<string, Part>()
    const spread = new Set<string>()
    const add = ({ selectionSet, type }: Selected): void => {
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value
          const part = parts.get(name) ?? { own: 0, below: [] }
          parts.set(name, part)
          // Types may give one name to fields of different cost; which of them answered is not looked up.
          part.own = Math.max(part.own, ownCost(selection, type))
          const field = fieldsOf(type)[selection.name.value]
          if (field && selection.selectionSet)
            part.below.push({ selectionSet: selection.selectionSet, type: getNamedType(field.type) })
          continue
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!
        const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value)! : type
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (spread.has(selection.name.value)) continue
          spread.add(selection.name.value)
        }
        add({ selectionSet: fragment.selectionSet, type: condition })
      }
    }
    below.forEach(add)
    return parts
  }

  const costOf = (value: unknown, part: Part): number => {
    if (part.below.length === 0 || value === null || typeof value !== 'object') return 0
    let cost = 0
    if (Array.isArray(value)) {
      for (const entry of value) cost += costOf(entry, part)
      return cost
    }
    part.parts ??= collect(part.below)
    for (const [name, inner] of Object.entries(value)) {
      const known = part.parts.get(name)
      if (known) cost += known.own + costOf(inner, known)
    }
    return cost
  }

  const whole: Part = { own: 0, below: [{ selectionSet: operation.selectionSet, type: root }] }
  return costOf(data, whole) + introspectionCost(one, maximum)
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
}
