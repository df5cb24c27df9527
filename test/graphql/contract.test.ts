import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  breakingVersion,
  contractChanges,
  isBefore,
  isVersion,
  undatedDeprecations,
} from '../../schema/contract.ts'
import { startProcess } from '../support/process.ts'

const sdl = `
  type Query {
    country(iso3: String): Country
    countries(order: Order! = BY_NAME): [Country!]!
    search(filter: Filter): [Named!]!
  }
  interface Named { name: String! }
  type Country implements Named { name: String!, role: String! }
  type Material implements Named { name: String! }
  union Thing = Country | Material
  enum Order { BY_NAME, BY_CODE }
  input Filter { text: String, limit: Int }
`

function changed(from: string, to: string): string {
  expect(sdl).toContain(from)
  return sdl.replace(from, to)
}

async function paths(current: string) {
  const { breaking, dangerous } = await contractChanges(buildSchema(sdl), buildSchema(current))
  return { breaking: breaking.map(({ path }) => path), dangerous: dangerous.map(({ path }) => path) }
}

describe('changes of the contract', () => {
  test.each([
    ['a removed field', changed(', role: String! }', ' }'), 'Country.role'],
    ['a field that may become null', changed('role: String! }', 'role: String }'), 'Country.role'],
    ['a removed argument', changed('country(iso3: String)', 'country'), 'Query.country.iso3'],
    ['an argument made required', changed('(iso3: String)', '(iso3: String!)'), 'Query.country.iso3'],
    [
      'a further required argument',
      changed('(iso3: String)', '(iso3: String, at: Int!)'),
      'Query.country.at',
    ],
    ['a removed enum value', changed('BY_NAME, BY_CODE', 'BY_NAME'), 'Order.BY_CODE'],
    ['a removed input field', changed('text: String, limit', 'limit'), 'Filter.text'],
    ['a further required input field', changed('limit: Int', 'limit: Int, page: Int!'), 'Filter.page'],
    [
      'an input of which one field alone may be given',
      changed('input Filter', 'input Filter @oneOf'),
      'Filter.@oneOf',
    ],
    ['a removed type', changed('union Thing = Country | Material', ''), 'Thing'],
    ['a removed member of a union', changed('Country | Material', 'Country'), 'Thing'],
    ['a type without its interface', changed('Material implements Named', 'Material'), 'Material'],
  ])('%s breaks', async (_, current, path) => {
    expect((await paths(current)).breaking).toContain(path)
  })

  test.each([
    ['a further enum value', changed('BY_NAME, BY_CODE', 'BY_NAME, BY_CODE, BY_AREA'), 'Order.BY_AREA'],
    ['another default', changed('= BY_NAME', '= BY_CODE'), 'Query.countries.order'],
    ['a further optional argument', changed('(iso3: String)', '(iso3: String, at: Int)'), 'Query.country.at'],
  ])('%s is dangerous and no more', async (_, current, path) => {
    expect(await paths(current)).toEqual({ breaking: [], dangerous: [path] })
  })

  test.each([
    ['a further field', changed('role: String! }', 'role: String!, area: Float }')],
    ['a further type', `${sdl} type Port { name: String! }`],
    [
      'a deprecation',
      changed('role: String! }', 'role: String! @deprecated(reason: "No use. 2030-01-01") }'),
    ],
    ['a description', changed('type Material', '"Ore, oxide or metal." type Material')],
  ])('%s harms nobody', async (_, current) => {
    expect(await paths(current)).toEqual({ breaking: [], dangerous: [] })
  })
})

describe('versions', () => {
  test.each([
    ['0.1.0', '0.2.0'],
    ['0.1.7', '0.2.0'],
    ['1.0.0', '2.0.0'],
    ['3.9.2', '4.0.0'],
  ])('what %s promised may be broken by %s', (released, least) => {
    expect(breakingVersion(released)).toBe(least)
  })

  test('are compared by their numbers', () => {
    expect(isBefore('0.9.0', '0.10.0')).toBe(true)
    expect(isBefore('0.10.0', '0.9.0')).toBe(false)
    expect(isBefore('1.2.3', '1.2.3')).toBe(false)
    expect(isBefore('1.2.3', '1.2.4')).toBe(true)
    expect(isBefore('2.0.0', '1.9.9')).toBe(false)
  })

  test.each(['1', '1.2', '1.2.3-beta', '01.2.3', 'v1.2.3', ''])('%j is none', (text) => {
    expect(isVersion(text)).toBe(false)
  })
})

describe('deprecations', () => {
  const deprecated = (reason: string) =>
    undatedDeprecations(buildSchema(`type Query { old: Int @deprecated${reason} }`))

  test.each([
    ['', 'GraphQL gives the reason'],
    ['(reason: "Use `other`.")', 'there is no date'],
    ['(reason: "2030-12-31")', 'there is nothing but a date'],
    ['(reason: "Use `other`. Removed after 31/12/2030.")', 'the date is written otherwise'],
    ['(reason: "Removed after 2030-12-31, use `other`.")', 'the date is not at the end'],
    ['(reason: "Use `other`. Removed after 2030-02-30.")', 'there is no such day'],
  ])('%s: %s', (reason) => {
    expect(deprecated(reason)).toEqual(['Query.old'])
  })

  test.each(['Use `other`. Removed after 2030-12-31.', 'Use `other`. 2030-12-31'])('%j will do', (reason) => {
    expect(deprecated(`(reason: ${JSON.stringify(reason)})`)).toEqual([])
  })

  test('are found wherever they may stand', () => {
    const schema = buildSchema(`
      directive @d on FIELD
      type Query { a(b: Int @deprecated, c: Order, d: Filter): Named }
      interface Named { e: Int @deprecated }
      enum Order { F @deprecated, G }
      input Filter { h: Int @deprecated, i: Int }
    `)
    expect(undatedDeprecations(schema).sort()).toEqual(['Filter.h', 'Named.e', 'Order.F', 'Query.a(b:)'])
  })
})

describe('node schema/check.ts', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'monazite-contract-'))
    ship(documents)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const documents = { 'sha256:1': 'query Country { country { name } }', 'sha256:2': 'query Roles { a }' }
  const released = () => join(folder, 'released.graphql')
  const releasedDocuments = () => join(folder, 'released-documents.json')
  const release = (version: string) => {
    writeFileSync(released(), `# Schema of version ${version}, as released.\n${sdl}`)
    writeFileSync(releasedDocuments(), JSON.stringify(documents))
  }
  const ship = (manifest: object) =>
    writeFileSync(join(folder, 'persisted-documents.json'), JSON.stringify(manifest))

  async function check(current: string, ...options: string[]) {
    writeFileSync(join(folder, 'schema.graphql'), current)
    const files = [
      ...['--current', join(folder, 'schema.graphql'), '--released', released()],
      ...['--documents', join(folder, 'persisted-documents.json')],
      ...['--released-documents', releasedDocuments()],
    ]
    const child = startProcess('schema/check.ts', {}, [...files, ...options])
    const code = await child.ended
    return { code, output: child.output() }
  }

  const without = changed(', role: String! }', ' }')
  const more = changed('BY_NAME, BY_CODE', 'BY_NAME, BY_CODE, BY_AREA')

  test('refuses what breaks and says what to do, until the version says so', async () => {
    release('0.1.0')
    const broken = await check(without, '--version', '0.1.9')
    expect(broken.code).toBe(1)
    expect(broken.output).toContain('Breaking for clients of 0.1.0:')
    expect(broken.output).toContain("  Country.role: Field 'role' was removed from object type 'Country'")
    expect(broken.output).toContain('at least 0.2.0 (it is 0.1.9)')
    expect(await check(without, '--version', '0.2.0')).toEqual({ code: 0, output: '' })
  })

  test('releases what it has passed, and from then on promises that', async () => {
    expect((await check(sdl, '--version', '0.1.0')).output).toContain('is missing')
    const first = await check(sdl, '--version', '0.1.0', '--release')
    const output = `${released()} is the schema of version 0.1.0, and ${releasedDocuments()} has its documents.\n`
    expect(first).toEqual({ code: 0, output })
    const before = readFileSync(released(), 'utf8')
    expect((await check(without, '--version', '0.1.1', '--release')).code).toBe(1)
    expect(readFileSync(released(), 'utf8')).toBe(before)
    ship({})
    expect((await check(sdl, '--version', '0.1.1', '--release')).code).toBe(1)
    expect(JSON.parse(readFileSync(releasedDocuments(), 'utf8'))).toEqual(documents)
  })

  test('refuses a released document that is gone, until the version says so', async () => {
    release('1.2.0')
    ship({ 'sha256:3': 'query Country { country { role } }' })
    const broken = await check(sdl, '--version', '1.9.0')
    expect(broken.code).toBe(1)
    expect(broken.output).toContain('Breaking for clients of 1.2.0:')
    expect(broken.output).toContain('  Country: the operation was changed, sha256:1 is gone')
    expect(broken.output).toContain('  Roles: the operation was removed, sha256:2 is gone')
    expect(broken.output).toContain('Leave a released operation as it is')
    expect(broken.output).toContain('at least 2.0.0 (it is 1.9.0)')
    expect(await check(sdl, '--version', '2.0.0')).toEqual({ code: 0, output: '' })
  })

  test('lets further documents pass, but not as the same release', async () => {
    release('1.0.0')
    ship({ ...documents, 'sha256:3': 'query More { a }' })
    expect(await check(sdl, '--version', '1.0.0')).toEqual({ code: 0, output: '' })
    const twice = await check(sdl, '--version', '1.0.0', '--release')
    expect(twice.code).toBe(1)
    expect(twice.output).toContain('Version 1.0.0 is released with other documents')
    expect((await check(sdl, '--version', '1.1.0', '--release')).code).toBe(0)
    expect(Object.keys(JSON.parse(readFileSync(releasedDocuments(), 'utf8')))).toContain('sha256:3')
  })

  test('lets additions pass and lists those that are dangerous', async () => {
    release('1.0.0')
    const { code, output } = await check(more, '--version', '1.0.0')
    expect(code).toBe(0)
    expect(output).toContain('Dangerous for clients of 1.0.0, but allowed:\n  Order.BY_AREA: ')
  })

  test('releases no version twice, and none before the last', async () => {
    release('1.1.0')
    const twice = await check(more, '--version', '1.1.0', '--release')
    expect(twice.code).toBe(1)
    expect(twice.output).toContain('Version 1.1.0 is released with another schema')
    const back = await check(sdl, '--version', '1.0.9')
    expect(back.code).toBe(1)
    expect(back.output).toContain('Version 1.0.9 comes before 1.1.0')
  })

  test('tells deprecations without a date', async () => {
    release('1.0.0')
    const undated = changed('role: String! }', 'role: String! @deprecated(reason: "No use.") }')
    const { code, output } = await check(undated, '--version', '1.1.0')
    expect(code).toBe(1)
    expect(output).toContain('Deprecations without a date of removal.')
    expect(output).toContain('\n  Country.role\n')
  })

  test('says what it cannot read', async () => {
    const broken = await check('type Query {', '--release')
    expect(broken.code).toBe(1)
    expect(broken.output).toContain(`${join(folder, 'schema.graphql')} is no schema: Syntax Error`)
    writeFileSync(join(folder, 'persisted-documents.json'), '{')
    expect((await check(sdl, '--release')).output).toContain('is no manifest of documents: ')
    ship(documents)
    writeFileSync(released(), sdl)
    expect((await check(sdl)).output).toContain('does not name its version in the first line')
    expect((await check(sdl, '--version', 'next')).output).toContain('next is no version such as 1.2.3.')
    const help = await check(sdl, '--help')
    expect(help.code).toBe(0)
    expect(help.output).toContain('Usage: node schema/check.ts')
  })
})
