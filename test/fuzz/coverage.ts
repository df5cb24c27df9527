import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

const coordinateKinds = ['field', 'argument', 'inputField', 'enumValue'] as const
export type CoordinateKind = (typeof coordinateKinds)[number]

/** Everything that a document can name, by the spelling of schema coordinates. */
function coordinatesOf(schema: GraphQLSchema): Record<CoordinateKind, Set<string>> {
  const all = {
    field: new Set<string>(),
    argument: new Set<string>(),
    inputField: new Set<string>(),
    enumValue: new Set<string>(),
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        all.field.add(`${type.name}.${field.name}`)
        for (const { name } of field.args) all.argument.add(`${type.name}.${field.name}(${name}:)`)
      }
    } else if (isInputObjectType(type)) {
      for (const name of Object.keys(type.getFields())) all.inputField.add(`${type.name}.${name}`)
    } else if (isEnumType(type) && !isOnlyAnswered(schema, type.name)) {
      for (const { name } of type.getValues()) all.enumValue.add(`${type.name}.${name}`)
    }
  }
  return all
}

/** Whether no argument and no input takes the enum: its values are the data's matter. */
function isOnlyAnswered(schema: GraphQLSchema, name: string): boolean {
  const takes = (type: unknown) => String(type).replaceAll(/[[\]!]/g, '') === name
  return !Object.values(schema.getTypeMap()).some((type) => {
    if (isInputObjectType(type)) return Object.values(type.getFields()).some((field) => takes(field.type))
    if (!isObjectType(type) && !isInterfaceType(type)) return false
    return Object.values(type.getFields()).some(({ args }) => args.some((argument) => takes(argument.type)))
  })
}

/** Share of each kind that was reached, 0 to 1, and what was not. */
export function coverage(schema: GraphQLSchema, reached: ReadonlySet<string>) {
  const all = coordinatesOf(schema)
  return Object.fromEntries(
    coordinateKinds.map((kind) => {
      const missing = [...all[kind]].filter((one) => !reached.has(one))
      return [kind, { share: 1 - missing.length / all[kind].size, missing }]
    }),
  ) as Record<CoordinateKind, { share: number; missing: string[] }>
}
