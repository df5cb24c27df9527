import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedFolder } from '../../src/store/import-data-set.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

type Cells = Record<string, string>

/** Rows of a shipped file; the first is on line 2. */
function rowsOf(file: string): Cells[] {
  return parse(readFileSync(join(shippedFolder, file)), { columns: true, bom: true })
}

/** Files of words that give the data a meaning; all others hold data. */
const vocabulary = [
  ...['agreement_events.csv', 'agreements.csv', 'entities.csv', 'exchange_rates.csv', 'indicators.csv'],
  ...['materials.csv', 'measures.csv', 'neodymium_coverage.csv', 'own_sources.csv', 'rights.csv'],
  ...['scenarios.csv', 'sectors.csv', 'target_evidence.csv', 'targets.csv', 'units.csv'],
]
const dataFiles = readdirSync(shippedFolder).filter(
  (name) => name.endsWith('.csv') && !vocabulary.includes(name),
)

const entityTables: Record<string, 'source' | 'country' | 'company' | 'facility'> = {
  'sources.csv': 'source',
  'countries.csv': 'country',
  'companies.csv': 'company',
  'facilities.csv': 'facility',
}

const money = /^(Rs crore|bn JPY|m USD|m AUD|m EUR)$/
const wordUnits = ['list', 'formula', 'event', 'date', 'year']
/** Money that is no component of a programme: sums that check others, and what others are expected to spend. */
const noComponents = [
  'sum of the five listed components',
  'check of the 2,600',
  'recycling: private investment expected',
  'investment induced, public + private',
]

/** The class that a row must fall into, told from the row alone and not from the mapping tables. */
function classOf(file: string, row: Cells): 'entity' | 'event' | 'measure' | 'note' | 'observation' {
  if (file in entityTables) return 'entity'
  if (file === 'policy_events.csv') return 'event'
  if (wordUnits.includes(row.unit!)) return 'note'
  const isPolicy = file === 'india_policies.csv' || file === 'japan_policies.csv'
  if (isPolicy && money.test(row.unit!) && !noComponents.includes(row.component!)) return 'measure'
  return 'observation'
}

function linesOf(file: string, wanted: string): number[] {
  return rowsOf(file).flatMap((row, at) => (classOf(file, row) === wanted ? [at + 2] : []))
}

describe.each(dataFiles)('every row of %s', (file) => {
  test('is stored once, in its class', async () => {
    const { client } = database
    const where = { file }
    const select = { line: true }
    const orderBy = { line: 'asc' } as const
    const observations = await client.observation.findMany({ where, select, orderBy })
    const notes = await client.note.findMany({ where, select, orderBy })
    expect(observations.map(({ line }) => line)).toEqual(linesOf(file, 'observation'))
    expect(notes.map(({ line }) => line)).toEqual(linesOf(file, 'note'))
    const { rowCounts } = await client.dataSet.findFirstOrThrow({ where: { current: true } })
    const counts = Map.groupBy(rowsOf(file), (row) => classOf(file, row))
    expect((rowCounts as Record<string, object>)[file]).toEqual(
      Object.fromEntries([...counts].map(([name, rows]) => [name, rows.length])),
    )
  })
})

test('entities are as many as rows', async () => {
  const { client } = database
  expect(await client.country.count()).toBe(rowsOf('countries.csv').length)
  expect(await client.company.count()).toBe(rowsOf('companies.csv').length)
  expect(await client.facility.count()).toBe(rowsOf('facilities.csv').length)
  expect(await client.source.count()).toBe(rowsOf('sources.csv').length + rowsOf('own_sources.csv').length)
})

test('there is one measure for each event, for each component with money, and for four programmes without', async () => {
  const { client } = database
  const events = rowsOf('policy_events.csv')
  const components = ['india_policies.csv', 'japan_policies.csv'].flatMap((file) =>
    rowsOf(file).filter((row) => classOf(file, row) === 'measure'),
  )
  expect(await client.policyMeasure.count({ where: { amount: { not: null } } })).toBe(components.length)
  expect(components).toHaveLength(30)
  const eventTexts = await client.policyMeasure.findMany({ where: { scope: { not: null }, amount: null } })
  expect(eventTexts.map(({ note }) => note).sort()).toEqual(events.map(({ event }) => event).sort())
  const programmes = await client.policyMeasure.findMany({ where: { scope: null }, orderBy: { slug: 'asc' } })
  expect(programmes.map(({ programme }) => programme).sort()).toEqual([
    'Export stance',
    'Lynas - JARE agreement to 2038',
    'Union Budget 2024-25',
    'Union Budget 2026-27',
  ])
})

test('every other row of a programme is linked to a measure', async () => {
  const unlinked = { file: { in: ['india_policies.csv', 'japan_policies.csv'] }, measureId: null }
  expect(await database.client.observation.count({ where: unlinked })).toBe(0)
  expect(await database.client.note.count({ where: unlinked })).toBe(0)
})

test('numbers are stored as printed, next to their normal unit', async () => {
  const observations = await database.client.observation.findMany({ include: { sources: true } })
  expect(observations.length).toBeGreaterThan(2500)
  for (const {
    file,
    line,
    value,
    low,
    high,
    reportedValue,
    reportedUnit,
    quality,
    sources,
    year,
  } of observations) {
    const row = rowsByFile.get(file)![line - 2]!
    const printed = row.value ?? row.central ?? ''
    expect([file, line, reportedValue ?? '']).toEqual([file, line, printed])
    expect(value === null).toBe(printed === '')
    expect(reportedUnit).toBe(row.unit)
    expect(quality).toBe(row.quality!.toUpperCase())
    expect(sources.map(({ id }) => id).sort()).toEqual([...new Set(row.source_id!.split('|'))].sort())
    expect(year).toBe(row.year === undefined ? null : Number(row.year))
    expect([low !== null, high !== null]).toEqual([row.low !== undefined, row.high !== undefined])
  }
})

const rowsByFile = new Map(dataFiles.map((file) => [file, rowsOf(file)]))

test.each([
  ['india.csv', { label: 'permanent magnet import value' }, 17_440_000_000, 'INR', null],
  ['india.csv', { label: 'ore grade' }, 0.00057, 'SHARE', null],
  ['india.csv', { label: 'nd production target', year: 2026 }, 450, 'TONNES', 'NDPR_OXIDE'],
  ['india.csv', { label: 'permanent magnet imports', year: 2025 }, 53_748, 'TONNES', 'PRODUCT'],
  ['india.csv', { label: 'repm demand' }, 4_010, 'TONNES_PER_YEAR', 'MAGNET'],
  ['india.csv', { label: 'repm scheme incentive cap' }, 2_150, 'INR_PER_KG', null],
  ['japan.csv', { label: 'ndpr oxide demand', year: 2024 }, 5_500, 'TONNES', 'NDPR_OXIDE'],
  ['japan.csv', { label: 'import share from partner', year: 2011 }, 0.6837, 'SHARE', null],
  ['japan.csv', { label: 'china nd metal export change' }, -0.87, 'RELATIVE_CHANGE', null],
  ['japan.csv', { label: 'lynas equity' }, 200_000_000, 'AUD', null],
  [
    'economic_impact.csv',
    { indicator: 'OUTPUT_LOSS', year: 2025, value: 7e12 },
    7_000_000_000_000,
    'JPY',
    null,
  ],
  ['economic_impact.csv', { indicator: 'OUTPUT_CHANGE' }, -0.176, 'RELATIVE_CHANGE', null],
  ['india_policies.csv', { note: 'cumulative' }, 400_000, 'TONNES', null],
  ['parameters.csv', { label: 'ndfeb demand cagr 2023 2040' }, 0.075, 'RELATIVE_CHANGE_PER_YEAR', null],
  ['parameters.csv', { label: 'refined supply 2020' }, 147_500, 'TONNES', 'REO'],
  ['parameters.csv', { label: 'japan magnet world share change 2013 2025' }, -0.15, 'SHARE_CHANGE', null],
  ['parameters.csv', { label: 'implied arc elasticity japan 2011' }, -0.19, 'ELASTICITY', null],
  ['severity_calibration.csv', { value: { lt: 0 } }, -0.129, 'SHARE_REMOVED', null],
  ['china_imports_hs2846.csv', { indicator: 'COMPOUND_IMPORTS', line: 2 }, 50, 'TONNES', 'PRODUCT'],
  ['governance_political_stability.csv', { countryIso3: 'CHN', year: 2022 }, -0.441, 'WGI_ESTIMATE', null],
  ['deposit_element_shares.csv', { label: 'Bayan Obo', element: 'Nd' }, 0.185, 'SHARE', null],
] as const)('%s %o reads %d %s', async (file, where, value, unit, basis) => {
  const found = await database.client.observation.findMany({ where: { file, ...where } })
  expect(found.map((row) => [row.value, row.unit, row.basis])).toEqual([[value, unit, basis]])
})

test.each([
  ['lynas dytb share of japan demand', 'HEAVY_RARE_EARTH_SUPPLY_COVER', 'SHARE', null, null],
  ['magnet demand re', 'MAGNET_RARE_EARTH_DEMAND', 'TONNES_PER_YEAR', null, null],
  [
    'Lynas (mine AUS, refinery MYS): ndpr shipped to china',
    'NDPR_EXPORTS',
    'TONNES',
    'NDPR_OXIDE',
    'ndpr-oxide',
  ],
  ['MP Materials: ndpr oxide production q1', 'NDPR_OXIDE_PRODUCTION', 'TONNES', null, null],
])('%s is %s', async (label, indicator, unit, basis, materialId) => {
  const found = await database.client.observation.findMany({ where: { label } })
  expect(found).toMatchObject([{ indicator, unit, basis, materialId }])
})

test('what pays for many minerals alike is UNCLEAR about neodymium in India and in Japan', async () => {
  const measures = await database.client.policyMeasure.findMany({
    where: { slug: { in: ['ncmm-research', 'ncmm-exploration-trust', 'japan-critical-minerals-fund-2022'] } },
  })
  expect(measures.map(({ coversNeodymium }) => coversNeodymium)).toEqual(['UNCLEAR', 'UNCLEAR', 'UNCLEAR'])
})

test('amounts of measures are whole currency units', async () => {
  const slugs = [
    'repm-sales-linked-incentive',
    'lynas-equity-2023',
    'jogmec-reserve-funds-2026',
    'caremag-funding-2025',
  ]
  const found = await database.client.policyMeasure.findMany({
    where: { slug: { in: slugs } },
    orderBy: { slug: 'asc' },
  })
  expect(found.map((row) => [row.amount, row.amountCurrency, row.amountReported])).toEqual([
    [110_000_000, 'EUR', '110 m EUR'],
    [39_000_000_000, 'JPY', '39 bn JPY'],
    [200_000_000, 'AUD', '200 m AUD'],
    [64_500_000_000, 'INR', '6450 Rs crore'],
  ])
})

test('values known to be unavailable are stored without a number', async () => {
  const empty = dataFiles.flatMap((file) =>
    linesOf(file, 'observation').flatMap((line) =>
      rowsByFile.get(file)![line - 2]!.value === '' ? [`${file}:${line}`] : [],
    ),
  )
  const stored = await database.client.observation.findMany({ where: { value: null } })
  expect(stored.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(empty.sort())
  expect(empty.length).toBeGreaterThanOrEqual(13)
})

test('MINE_PRODUCTION holds mine_production.csv alone, and the backtest series stay apart', async () => {
  const mined = await database.client.observation.findMany({ where: { indicator: 'MINE_PRODUCTION' } })
  expect(new Set(mined.map(({ file }) => file))).toEqual(new Set(['mine_production.csv']))
  expect(mined).toHaveLength(rowsOf('mine_production.csv').length)
  const backtest = await database.client.observation.findMany({ where: { file: 'backtest_series.csv' } })
  expect(backtest.filter(({ indicator }) => !indicator.startsWith('BACKTEST_'))).toEqual([])
})

test('preferred values are marked as the file marks them', async () => {
  const count = (preferred: boolean) =>
    database.client.observation.count({ where: { file: 'mine_production.csv', preferred } })
  const flags = rowsOf('mine_production.csv').map((row) => row.preferred)
  expect(await count(true)).toBe(flags.filter((flag) => flag === '1').length)
  expect(await count(false)).toBe(flags.filter((flag) => flag === '0').length)
})

/** Tables with numbers of the world, and how a row names its sources. */
const sourced: Record<string, string> = {
  ExchangeRate: 'SELECT "sourceId" FROM "Source" s WHERE s.id = t."sourceId"',
  Facility: 'SELECT 1 FROM "_FacilityToSource" j WHERE j."A" = t.id',
  Material: 'SELECT 1 FROM "_MaterialToSource" j WHERE j."A" = t.id',
  Note: 'SELECT 1 FROM "_NoteToSource" j WHERE j."A" = t.id',
  Observation: 'SELECT 1 FROM "_ObservationToSource" j WHERE j."A" = t.id',
  PolicyMeasure: 'SELECT 1 FROM "_PolicyMeasureToSource" j WHERE j."A" = t.id',
  ProductionTarget: `SELECT 1 FROM "_ObservationToProductionTarget" e
    JOIN "_ObservationToSource" j ON j."A" = e."A" WHERE e."B" = t.id`,
}
/** Tables whose numbers the model or the software made. */
const ownNumbers = [
  ...[
    'SimulationResult',
    'AnalysisResult',
    'Scenario',
    'ScenarioChange',
    'RateLimit',
    '_prisma_migrations',
    'StudyJob',
    'StudyPart',
  ],
]

test('no number is stored without a quality and a source', async () => {
  const { client } = database
  const tables = await client.$queryRaw<{ table: string; quality: string | null }[]>`
    SELECT c.table_name AS table, (
      SELECT q.is_nullable FROM information_schema.columns q
      WHERE q.table_schema = 'public' AND q.table_name = c.table_name AND q.column_name = 'quality'
    ) AS quality
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.data_type IN ('double precision', 'integer', 'numeric', 'bigint', 'real')
    GROUP BY c.table_name ORDER BY 1`
  const withNumbers = tables.filter(({ table }) => !ownNumbers.includes(table))
  expect(withNumbers.map(({ table }) => table)).toEqual(Object.keys(sourced))
  for (const { table, quality } of withNumbers) {
    expect([table, quality]).toEqual([table, 'NO'])
    const unsourced = await client.$queryRawUnsafe(
      `SELECT * FROM "${table}" t WHERE NOT EXISTS (${sourced[table]})`,
    )
    expect([table, unsourced]).toEqual([table, []])
  }
})

test('no entry of the mapping tables is idle', async () => {
  const { client } = database
  const rows = dataFiles.flatMap((file) => rowsByFile.get(file)!.map((row) => ({ file, row })))
  const words = new Set(
    rows.flatMap(({ file, row }) => Object.values(row).flatMap((cell) => [cell, `${file}\0${cell}`])),
  )
  const known = (file: string, cell: string) => cell === '' || words.has(file ? `${file}\0${cell}` : cell)
  const idle = [
    ...rowsOf('indicators.csv').filter(
      ({ file, item, unit }) => !known(file!, item!) || !known(file!, unit!),
    ),
    ...rowsOf('units.csv').filter(
      ({ spelling, file, item }) => !known(file!, spelling!) || !known(file!, item!),
    ),
    ...rowsOf('measures.csv').filter(
      ({ file, component, programme }) => !known(file!, component!) || !known(file!, programme!),
    ),
    ...rowsOf('neodymium_coverage.csv').filter(({ text }) => !known('policy_events.csv', text!)),
    ...rowsOf('sectors.csv').filter(({ name }) => !known('demand_by_sector.csv', name!)),
    ...rowsOf('entities.csv').filter(({ name }) => !known('company_output.csv', name!)),
  ]
  expect(idle).toEqual([])
  const indicators = await client.$queryRaw<{ unused: string }[]>`
    SELECT unnest(enum_range(NULL::"Indicator"))::text AS unused EXCEPT SELECT indicator::text FROM "Observation"`
  expect(indicators).toEqual([])
  const unusedMaterials = await client.material.findMany({ where: { observations: { none: {} } } })
  expect(unusedMaterials.map(({ slug }) => slug)).toEqual([])
})

test('conflicting figures stand beside an announced output', async () => {
  const target = await database.client.productionTarget.findUniqueOrThrow({
    where: { slug: 'india-neodymium-2026' },
    include: { evidence: { include: { sources: true } } },
  })
  expect(target).toMatchObject({
    announcedTonnes: 450,
    announcedBasis: 'NDPR_OXIDE',
    year: 2026,
    countryIso3: 'IND',
  })
  const figures = target.evidence.map(({ indicator, value, sources }) => [indicator, value, sources[0]?.id])
  expect(figures).toContainEqual(['ND_PRODUCTION_TARGET', 450, 'evmagz_irel'])
  expect(figures).toContainEqual(['ND_PRODUCTION_EXPECTED', 200, 'bs_nd'])
  expect(figures).toContainEqual(['ND_PRODUCTION', 40, 'bs_nd'])
})

test('the agreement of 2012 has its parties, its steps and its volumes', async () => {
  const agreement = await database.client.tradeAgreement.findUniqueOrThrow({
    where: { slug: 'india-japan-2012' },
    include: {
      parties: true,
      companies: true,
      events: { orderBy: { date: 'asc' } },
      observations: true,
      sources: true,
    },
  })
  expect(agreement).toMatchObject({ status: 'SUSPENSION_REQUESTED', signedOn: '2012-11-16', endsOn: null })
  expect(agreement.parties.map(({ iso3 }) => iso3).sort()).toEqual(['IND', 'JPN'])
  expect(agreement.companies.map(({ slug }) => slug)).toContain('irel-india-ltd')
  expect(agreement.events.map(({ date }) => date)).toEqual(
    expect.arrayContaining(['2012-11-16', '2025-06-13']),
  )
  expect(agreement.observations.map(({ value }) => value)).toEqual(
    expect.arrayContaining([4_100, 2_150, 1_000]),
  )
})

test('licences are stated where they are known', async () => {
  const { rights } = await database.client.source.findUniqueOrThrow({ where: { id: 'wgi_pv' } })
  expect(rights).toMatch(/CC BY 4\.0/)
  const usgs = await database.client.source.findMany({ where: { publisher: 'U.S. Geological Survey' } })
  expect(usgs.length).toBeGreaterThan(5)
  for (const source of usgs) expect(source.rights).toMatch(/Public domain/)
})
