import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from 'graphql'
import { createSchema } from '../../src/graphql/schema.ts'

/** A selection of everything below a type, each leaf on its own basis; nodes lead elsewhere and are left out. */
export function everythingBelow(typeName: string): string {
  const select = (type: GraphQLObjectType): string =>
    Object.values(type.getFields())
      .map((field) => {
        const inner = getNamedType(field.type)
        if (isLeafType(inner)) return field.name
        return isObjectType(inner) && !isNode(inner) ? `${field.name} { ${select(inner)} }` : ''
      })
      .join(' ')
  return select(createSchema().getType(typeName) as GraphQLObjectType)
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some((one) => one.name === 'Node')
}

/** Every number, text and flag in a value with its dotted path. */
export function leavesByPath(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path.join('.'), value]]
  return Object.entries(value).flatMap(([key, inner]) => leavesByPath(inner, [...path, key]))
}

/** The values alone, in the order of their fields. */
export function leavesOf(value: unknown): unknown[] {
  return leavesByPath(value).map(([, leaf]) => leaf)
}
