import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Draw } from './draw.ts'
import type { KnownKeys } from './known-keys.ts'

/** What is noted while a request is made. */
export interface Notes {
  /** Whether values keep to what a study can take: most studies of values from anywhere fail before they begin. */
  readonly calm: boolean
  /** Schema coordinates that it names. */
  readonly coordinates: Set<string>
  /** Whether some value fits its type and yet cannot be served, so that BAD_USER_INPUT is a right answer. */
  wild: boolean
}

/** Fields without which a study would take its large defaults. */
const always = new Set([
  'horizonYears',
  'samples',
  'shapleySamples',
  'maxRuns',
  'RecommendInput.runs',
  'CompareInput.uncertainty',
  'AttributeInput.uncertainty',
])

/** Fields that contradict others more often than not. */
const contradictory = new Set([
  'parameters',
  'groups',
  'startYear',
  'grid',
  'precision',
  'search',
  'scenario',
])

const intRanges: Record<string, readonly [minimum: number, maximum: number]> = {
  horizonYears: [3, 4],
  startYear: [2026, 2050],
  runs: [64, 80],
  maxRuns: [64, 80],
  samples: [15, 16],
  shapleySamples: [15, 16],
  months: [1, 24],
  version: [1, 2],
  yearFrom: [2005, 2026],
  yearTo: [2015, 2040],
  suspendAgreementFrom: [2026, 2030],
  windDownYears: [1, 5],
}

const boundaryInts = [0, 1, -1, 2_147_483_647, -2_147_483_648]
const boundaryFloats = [0, 1, -1, 0.5, 1e18, -1e18, 1.7976931348623157e308, 5e-324, 2 ** 53]

/** Random input values, valid by their types. `place` is the schema coordinate where the value goes. */
export class Values {
  readonly #draw: Draw
  readonly #keys: KnownKeys
  readonly #notes: Notes

  constructor(draw: Draw, keys: KnownKeys, notes: Notes) {
    this.#draw = draw
    this.#keys = keys
    this.#notes = notes
  }

  value(type: GraphQLInputType, place: string): unknown {
    const draw = this.#draw
    if (!isNonNullType(type) && !isAlways(place) && !this.#notes.calm && draw.chance(8)) return null
    const bare = getNullableType(type)
    if (isListType(bare)) return this.#list(bare.ofType, place)
    if (isEnumType(bare)) {
      const { name } = draw.pick(bare.getValues())
      this.#notes.coordinates.add(`${bare.name}.${name}`)
      if (place.endsWith('(basis:)') && name === 'PRODUCT') this.#notes.wild = true
      return name
    }
    if (isInputObjectType(bare)) return this.#object(bare)
    switch (bare.name) {
      case 'Boolean':
        return draw.chance(50)
      case 'Int':
        return this.#int(place)
      case 'Float':
        return !this.#notes.calm && draw.chance(20) ? draw.pick(boundaryFloats) : draw.int(0, 1000) / 1000
      case 'ID':
        return this.#id(place)
      case 'DateTime':
        return this.#instant()
      case 'PartialDate':
        return draw.pick(['2026', '2026-02', '2026-02-28'])
      case 'JSON':
        return this.#document()
      default:
        return this.#text(place)
    }
  }

  /** Arguments of a connection that go together. */
  page(connection: string): Record<string, unknown> {
    const draw = this.#draw
    const forwards = draw.chance(70)
    const page: Record<string, unknown> = {}
    if (draw.chance(90)) page[forwards ? 'first' : 'last'] = draw.int(1, 4)
    if (draw.chance(4)) page[draw.pick(['first', 'last'])] = draw.pick([100, ...boundaryInts])
    const { cursors } = this.#keys
    const issued = cursors[connection]
    if (draw.chance(15)) {
      // Lists that differ by caller have keys of another kind.
      if (!issued) this.#notes.wild = true
      page[forwards ? 'after' : 'before'] = draw.pick(issued && draw.chance(70) ? issued : cursors.any!)
    }
    if (draw.chance(2)) page[draw.pick(['after', 'before'])] = draw.text()
    if (!isServedPage(page)) this.#notes.wild = true
    return page
  }

  #list(entry: GraphQLInputType, place: string): unknown[] {
    const draw = this.#draw
    const one = () => this.value(entry, place)
    const fewest = place.endsWith('.policies') ? 2 : 0
    // Long lists of enum values, so that all of them are met.
    const longest = /indicators|bandOutputs/.test(place) ? 20 : /outputs/.test(place) ? 8 : 3
    if (!this.#notes.calm && draw.chance(1)) {
      this.#notes.wild = true
      return Array.from({ length: 251 }, one)
    }
    return Array.from({ length: draw.int(fewest, longest) }, one)
  }

  #object(type: GraphQLInputObjectType): Record<string, unknown> {
    const draw = this.#draw
    const fields = Object.values(type.getFields())
    const object: Record<string, unknown> = {}
    const put = (field: Pick<(typeof fields)[number], 'name' | 'type'>) => {
      const place = `${type.name}.${field.name}`
      this.#notes.coordinates.add(place)
      object[field.name] = this.value(field.type, place)
    }
    const { calm } = this.#notes
    if (type.isOneOf) {
      const member = draw.pick(calm ? fields.filter(({ name }) => !contradictory.has(name)) : fields)
      // The one member cannot be null.
      put({ ...member, type: new GraphQLNonNull(getNullableType(member.type)) })
      return object
    }
    for (const field of fields) {
      const place = `${type.name}.${field.name}`
      if ((isNonNullType(field.type) && field.defaultValue === undefined) || isAlways(place)) put(field)
      else if (calm && contradictory.has(field.name)) continue
      else if (calm && ['SimulateInput.uncertainty', 'RecommendInput.policies'].includes(place)) put(field)
      else if (draw.chance(30)) put(field)
    }
    // A recommendation chooses or searches.
    const search = type.getFields().search
    if (calm && search && draw.chance(50)) {
      delete object.policies
      put(search)
    }
    return object
  }

  #int(place: string): number {
    const draw = this.#draw
    const range = intRanges[nameOf(place)]
    if (!this.#notes.calm && draw.chance(10)) return draw.pick(boundaryInts)
    return range ? draw.int(range[0], range[1]) : draw.int(0, 100)
  }

  #id(place: string): string {
    const draw = this.#draw
    const { ids, anyId, unshared } = this.#keys
    const own = ids[typeOfId(place)]
    if (own && draw.chance(90)) return draw.pick(own)
    if (draw.chance(25)) {
      this.#notes.wild = true
      return draw.text()
    }
    if (!/nodes?\(ids?:\)$/.test(place)) this.#notes.wild = true
    return draw.pick(place.startsWith('SetVisibilityInput') ? unshared : anyId)
  }

  #instant(): string {
    return this.#draw.pick([
      '2027-01-01T00:00:00Z',
      '2026-12-31T23:59:59.999Z',
      '1970-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
    ])
  }

  #text(place: string): string {
    const draw = this.#draw
    if (this.#notes.calm) return draw.pick(this.#keys.texts(place))
    if (draw.chance(1)) {
      this.#notes.wild = true
      return draw.pick(['a\0b', 'x'.repeat(10_001)])
    }
    if (draw.chance(15)) return draw.text()
    return draw.pick(this.#keys.texts(place))
  }

  /** A scenario as a file, whole or with parts of it replaced by anything. */
  #document(): unknown {
    const draw = this.#draw
    if (draw.chance(30)) return draw.json() ?? {}
    const document: Record<string, unknown> = {
      format: 'monazite-scenario/1',
      slug: `fuzz-${draw.int(1, 20)}`,
      title: 'Imported',
      description: '',
      run: { horizonYears: draw.int(1, 4), china: { oxide: { severityByYear: [draw.int(0, 100) / 100] } } },
    }
    if (draw.chance(40)) document[draw.pick(Object.keys(document))] = draw.json()
    if (draw.chance(20))
      document.run = { [draw.pick(['china', 'india', 'japan', 'parameters'])]: draw.json() }
    return document
  }
}

function isAlways(place: string): boolean {
  return always.has(place) || always.has(nameOf(place))
}

/** Last name of a coordinate: `slug` of `Query.company(slug:)`. */
function nameOf(place: string): string {
  return /(\w+)(?::\))?$/.exec(place)![1]!
}

/** Type whose ids a place takes; `Node` where any will do. */
function typeOfId(place: string): string {
  const input = /^(?:Delete|Update|Revoke)(\w+)Input\.id$/.exec(place)?.[1]
  if (input) return input
  if (place.startsWith('SetVisibilityInput')) return 'Shareable'
  if (place.startsWith('Subscription.')) return 'Simulation'
  const field = /^Query\.(\w+)\((\w+):\)$/.exec(place)
  if (!field) return 'Node'
  if (field[2] === 'scenario') return 'Scenario'
  return field[1]!.startsWith('node') ? 'Node' : field[1]![0]!.toUpperCase() + field[1]!.slice(1)
}

function isServedPage(page: Record<string, unknown>): boolean {
  const { first, last, after, before } = page
  const isSize = (size: unknown) => size === undefined || (Number(size) >= 1 && Number(size) <= 100)
  const isCursor = (cursor: unknown) =>
    cursor === undefined || Buffer.from(String(cursor), 'base64').toString().startsWith('GPC:S:')
  if (!isSize(first) || !isSize(last) || !isCursor(after) || !isCursor(before)) return false
  if (first !== undefined) return last === undefined && before === undefined
  return after === undefined || (last === undefined && before === undefined)
}
