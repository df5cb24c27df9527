import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { defaultLimits } from '../../src/http/limits/limit-options.ts'
import { rootRules } from './access/root-rules.ts'

interface Described {
  /** `Type`, `Type.member` or `Type.member(argument:)`. */
  coordinate: string
  text: string
  /** Type of an argument or input field: what a client sends. */
  sent?: GraphQLNamedType
}

/** The description of a type, then those of its fields, arguments and enum values. */
function descriptionsOf(type: GraphQLNamedType): Described[] {
  const found: Described[] = [{ coordinate: type.name, text: type.description ?? '' }]
  if (isEnumType(type))
    for (const { name, description } of type.getValues())
      found.push({ coordinate: `${type.name}.${name}`, text: description ?? '' })
  if (isInputObjectType(type))
    for (const { name, description, type: sent } of Object.values(type.getFields()))
      found.push({
        coordinate: `${type.name}.${name}`,
        text: description ?? '',
        sent: getNamedType(sent),
      })
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      found.push({ coordinate, text: field.description ?? '' })
      for (const { name, description, type: sent } of field.args)
        found.push({
          coordinate: `${coordinate}(${name}:)`,
          text: description ?? '',
          sent: getNamedType(sent),
        })
    }
  return found
}

const byType = Object.values(createSchema().getTypeMap())
  .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  .map(descriptionsOf)
const descriptions = byType.flat()

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
const stem = (word: string) => word.toLowerCase().replace(/s$/, '')
const empty = new Set('a an the this that it its which what in of to for and or is are be'.split(' '))

/** Words of the text that the coordinate does not say already: `Note.title`, "Title of the note." has none. */
function added({ coordinate, text }: Described): string[] {
  const names = new Set(wordsOf(coordinate.replaceAll(/[A-Z][a-z]|_/g, ' $&')).map(stem))
  return wordsOf(text).filter((word) => !empty.has(word.toLowerCase()) && !names.has(stem(word)))
}

/** Abbreviations and terms of the trade, and how they are explained. */
const jargon: Record<string, RegExp> = {
  NdPr: /neodymium\W+(and )?praseodymium/i,
  NdFeB: /neodymium, iron and boron/i,
  REO: /rare-earth oxide/i,
  HS: /Harmonised System/,
  HHI: /Herfindahl/,
  VaR: /value at risk/i,
  CVaR: /conditional value at risk/i,
  EVPI: /expected value of perfect information/i,
  EVPPI: /expected value of partial perfect information/i,
  EV: /electric vehicle/i,
  FOB: /free on board/i,
  CIF: /cost, insurance/i,
  Shapley: /over all orders/i,
  Sobol: /variance|sequence/i,
  CRPS: /ranked probability score/i,
  leakage: /reaches Japan all the same/,
  regret: /the policy that is best/i,
}

describe('descriptions', () => {
  test('are there for every type, field, argument and enum value', () => {
    expect(descriptions.length).toBeGreaterThan(1_000)
    expect(descriptions.filter(({ text }) => text === '').map(({ coordinate }) => coordinate)).toEqual([])
  })

  test('are sentences: three words at least, from a capital to a full stop', () => {
    const poor = descriptions.filter(
      ({ text }) => wordsOf(text).length < 3 || !/^[\p{Lu}\p{N}`]/u.test(text) || !/\.$/.test(text),
    )
    expect(poor.map(({ coordinate, text }) => `${coordinate}: ${text}`)).toEqual([])
  })

  test('say more than the name does', () => {
    const idle = descriptions.filter((one) => added(one).length === 0)
    expect(idle.map(({ coordinate, text }) => `${coordinate}: ${text}`)).toEqual([])
  })

  test('give every number that a client sends its unit or its range', () => {
    const bare = descriptions.filter(
      ({ sent, text }) => /^(Int|Float)$/.test(sent?.name ?? '') && !/\d|\bunit\b|\byear\b/i.test(text),
    )
    expect(bare.map(({ coordinate, text }) => `${coordinate}: ${text}`)).toEqual([])
  })

  test.each(Object.entries(jargon))('explain %s in each type that speaks of it', (term, explained) => {
    const speaks = new RegExp(`(?<![\\p{L}_\`])${term}(?![\\p{L}_\`])`, 'u')
    const unexplained = byType.flatMap((texts) => {
      const own = texts.filter(({ text }) => speaks.test(text))
      return texts.some(({ text }) => explained.test(text)) ? [] : own.slice(0, 1)
    })
    expect(unexplained.map(({ coordinate, text }) => `${coordinate}: ${text}`)).toEqual([])
  })
})

describe('descriptions of entry points', () => {
  const texts = new Map(descriptions.map(({ coordinate, text }) => [coordinate, text]))
  // What every field of the type needs is said once, by the guide.
  const beyond = Object.entries(rootRules).flatMap(([coordinate, { needs }]) =>
    needs
      .flat()
      .filter((scope) => scope !== 'read' && texts.has(coordinate))
      .map((scope) => [coordinate, scope] as const),
  )

  test('name the scopes that they need beyond `read`', () => {
    expect(beyond.length).toBeGreaterThan(20)
    const silent = beyond.filter(([coordinate, scope]) => !texts.get(coordinate)!.includes(`\`${scope}\``))
    expect(silent).toEqual([])
  })

  test('name the size above which a study needs another, and the time that it has', () => {
    const studies = ['Query.preview', 'Mutation.simulate', 'Mutation.compare', 'Mutation.attribute']
    for (const name of studies) expect(texts.get(name), name).toContain('above 2,000,000 simulated years')
    for (const name of [...studies, 'Mutation.sensitivity', 'Mutation.recommend']) {
      expect(texts.get(name), name).toContain(`${defaultLimits.operationSeconds} seconds`)
    }
  })
})

describe('the rules above', () => {
  test('find a text that only repeats the name', () => {
    expect(added({ coordinate: 'Note.title', text: 'Title of the note.' })).toEqual([])
    expect(added({ coordinate: 'Order.YEAR_ASC', text: 'By year, asc.' })).toEqual(['By'])
    expect(added({ coordinate: 'Note.title', text: 'What the statement is about.' })).not.toEqual([])
  })
})
