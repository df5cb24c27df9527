import type { Prisma } from '../generated/client.ts'
import { dataSetOwner } from '../owners.ts'
import type { DataSet } from './parse-data-set.ts'
import type { Sourced } from './sourced.ts'

type Transaction = Prisma.TransactionClient

/** Join tables that Prisma makes for its implicit many-to-many relations; A comes first in the alphabet. */
export const joinTables = [
  '_CompanyToSource',
  '_CompanyToTradeAgreement',
  '_CountryToSource',
  '_CountryToTradeAgreement',
  '_FacilityToSource',
  '_MaterialToSource',
  '_NoteToSource',
  '_ObservationToProductionTarget',
  '_ObservationToSource',
  '_PolicyMeasureToSource',
  '_SourceToTradeAgreement',
  '_SourceToTradeAgreementEvent',
] as const

type JoinTable = (typeof joinTables)[number]

export const referenceTables = [
  'Company',
  'Country',
  'ExchangeRate',
  'Facility',
  'Material',
  'Note',
  'Observation',
  'PolicyMeasure',
  'ProductionTarget',
  'Sector',
  'Source',
  'TradeAgreement',
  'TradeAgreementEvent',
] as const

type ReferenceTable = (typeof referenceTables)[number]

type Pair = readonly [a: string, b: string]

/**
 * Replaces all reference data inside a transaction. Results, simulations and callers' own scenarios stay; a preset
 * that both data sets have keeps its row, so that stored simulations go on pointing at it.
 */
export async function writeDataSet(
  tx: Transaction,
  dataSet: DataSet,
  origin: { importedAt: Date; shipped: boolean },
): Promise<void> {
  await deleteReferenceData(tx)
  await insert(tx, 'Source', dataSet.sources)
  await insert(tx, 'Country', datas(dataSet.countries))
  await insert(tx, 'ExchangeRate', dataSet.exchangeRates)
  await insert(tx, 'Material', datas(dataSet.materials))
  await insert(tx, 'Sector', dataSet.sectors)
  await insert(tx, 'Company', datas(dataSet.companies))
  await insert(tx, 'Facility', datas(dataSet.facilities))
  await insert(tx, 'TradeAgreement', datas(dataSet.agreements))
  await insert(tx, 'TradeAgreementEvent', datas(dataSet.agreementEvents))
  await insert(tx, 'PolicyMeasure', datas(dataSet.measures))
  await insert(tx, 'Observation', datas(dataSet.observations))
  await insert(tx, 'Note', datas(dataSet.notes))
  await insert(tx, 'ProductionTarget', datas(dataSet.targets))
  await writeJoins(tx, dataSet)
  await writeScenarios(tx, dataSet)
  await markCurrent(tx, dataSet, origin)
  await analyze(tx)
}

/**
 * One statement a table, whose columns PostgreSQL finds by name in the rows. `createMany` binds every cell: ten times
 * the time for the observations.
 */
async function insert(tx: Transaction, table: ReferenceTable, rows: readonly object[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
    JSON.stringify(rows),
  )
}

/**
 * Gives the planner the sizes of what was written. Until autovacuum comes by, up to a minute later and on some servers
 * never, it would plan nested lists for tables that it takes for empty.
 */
async function analyze(tx: Transaction): Promise<void> {
  const tables = [...referenceTables, ...joinTables].map((table) => `"${table}"`)
  await tx.$executeRawUnsafe(`ANALYZE ${tables.join(', ')}`)
}

/** Dependents first; rows of join tables go with either side. */
async function deleteReferenceData(tx: Transaction): Promise<void> {
  await tx.note.deleteMany()
  await tx.productionTarget.deleteMany()
  await tx.observation.deleteMany()
  await tx.policyMeasure.deleteMany()
  await tx.tradeAgreement.deleteMany()
  await tx.facility.deleteMany()
  await tx.company.deleteMany()
  await tx.material.deleteMany()
  await tx.sector.deleteMany()
  await tx.exchangeRate.deleteMany()
  await tx.country.deleteMany()
  await tx.source.deleteMany()
}

async function writeJoins(tx: Transaction, dataSet: DataSet): Promise<void> {
  const { agreements, targets } = dataSet
  await join(
    tx,
    '_CountryToSource',
    bySource(dataSet.countries, ({ iso3 }) => iso3),
  )
  await join(tx, '_MaterialToSource', bySource(dataSet.materials, idOf))
  await join(tx, '_CompanyToSource', bySource(dataSet.companies, idOf))
  await join(tx, '_FacilityToSource', bySource(dataSet.facilities, idOf))
  await join(tx, '_PolicyMeasureToSource', bySource(dataSet.measures, idOf))
  await join(tx, '_ObservationToSource', bySource(dataSet.observations, idOf))
  await join(tx, '_NoteToSource', bySource(dataSet.notes, idOf))
  await join(tx, '_SourceToTradeAgreement', flipped(bySource(agreements, idOf)))
  await join(tx, '_SourceToTradeAgreementEvent', flipped(bySource(dataSet.agreementEvents, idOf)))
  await join(
    tx,
    '_CountryToTradeAgreement',
    agreements.flatMap(({ data, parties }) => parties.map((iso3): Pair => [iso3, data.id])),
  )
  await join(
    tx,
    '_CompanyToTradeAgreement',
    agreements.flatMap(({ data, companies }) => companies.map((id): Pair => [id, data.id])),
  )
  await join(
    tx,
    '_ObservationToProductionTarget',
    targets.flatMap(({ data, evidence }) => evidence.map((id): Pair => [id, data.id])),
  )
}

async function join(tx: Transaction, table: JoinTable, pairs: readonly Pair[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" ("A", "B") SELECT * FROM unnest($1::text[], $2::text[])`,
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )
}

async function writeScenarios(tx: Transaction, { scenarios }: DataSet): Promise<void> {
  await tx.scenario.deleteMany({
    where: { preset: true, slug: { notIn: scenarios.map(({ slug }) => slug) } },
  })
  for (const { id, ...scenario } of scenarios) {
    await tx.scenario.upsert({
      where: { ownerId_slug: { ownerId: dataSetOwner, slug: scenario.slug } },
      create: { id, ...scenario },
      update: scenario,
    })
  }
}

async function markCurrent(
  tx: Transaction,
  { version, rowCounts }: DataSet,
  origin: { importedAt: Date; shipped: boolean },
): Promise<void> {
  const state = { ...origin, current: true, rowCounts }
  await tx.dataSet.updateMany({ where: { current: true }, data: { current: false } })
  await tx.dataSet.upsert({ where: { version }, create: { version, ...state }, update: state })
}

function datas<Data>(rows: readonly { readonly data: Data }[]): Data[] {
  return rows.map(({ data }) => data)
}

function idOf({ id }: { id: string }): string {
  return id
}

function bySource<Data>(rows: readonly Sourced<Data>[], id: (data: Data) => string): Pair[] {
  return rows.flatMap(({ data, sourceIds }) => sourceIds.map((source): Pair => [id(data), source]))
}

function flipped(pairs: readonly Pair[]): Pair[] {
  return pairs.map(([a, b]) => [b, a])
}
