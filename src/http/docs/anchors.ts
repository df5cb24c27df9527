import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'

/** Types of a schema without those of introspection. */
export function publicTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
}

/** Every place of the reference: `Type`, `Type.field`, `Type.field.argument`, `Enum.VALUE`. */
export function anchorsOf(schema: GraphQLSchema): Set<string> {
  return new Set(publicTypes(schema).flatMap((type) => [type.name, ...anchorsBelow(type)]))
}

function anchorsBelow(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
  if (isInputObjectType(type)) return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap(({ name, args }) => {
    const field = `${type.name}.${name}`
    return [field, ...args.map((argument) => `${field}.${argument.name}`)]
  })
}
