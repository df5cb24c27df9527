import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'

export interface ContractChanges {
  breaking: Change[]
  /** No request fails, but a client that assumes too much may: a further enum value, a changed default. */
  dangerous: Change[]
}

/** What becomes of requests that were written against `released`. Changes that harm none are left out. */
export async function contractChanges(
  released: GraphQLSchema,
  current: GraphQLSchema,
): Promise<ContractChanges> {
  const changes = await diff(released, current)
  const of = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level)
  return { breaking: of(CriticalityLevel.Breaking), dangerous: of(CriticalityLevel.Dangerous) }
}

/**
 * Least version that may break what `released` promised, as Semantic Versioning counts: the next major one, and below
 * 1.0.0 the next minor one.
 */
export function breakingVersion(released: string): string {
  const [major, minor] = numbersOf(released)
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
}

/** Whether version `one` comes before version `other`. */
export function isBefore(one: string, other: string): boolean {
  const left = numbersOf(one)
  const right = numbersOf(other)
  const position = left.findIndex((number, at) => number !== right[at])
  return position >= 0 && left[position]! < right[position]!
}

/** Whether a text is a version that can be released: three numbers, no label behind them. */
export function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(text)
}

function numbersOf(version: string): [major: number, minor: number, patch: number] {
  const [major, minor, patch] = version.split('.').map(Number)
  return [major!, minor!, patch!]
}

/** Coordinates of deprecated fields, arguments, input fields and enum values whose reason does not end with a date. */
export function undatedDeprecations(schema: GraphQLSchema): string[] {
  return deprecations(schema)
    .filter(({ reason }) => !endsWithDate(reason))
    .map(({ coordinate }) => coordinate)
}

/** The words "No longer supported" that GraphQL fills in give no reason, and have no date either. */
function endsWithDate(reason: string): boolean {
  const [, words, date] = /^(.*\S)\s+(\d{4}-\d{2}-\d{2})\.?$/s.exec(reason) ?? []
  if (words === undefined || date === undefined) return false
  const time = Date.parse(date)
  // 30 February parses as a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function deprecations(schema: GraphQLSchema): { coordinate: string; reason: string }[] {
  const found: { coordinate: string; reason: string }[] = []
  const look = (
    coordinate: string,
    { deprecationReason }: { deprecationReason?: string | null | undefined },
  ) => {
    if (deprecationReason != null) found.push({ coordinate, reason: deprecationReason })
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field)
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field)
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name}:)`, argument)
      }
  }
  return found
}
