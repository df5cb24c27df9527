import { namedHistories, parameterTable } from '../../src/engine/index.ts'
import type { TestServer } from '../support/server.ts'

/** Keys of things that are there, for values that find something. */
export interface KnownKeys {
  /** Ids by type; `Node` has some of all, `Shareable` those whose visibility may be changed. */
  readonly ids: Readonly<Record<string, readonly string[]>>
  readonly anyId: readonly string[]
  /** Ids that may be given to `setVisibility` without making a secret public. */
  readonly unshared: readonly string[]
  /** Cursors by the type of the connection that issued them; `any` has all, and one that none did. */
  readonly cursors: Readonly<Record<string, readonly string[]>>
  /** Texts that fit a place. */
  texts(place: string): readonly string[]
}

const lists = {
  Company: 'companies',
  Country: 'countries',
  Facility: 'facilities',
  Material: 'materials',
  Note: 'notes',
  Observation: 'observations',
  PolicyMeasure: 'policyMeasures',
  ProductionTarget: 'productionTargets',
  Sector: 'sectors',
  Source: 'sources',
  TradeAgreement: 'tradeAgreements',
}

/** What the data set has, with the ids of what callers have stored. */
export async function readKnownKeys(
  server: TestServer,
  stored: { ids: Record<string, string[]>; secretIds: readonly string[] },
): Promise<KnownKeys> {
  const { body } = await server.execute(`{
    ${Object.entries(lists)
      .map(([type, list]) => `${type}: ${list}(first: 3) { edges { cursor node { id } } }`)
      .join('\n')}
    slugs: companies(first: 5) { nodes { slug } } facilities(first: 3) { nodes { slug } }
    materials(first: 5) { nodes { slug } } policyMeasures(first: 3) { nodes { slug } }
    productionTargets(first: 3) { nodes { slug } } sectors(first: 3) { nodes { slug } }
    tradeAgreements(first: 3) { nodes { slug } } sources(first: 5) { nodes { key publisher } }
    scenarios(first: 3) { nodes { id slug } }
  }`)
  const { data } = body
  const ids: Record<string, string[]> = Object.fromEntries(
    Object.entries(stored.ids).map(([type, some]) => [type, [...some]]),
  )
  const cursors: Record<string, string[]> = { any: [Buffer.from('GPC:S:none').toString('base64')] }
  for (const type of Object.keys(lists)) {
    const edges: { cursor: string; node: { id: string } }[] = data[type].edges
    ids[type] = [...(ids[type] ?? []), ...edges.map(({ node }) => node.id)]
    cursors[`${type}Connection`] = edges.map(({ cursor }) => cursor)
    cursors.any!.push(...cursors[`${type}Connection`]!)
  }
  const presets: { id: string; slug: string }[] = data.scenarios.nodes
  ids.Scenario = [...(ids.Scenario ?? []), ...presets.map(({ id }) => id)]
  const anyId = [
    ...Object.entries(ids).flatMap(([type, some]) => (type === 'Shareable' ? [] : some)),
    ...['Simulation:00000000-0000-4000-8000-ffffffffffff', 'Scenario:none', 'Simulation:no-uuid'].map(
      (text) => Buffer.from(text).toString('base64'),
    ),
  ]
  const slugsOf = (list: string) => data[list].nodes.map(({ slug }: { slug: string }) => slug)
  const slugs: Record<string, string[]> = {
    company: slugsOf('slugs'),
    facility: slugsOf('facilities'),
    material: slugsOf('materials'),
    policyMeasure: slugsOf('policyMeasures'),
    productionTarget: slugsOf('productionTargets'),
    sector: slugsOf('sectors'),
    tradeAgreement: slugsOf('tradeAgreements'),
    scenario: [...presets.map(({ slug }) => slug), ...(ids.Scenario ?? [])],
  }
  const symbols = parameterTable.map(({ symbol }) => symbol)
  const byName: Record<string, readonly string[]> = {
    ...slugs,
    symbol: symbols,
    symbols,
    key: data.sources.nodes.map(({ key }: { key: string }) => key),
    publisher: data.sources.nodes.map(({ publisher }: { publisher: string }) => publisher),
    start: ['2026-01', '2027-06', '2026-12'],
    history: namedHistories.map(({ name }) => name),
    label: ['one', 'two', 'three', 'four'],
    name: ['stocks', 'market'],
    owner: ['stranger'],
    title: ['A title'],
    slug: Array.from({ length: 20 }, (_, index) => `fuzz-${index + 1}`),
  }
  return {
    ids: { ...ids, Node: anyId },
    anyId,
    unshared: anyId.filter((id) => !stored.secretIds.includes(id)),
    cursors,
    texts(place) {
      if (/iso3(:\))?$/i.test(place)) return ['IND', 'JPN', 'CHN', 'WLD', 'XXX']
      const field = /^Query\.(\w+)\(slug:\)$/.exec(place)?.[1]
      return slugs[field ?? ''] ?? byName[/(\w+)(?::\))?$/.exec(place)![1]!] ?? ['text']
    },
  }
}
