import { readFileSync } from 'node:fs'
import {
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
