import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { projectFolder } from '../support/folders.ts'

const schema = createSchema()
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

describe('the schema', () => {
  test('is the committed schema/schema.graphql', () => {
    const committed = readFileSync(`${projectFolder}/schema/schema.graphql`, 'utf8')
    expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`)
  })

  test('describes every type, field, argument and enum value', () => {
    const silent: string[] = []
    for (const type of types) {
      if (!type.description) silent.push(type.name)
      if (isEnumType(type)) {
        for (const value of type.getValues())
          if (!value.description) silent.push(`${type.name}.${value.name}`)
      }
      for (const field of fieldsOf(type)) {
        if (!field.description) silent.push(`${type.name}.${field.name}`)
        for (const argument of 'args' in field ? field.args : []) {
          if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`)
        }
      }
    }
    expect(silent).toEqual([])
  })

  test('says of every nullable field when it is null', () => {
    // A page may be null nowhere; the rest has to say "Null when", "Null where" or the like.
    const silent = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => !isNonNullType(field.type) && !/\bnull\b/i.test(field.description ?? ''))
          .map((field) => `${type.name}.${field.name}`),
      )
    expect(silent).toEqual([])
  })

  test('offers basis on every field that is a tonnage', () => {
    // `tonnes` of an observation has it as well; the names ending in Tonnes are those of model and targets.
    const without = types
      .filter((type) => isObjectType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => /tonnes$/i.test(field.name) && !field.args.some((one) => one.name === 'basis'))
          .map((field) => `${type.name}.${field.name}`),
      )
    expect(without).toEqual([])
  })

  test('names sources beside every quality', () => {
    const without = types
      .filter((type) => isObjectType(type))
      .filter((type) => {
        const fields = type.getFields()
        return 'quality' in fields && !('sources' in fields) && !('source' in fields)
      })
    // An amount of money is a policy measure's, and so are its sources.
    expect(without.map((type) => type.name)).toEqual(['Money'])
  })

  test('pages every list of nodes that can grow', () => {
    const node = schema.getType('Node')
    const query = schema.getQueryType()!
    const bare = Object.values(query.getFields())
      .filter((field) => isNonNullType(field.type) && isListType(field.type.ofType))
      .map((field) => field.name)
    expect(node).toBeDefined()
    // Rates and parameters are as many as currencies and symbols; nodes are as many as ids were given.
    expect(bare.sort()).toEqual(['exchangeRates', 'modelParameters', 'nodes'])
  })

  test.each(['simulate.graphql', 'supply-chain.graphql'])('accepts the operation %s', (file) => {
    const document = parse(readFileSync(`${projectFolder}/schema/operations/${file}`, 'utf8'))
    expect(validate(schema, document)).toEqual([])
  })
})

function fieldsOf(type: unknown): (GraphQLField<unknown, unknown> | GraphQLInputField)[] {
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
    ? Object.values(type.getFields())
    : []
}
