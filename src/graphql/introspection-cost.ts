import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql'
import { LIMITS } from './limits.ts'
import type { Operation } from './operation-cost.ts'

/**
 * Cost of what an operation asks of `__schema` and `__type`. The schema is at hand, so the fields of the answer are
 * counted one by one, over its real lists.
 *
 * @param maximum counting stops above it
 */
export function introspectionCost(
  {
    schema,
    document,
    operation,
    variables,
  }: Pick<Operation, 'schema' | 'document' | 'operation' | 'variables'>,
  maximum: number,
): number {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const counter = new Counter(schema, fragments, variables, maximum * LIMITS.introspectedFieldsPerCost)
  for (const node of metaFields(operation.selectionSet, fragments)) {
    const field = node.name.value === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef
    counter.field(field, node, undefined)
  }
  return Math.ceil(counter.count / LIMITS.introspectedFieldsPerCost)
}

/** The fields `__schema` and `__type`, which stand at the root alone. A fragment that is spread twice answers once. */
function* metaFields(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  spread = new Set<string>(),
): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === '__schema' || selection.name.value === '__type') yield selection
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      yield* metaFields(selection.selectionSet, fragments, spread)
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value)
      yield* metaFields(fragments.get(selection.name.value)!.selectionSet, fragments, spread)
    }
  }
}

/** Counts as execution would go, and stops once there are too many. */
class Counter {
  count = 0
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: Record<string, unknown>
  readonly #enough: number

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Record<string, unknown>,
    enough: number,
  ) {
    this.#schema = schema
    this.#fragments = fragments
    this.#variables = variables
    this.#enough = enough
  }

  field(field: GraphQLField<unknown, unknown>, node: FieldNode, source: unknown): void {
    this.count++
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isObjectType(type)) return
    const info = { schema: this.#schema } as GraphQLResolveInfo
    const value = field.resolve!(source, getArgumentValues(field, node, this.#variables), undefined, info)
    for (const one of Array.isArray(value) ? value : [value])
      if (one != null) this.#selections(node.selectionSet, type, one)
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLObjectType, source: unknown): void {
    for (const selection of selections) {
      if (this.count > this.#enough) return
      if (selection.kind === Kind.FIELD) {
        const field = type.getFields()[selection.name.value]
        if (field) this.field(field, selection, source)
        else this.count++
      } else {
        this.count++
        const { selectionSet } =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)!
        this.#selections(selectionSet, type, source)
      }
    }
  }
}
