import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  OperationTypeNode,
} from 'graphql'
import type { Draw } from './draw.ts'
import type { KnownKeys } from './known-keys.ts'
import { Literals } from './literals.ts'
import { type Notes, Values } from './values.ts'

/** An operation that is valid by the schema. */
export interface Operation {
  readonly kind: OperationTypeNode
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly notes: Notes
}

/** Names that are taken in a selection, with what they stand for: fields of one name must be the same field. */
type Taken = Map<string, string>

/** A query or a mutation, at random. */
export function drawKind(draw: Draw): OperationTypeNode {
  return draw.chance(35) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY
}

/** A random operation that is valid by the schema. It may still ask for too much, or for what the caller may not have. */
export function drawOperation(
  draw: Draw,
  schema: GraphQLSchema,
  keys: KnownKeys,
  kind: OperationTypeNode,
): Operation {
  const notes: Notes = { calm: draw.chance(60), coordinates: new Set(), wild: false }
  const literals = new Literals(draw)
  const writer = new Writer({ draw, schema, literals, values: new Values(draw, keys, notes), notes })
  const selection = writer.root(schema.getRootType(kind)!, kind === 'query' ? draw.int(1, 3) : 1)
  const name = draw.chance(50) ? ' Named' : ''
  const fragments = draw.chance(50)
    ? ['', ...writer.fragments].join('\n')
    : ['', ...writer.fragments.toReversed()].join('\n')
  return {
    kind,
    query: `${kind}${name}${literals.declarations} ${selection}${fragments}`,
    variables: literals.variables,
    notes,
  }
}

interface Parts {
  readonly draw: Draw
  readonly schema: GraphQLSchema
  readonly literals: Literals
  readonly values: Values
  readonly notes: Notes
}

class Writer {
  readonly fragments: string[] = []
  readonly #parts: Parts
  readonly #maxDepth: number
  /** Fields that may still be written: keeps documents short however the draws fall. */
  #left: number
  #aliases = 0

  constructor(parts: Parts) {
    this.#parts = parts
    const { draw } = parts
    this.#maxDepth = draw.chance(5) ? 18 : draw.int(3, 7)
    this.#left = draw.int(10, 45)
  }

  root(type: GraphQLObjectType, count: number): string {
    const { draw, schema } = this.#parts
    const taken: Taken = new Map()
    const fields = Object.values(type.getFields())
    const selections = Array.from({ length: count }, () => this.#field(type, draw.pick(fields), taken, 1))
    // A subscription has one field at its root.
    if (draw.chance(10) && type !== schema.getSubscriptionType()) selections.push('__typename')
    return `{ ${selections.join(' ')} }`
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const { draw, schema } = this.#parts
    const taken: Taken = new Map([['__typename', '__typename']])
    const selections: string[] = []
    if (isAbstractType(type)) selections.push('__typename')
    if (isObjectType(type) || isInterfaceType(type)) selections.push(...this.#fields(type, taken, depth))
    if (isUnionType(type) || (isInterfaceType(type) && draw.chance(60))) {
      const possible = schema.getPossibleTypes(type).filter(({ name }) => !name.endsWith('Error'))
      const errors = schema.getPossibleTypes(type).filter(({ name }) => name.endsWith('Error'))
      const members = isUnionType(type) ? possible : [draw.pick(possible), draw.pick(possible)]
      if (errors.length > 0) members.push(draw.pick(errors))
      for (const member of members) selections.push(this.#fragment(member, taken, depth))
      if (errors.length > 0 && draw.chance(20))
        selections.push(this.#fragment(schema.getType('Error')!, taken, depth))
    } else if ((isObjectType(type) || isInterfaceType(type)) && draw.chance(15)) {
      const [narrow, ...wide] = [type, ...type.getInterfaces().filter(({ name }) => name !== 'Node')]
      selections.push(this.#fragment(wide.length > 0 ? draw.pick(wide) : narrow!, taken, depth))
    }
    return `{ ${selections.join(' ')} }`
  }

  /** Fields of a type, at least one. */
  #fields(type: GraphQLNamedType, taken: Taken, depth: number): string[] {
    if (!isObjectType(type) && !isInterfaceType(type)) return ['__typename']
    const { draw } = this.#parts
    const all = Object.values(type.getFields())
    const deep = depth >= this.#maxDepth || this.#left <= 0
    const open = deep ? all.filter((field) => isLeafType(getNamedType(field.type))) : all
    if (open.length === 0) return ['__typename']
    const fields = [...open]
    const count = this.#left <= 0 ? 1 : draw.int(1, Math.min(8, open.length))
    return Array.from({ length: count }, () => {
      const [field] = fields.splice(draw.int(0, fields.length - 1), 1)
      return this.#field(type, field!, taken, depth)
    })
  }

  #field(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>, taken: Taken, depth: number): string {
    const { draw, notes } = this.#parts
    this.#left--
    notes.coordinates.add(`${type.name}.${field.name}`)
    const args = this.#arguments(type, field)
    const named = getNamedType(field.type)
    // What two composite fields of one name select would have to agree as well, so they always get different names.
    const meaning = isCompositeType(named) ? `#${this.#aliases++}` : `${field.name}: ${field.type}${args}`
    let name = field.name
    if ((taken.has(name) && taken.get(name) !== meaning) || draw.chance(5))
      name = `a${++this.#aliases}_${field.name}`
    taken.set(name, meaning)
    const alias = name === field.name ? '' : `${name}: `
    const below = isCompositeType(named) ? ` ${this.#selection(named, depth + 1)}` : ''
    // The field of a subscription is always there.
    const directive = type === this.#parts.schema.getSubscriptionType() ? '' : this.#directive()
    return `${alias}${field.name}${args}${directive}${below}`
  }

  #fragment(type: GraphQLNamedType, taken: Taken, depth: number): string {
    const { draw } = this.#parts
    const selection = `{ ${this.#fields(type, taken, depth).join(' ')} }`
    if (draw.chance(70)) return `... on ${type.name}${this.#directive()} ${selection}`
    const name = `F${this.fragments.length + 1}`
    this.fragments.push(`fragment ${name} on ${type.name} ${selection}`)
    const spread = `...${name}${this.#directive()}`
    return draw.chance(20) ? `${spread} ...${name}` : spread
  }

  #arguments(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): string {
    const { draw, values, literals, notes } = this.#parts
    const given: Record<string, unknown> = {}
    const pages = field.args.some(({ name }) => name === 'first')
    if (pages) Object.assign(given, values.page(getNamedType(field.type).name))
    for (const { name, type: taken, defaultValue } of field.args) {
      if (['first', 'last', 'after', 'before'].includes(name) && pages) continue
      const required = String(taken).endsWith('!') && defaultValue === undefined
      if (!required && !draw.chance(50)) continue
      const place = `${type.name}.${field.name}(${name}:)`
      given[name] = values.value(taken, place)
      // An answer can only be asked for what was computed.
      if (name === 'outputs') notes.wild = true
    }
    const written = Object.entries(given).map(([name, value]) => {
      notes.coordinates.add(`${type.name}.${field.name}(${name}:)`)
      return `${name}: ${literals.write(value, field.args.find((one) => one.name === name)!.type)}`
    })
    return written.length === 0 ? '' : `(${written.join(', ')})`
  }

  #directive(): string {
    const { draw, literals, schema } = this.#parts
    if (!draw.chance(6)) return ''
    const directive = schema.getDirective(draw.pick(['include', 'skip']))!
    return ` @${directive.name}(if: ${literals.write(draw.chance(50), directive.args[0]!.type)})`
  }
}
