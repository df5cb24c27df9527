import {
  type GraphQLArgument,
  type GraphQLField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { idOf } from './victim.ts'

export interface TextPlace {
  /** Type or field of the root, and the way to the argument or field of the input. */
  readonly name: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** What is selected around the field, from the root down; empty for a field of the root. */
  readonly around: readonly string[]
  readonly field: GraphQLField<unknown, unknown>
  readonly argument: GraphQLArgument
  readonly way: readonly string[]
  readonly isEnum: boolean
}

const texts = ['String', 'ID', 'PartialDate', 'DateTime', 'JSON']

/** Every text, id and free JSON that an argument of the schema takes, in inputs of inputs and below the root as well. */
export function textPlaces(schema: GraphQLSchema): TextPlace[] {
  const places: TextPlace[] = []
  const ways = waysTo(schema)
  const roots = {
    mutation: schema.getMutationType()!,
    subscription: schema.getSubscriptionType()!,
    query: schema.getQueryType()!,
  }
  const owners = [
    ...(['mutation', 'subscription'] as const).map((kind) => [kind, roots[kind], []] as const),
    ...[...ways].map(([type, around]) => ['query', schema.getType(type)!, around] as const),
  ]
  for (const [kind, owner, around] of owners) {
    if (!isObjectType(owner)) continue
    for (const field of Object.values(owner.getFields())) {
      for (const argument of field.args) {
        const walk = (type: GraphQLInputType, way: string[], above: readonly string[]) => {
          const named = getNamedType(type)
          if (named instanceof GraphQLInputObjectType) {
            if (above.includes(named.name)) return
            for (const [name, inner] of Object.entries(named.getFields()))
              walk(inner.type, [...way, name], [...above, named.name])
          } else if (texts.includes(named.name) || isEnumType(named)) {
            const name = [...(around.length > 0 ? [owner.name] : []), field.name, argument.name, ...way]
            const isEnum = isEnumType(named)
            places.push({ name: name.join('.'), kind, around, field, argument, way, isEnum })
          }
        }
        walk(argument.type, [], [])
      }
    }
  }
  return places
}

/** The shortest way from the query to each type, by fields that need no more than an empty input and pages of three. */
function waysTo(schema: GraphQLSchema): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([['Query', []]])
  for (const [name, way] of ways) {
    const type = schema.getType(name)!
    const reach = (next: string, step: string) => {
      if (!ways.has(next)) ways.set(next, [...way, step])
    }
    if (isAbstractType(type)) {
      for (const { name: possible } of schema.getPossibleTypes(type)) reach(possible, `... on ${possible}`)
    } else if (isObjectType(type)) {
      for (const { name: field, args, type: result } of Object.values(type.getFields())) {
        const needed = args.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined)
        const given = needed.map(({ name: argument }) => `${argument}: {}`)
        if (needed.some((one) => !(getNamedType(one.type) instanceof GraphQLInputObjectType))) continue
        if (args.some((one) => one.name === 'first')) given.push('first: 3')
        reach(getNamedType(result).name, given.length > 0 ? `${field}(${given.join(', ')})` : field)
      }
    }
  }
  return ways
}

/** What stands beside the text under test where something has to; by default what is valid nowhere, so that nothing is stored. */
export type Neighbours = Readonly<Record<string, unknown>>

/** A value of a type that has a text at the end of the way, and only what it must have beside. */
function valueWith(
  type: GraphQLInputType,
  way: readonly string[],
  text: unknown,
  beside: Neighbours,
): unknown {
  if (isNonNullType(type)) return valueWith(type.ofType, way, text, beside)
  if (isListType(type)) return [valueWith(type.ofType, way, text, beside)]
  if (!(type instanceof GraphQLInputObjectType)) return text
  const [next, ...rest] = way
  const value: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(type.getFields())) {
    if (name === next) value[name] = valueWith(field.type, rest, text, beside)
    else if (isNonNullType(field.type) && field.defaultValue === undefined)
      value[name] = beside[name] ?? filler(field.type, beside)
  }
  return value
}

function filler(type: GraphQLInputType, beside: Neighbours): unknown {
  if (isNonNullType(type)) return filler(type.ofType, beside)
  if (isListType(type)) return [filler(type.ofType, beside)]
  if (type instanceof GraphQLInputObjectType) return valueWith(type, [], '', beside)
  if (isEnumType(type)) return type.getValues()[0]!.name
  return { ID: idOf('Scenario', 'none'), String: ' ', JSON: {}, Boolean: true }[type.name] ?? 1
}

/** One operation that has the text at each of these places, which have to have the same fields around them. */
export function operationFor(places: readonly TextPlace[], text: unknown, beside: Neighbours = {}) {
  const variables: Record<string, unknown> = {}
  const heads: string[] = []
  const fields = places.map(({ field, argument, way }, index) => {
    const given = field.args
      .filter((one) => one === argument || (isNonNullType(one.type) && one.defaultValue === undefined))
      .map((one) => {
        const variable = `${one.name}${index}`
        heads.push(`$${variable}: ${one.type}`)
        variables[variable] = valueWith(
          one.type,
          one === argument ? way : [],
          one === argument ? text : ' ',
          beside,
        )
        return `${one.name}: $${variable}`
      })
    return `a${index}: ${field.name}(${given.join(', ')}) ${selectionOf(field)}`
  })
  const [{ kind, around }] = places as readonly [TextPlace]
  const selection = around.reduceRight((inner, step) => `${step} { ${inner} }`, fields.join(' '))
  return { query: `${kind} (${heads.join(', ')}) { ${selection} }`, variables }
}

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type)
  if (isObjectType(named) && named.name.endsWith('Connection')) return '{ totalCount }'
  return isInterfaceType(named) || isUnionType(named) || isObjectType(named) ? '{ __typename }' : ''
}
