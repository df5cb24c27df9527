import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql'

export interface Selection {
  readonly text: string
  /** Coordinates of the fields of objects in it. */
  readonly fields: ReadonlySet<string>
}

/**
 * Everything that can be selected below a field, as deep as it goes; of things that can be fetched by id inside of
 * another one, the plain values. Of what may be of any type that can be fetched by id it selects the types `as`.
 */
export function everythingBelow(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  as: readonly string[] = [],
): Selection {
  const fields = new Set<string>()
  const isNode = (type: GraphQLNamedType) =>
    isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')

  const ofObject = (type: GraphQLObjectType, inside: boolean): string => {
    const plain = inside && isNode(type)
    const parts = Object.values(type.getFields()).flatMap((one) => {
      const inner = getNamedType(one.type)
      if (plain && !isLeafType(inner)) return []
      fields.add(`${type.name}.${one.name}`)
      const page = one.args.some(({ name }) => name === 'first') ? '(first: 1)' : ''
      return `${one.name}${page}${below(inner, inside || isNode(type))}`
    })
    return ['__typename', ...parts].join(' ')
  }

  const below = (type: GraphQLNamedType, inside: boolean): string => {
    if (isLeafType(type)) return ''
    if (isObjectType(type)) return ` { ${ofObject(type, inside)} }`
    if (!isAbstractType(type)) throw new Error(`Nothing can be selected of ${type.name}`)
    const possible = schema.getPossibleTypes(type)
    const members = possible.every(isNode) ? possible.filter(({ name }) => as.includes(name)) : possible
    const parts = members.map((member) => `... on ${member.name} { ${ofObject(member, inside)} }`)
    return ` { ${['__typename', ...parts].join(' ')} }`
  }

  return { text: below(getNamedType(field.type), false), fields }
}
