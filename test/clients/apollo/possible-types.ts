import { type GraphQLSchema, isAbstractType } from 'graphql'

/** Code generator plugin: which types a fragment on an interface or a union may meet. */
export function plugin(schema: GraphQLSchema): string {
  const abstractTypes = Object.values(schema.getTypeMap()).filter(isAbstractType)
  const names = abstractTypes.map((type) => [
    type.name,
    schema.getPossibleTypes(type).map(({ name }) => name),
  ])
  return `export const possibleTypes = ${JSON.stringify(Object.fromEntries(names), null, 2)}\n`
}
