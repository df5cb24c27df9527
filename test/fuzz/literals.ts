import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql'
import type { Draw } from './draw.ts'

/** Writes input values into a document: some as literals, some, at any depth, as variables that it declares. */
export class Literals {
  readonly variables: Record<string, unknown> = {}
  readonly #declarations: string[] = []
  readonly #draw: Draw

  constructor(draw: Draw) {
    this.#draw = draw
  }

  /** `($v1: Int!, …)`, or nothing where there are none. */
  get declarations(): string {
    return this.#declarations.length === 0 ? '' : `(${this.#declarations.join(', ')})`
  }

  write(value: unknown, type: GraphQLInputType): string {
    if (this.#draw.chance(40)) return this.variable(value, type)
    return this.#literal(value, type, (inner, innerType) =>
      this.#draw.chance(8) ? this.variable(inner, innerType) : undefined,
    )
  }

  variable(value: unknown, type: GraphQLInputType): string {
    const draw = this.#draw
    const name = `v${this.#declarations.length + 1}`
    const strict = isNonNullType(type) || (value !== null && draw.chance(30))
    const declared = `$${name}: ${getNullableType(type)}${strict ? '!' : ''}`
    if (isWritable(value, type) && draw.chance(15)) {
      this.#declarations.push(`${declared} = ${this.#literal(value, type, () => undefined)}`)
    } else {
      this.#declarations.push(declared)
      this.variables[name] = value
    }
    return `$${name}`
  }

  /** @param lift gives what stands in the place of a value, or undefined where the value itself does */
  #literal(
    value: unknown,
    type: GraphQLInputType,
    lift: (value: unknown, type: GraphQLInputType) => string | undefined,
  ): string {
    const inner = (one: unknown, innerType: GraphQLInputType) =>
      lift(one, innerType) ?? this.#literal(one, innerType, lift)
    if (value === null) return 'null'
    const bare = getNullableType(type)
    if (isListType(bare)) return `[${(value as unknown[]).map((one) => inner(one, bare.ofType)).join(', ')}]`
    if (isEnumType(bare)) return String(value)
    if (isInputObjectType(bare)) {
      const fields = Object.entries(value as object).map(([name, one]) => {
        const fieldType = bare.getFields()[name]!.type
        // The one member of such an input may be no variable that can be null.
        return `${name}: ${bare.isOneOf ? this.#literal(one, fieldType, lift) : inner(one, fieldType)}`
      })
      return `{${fields.join(', ')}}`
    }
    if (isScalarType(bare) && bare.name === 'JSON' && !isWritable(value, type))
      return this.variable(value, type)
    return anyLiteral(value)
  }
}

/** A JSON value as a literal of GraphQL. */
function anyLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(anyLiteral).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${anyLiteral(one)}`)
    .join(', ')}}`
}

/** Whether a value can be a literal: names of fields must be names of GraphQL. */
function isWritable(value: unknown, type: GraphQLInputType): boolean {
  if (!String(type).includes('JSON')) return !String(type).includes('ImportScenarioInput')
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every((one) => isWritable(one, type))
  return Object.entries(value).every(
    ([name, one]) => /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' && isWritable(one, type),
  )
}
