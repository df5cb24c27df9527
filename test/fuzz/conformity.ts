import {
  type DocumentNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** An executed operation: what was asked, with variables as the schema takes them. */
interface Asked {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
}

const scalars: Record<string, (value: unknown) => boolean> = {
  Int: Number.isSafeInteger,
  Float: Number.isFinite,
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' && value !== '',
  Boolean: (value) => typeof value === 'boolean',
  DateTime: (value) => typeof value === 'string' && new Date(value).toISOString() === value,
  PartialDate: (value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(String(value)),
  JSON: (value) => value !== undefined,
}

/** Where an answer differs from what its document and the schema promise, one line a difference. */
export function differences(asked: Asked, data: Record<string, unknown>): string[] {
  const { schema, document, variables } = asked
  const found: string[] = []
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )

  const isLeftOut = (node: Parameters<typeof getDirectiveValues>[1]) =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false

  const collect = (
    { selections }: SelectionSetNode,
    type: GraphQLObjectType,
    fields: Map<string, FieldNode[]>,
  ): void => {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value
        fields.set(name, [...(fields.get(name) ?? []), selection])
        continue
      }
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!
      const condition = part.typeCondition ? schema.getType(part.typeCondition.name.value)! : type
      const applies = condition === type || (isAbstractType(condition) && schema.isSubType(condition, type))
      if (applies) collect(part.selectionSet, type, fields)
    }
  }

  const object = (
    value: Record<string, unknown>,
    type: GraphQLObjectType,
    sets: SelectionSetNode[],
    path: string,
  ) => {
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) collect(set, type, fields)
    for (const name of Object.keys(value)) {
      if (!fields.has(name)) found.push(`${path}.${name}: was not asked for`)
    }
    for (const [name, nodes] of fields) {
      const field = nodes[0]!.name.value
      if (!(name in value)) found.push(`${path}.${name}: is missing`)
      else if (field === '__typename') {
        if (value[name] !== type.name) found.push(`${path}.${name}: is ${value[name]}, not ${type.name}`)
      } else {
        const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
        check(value[name], type.getFields()[field]!.type, below, `${path}.${name}`)
      }
    }
  }

  const check = (value: unknown, type: GraphQLOutputType, sets: SelectionSetNode[], path: string): void => {
    if (value === null) {
      if (isNonNullType(type)) found.push(`${path}: is null, but has the type ${type}`)
      return
    }
    const bare = isNonNullType(type) ? type.ofType : type
    if (isListType(bare)) {
      if (!Array.isArray(value)) found.push(`${path}: is no list`)
      else for (const [index, entry] of value.entries()) check(entry, bare.ofType, sets, `${path}.${index}`)
      return
    }
    const named = getNamedType(bare)
    if (isScalarType(named)) {
      if (!scalars[named.name]?.(value)) found.push(`${path}: ${JSON.stringify(value)} is no ${named.name}`)
    } else if (isEnumType(named)) {
      if (!named.getValue(String(value))) found.push(`${path}: ${named.name} has no value ${value}`)
    } else if (typeof value !== 'object') {
      found.push(`${path}: is no object`)
    } else {
      const fields = value as Record<string, unknown>
      const actual = isObjectType(named) ? named : schema.getType(String(fields.__typename))
      if (!isObjectType(actual) || (isAbstractType(named) && !schema.isSubType(named, actual)))
        found.push(`${path}: ${fields.__typename} is no ${named.name}`)
      else object(fields, actual, sets, path)
    }
  }

  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document has no operation')
  object(data, schema.getRootType(operation.operation)!, [operation.selectionSet], operation.operation)
  return found
}
