import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/store/connect.ts'
import type { Prisma } from '../../src/store/generated/client.ts'
import { importDataSet, shippedFolder } from '../../src/store/import-data-set.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

// A new database, as a first start has it: no autovacuum has come by.
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase({ content: 'empty' })
  await migrate({ url: database.url })
  await importDataSet({ client: database.client, folder: shippedFolder })
})
afterAll(() => database.close())

test('an import leaves no table of the data set without statistics', async () => {
  const unknown = await database.client.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples < 0 ORDER BY 1`
  // What callers store, and what is a row or two.
  const others = [
    ...['DataSet', 'Scenario', '_prisma_migrations'],
    ...[
      'Analysis',
      'AnalysisResult',
      'ApiKey',
      'RateLimit',
      'ScenarioChange',
      'Simulation',
      'SimulationResult',
      'StudyJob',
      'StudyPart',
    ],
  ]
  expect(unknown.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual([])
})

type Order = Prisma.ObservationOrderByWithRelationInput[]

const asc: Order = [{ year: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }]
const desc: Order = [{ year: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }]

/** Sources of each number, and one number of each source. */
const below = { sources: { select: { observations: { orderBy: asc, take: 1, select: { id: true } } } } }

const pages: [name: string, query: Prisma.ObservationFindManyArgs][] = [
  ['oldest first', { orderBy: asc, take: 5 }],
  ['newest first', { orderBy: desc, take: 5 }],
  ['the last of the oldest first', { orderBy: asc, take: -5 }],
  ['the last of the newest first', { orderBy: desc, take: -5 }],
  ['oldest first, of one quality', { orderBy: asc, take: 5, where: { quality: 'DERIVED' } }],
  ['newest first, of one country', { orderBy: desc, take: 5, where: { countryIso3: 'JPN' } }],
]

test.each(pages)('a page of observations, %s, joins what is below its own rows alone', async (_, query) => {
  const { client, statements, url } = database
  statements.length = 0
  await client.observation.findMany({
    ...query,
    relationLoadStrategy: 'join',
    select: below,
  })
  expect(statements).toHaveLength(1)
  expect(await sortedBelowJoin(url, statements[0]!)).toBe(false)
})

interface Plan {
  'Node Type': string
  Alias?: string
  Plans?: Plan[]
}

/**
 * Whether the plan sorts the rows of the list, which lies outermost, after the joins: then it has joined all of them.
 * The statement keeps its placeholders, for which the planner assumes that a page is a tenth of the list.
 */
async function sortedBelowJoin(url: string, statement: string): Promise<boolean> {
  const session = await connect(url, 'test')
  try {
    const { rows } = await session.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${statement}`)
    let node: Plan | undefined = rows[0]['QUERY PLAN'][0].Plan
    let sorted = false
    while (node && node.Alias !== 't0') {
      sorted ||= node['Node Type'] === 'Sort'
      node = node.Plans?.[0]
    }
    expect(node?.Alias).toBe('t0')
    return sorted
  } finally {
    await session.end()
  }
}
