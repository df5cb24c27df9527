import type { Prisma } from '../generated/client.ts'
import { Unit } from '../generated/enums.ts'
import type { Entities } from './entities.ts'
import { idOf, slugify, words } from './keys.ts'
import { scaled, unitOf } from './measurement.ts'
import type { Reading } from './rows.ts'
import type { FigureRow } from './series-rows.ts'
import type { Sourced } from './sourced.ts'
import { adviceFor, type IndicatorRow, type Vocabulary } from './vocabulary.ts'

/** What an observation or note may point at. */
export interface Linkable {
  readonly entities: Entities
  readonly measures: ReadonlySet<string>
  readonly agreements: ReadonlySet<string>
}

export type ObservationRow = Sourced<Prisma.ObservationCreateManyInput>

/** Id of the observation that a row becomes. */
export function observationId({ file, series, raw }: FigureRow): string {
  return idOf(file, ...series.key.map((column) => raw[column]!))
}

/** Turns a row into an observation. Unknown units and dangling links are problems. */
export function toObservation(
  reading: Reading,
  vocabulary: Vocabulary,
  row: FigureRow,
  mapping: IndicatorRow,
  linkable: Linkable,
): ObservationRow | undefined {
  const { file, line, item, cells, raw } = row
  const unit = unitOf(reading, vocabulary, { file, line, item, unit: cells.unit })
  const links = linksOf(reading, row, mapping, linkable)
  if (!unit || !links) return undefined
  const printed = cells.central ?? cells.value ?? null
  const number = (cell: string | null | undefined) => (cell == null ? null : scaled(cell, unit.scale))
  const value = number(printed)
  const fault =
    value === null ? undefined : outOfRange(unit.unit, [value, number(cells.low), number(cells.high)])
  if (fault) {
    reading.problems.add(file, line, cells.central === undefined ? 'value' : 'central', fault)
    return undefined
  }
  return {
    data: {
      id: observationId(row),
      indicator: mapping.indicator!,
      year: cells.year ?? null,
      period: periodOf(row, mapping),
      value,
      low: number(cells.low),
      high: number(cells.high),
      unit: unit.unit,
      basis: unit.basis,
      reportedValue: printed,
      reportedUnit: cells.unit,
      quality: cells.quality,
      preferred: cells.preferred ?? null,
      label: labelOf(row, links.sectorId),
      element: cells.element ?? mapping.element ?? elementIn(raw.material),
      note: cells.note ?? cells.derivation ?? (cells.n_days ? `mean of ${cells.n_days} daily prices` : null),
      file,
      line,
      ...links,
    },
    sourceIds: cells.source_id,
  }
}

const shares: readonly Unit[] = [Unit.SHARE, Unit.SHARE_PER_YEAR]
const changes: readonly Unit[] = [Unit.RELATIVE_CHANGE, Unit.RELATIVE_CHANGE_PER_YEAR]
const signed: readonly Unit[] = [
  ...changes,
  Unit.SHARE_CHANGE,
  Unit.SHARE_REMOVED,
  Unit.ELASTICITY,
  Unit.SCORE,
  Unit.WGI_ESTIMATE,
]

/** The bounds that the database holds each unit to, as words. */
function outOfRange(unit: Unit, values: readonly (number | null)[]): string | undefined {
  const given = values.filter((value) => value !== null)
  const least = Math.min(...given)
  const most = Math.max(...given)
  if (!Number.isFinite(least) || !Number.isFinite(most)) return 'the number is too large'
  if (shares.includes(unit) && (least < 0 || most > 1)) return 'a share must be from 0 to 100 %'
  if (changes.includes(unit) && least < -1) return 'a change cannot be below -100 %'
  if (unit === Unit.SHARE_CHANGE && (least < -1 || most > 1))
    return 'a change of shares must be within ±100 points'
  if (unit === Unit.SHARE_REMOVED && most > 1) return 'no more than the whole can be removed'
  if (unit === Unit.PERCENTILE && most > 100) return 'a percentile must be from 0 to 100'
  if (unit === Unit.WGI_ESTIMATE && (least < -4 || most > 4)) return 'a governance estimate must be within ±4'
  if (!signed.includes(unit) && least < 0) return 'must not be negative'
  return undefined
}

function linksOf(reading: Reading, row: FigureRow, mapping: IndicatorRow, linkable: Linkable) {
  const { entities, measures, agreements } = linkable
  const { file, line, cells } = row
  const fail = (column: string, reason: string) => {
    reading.problems.add(file, line, column, reason)
    return undefined
  }
  const sectorId = cells.sector === undefined ? mapping.sector : entities.sectorSlugs.get(cells.sector)
  if (sectorId === undefined)
    return fail('sector', `"${cells.sector}" is no known end use; ${adviceFor('sectors.csv')}`)
  const companyId = cells.entity === undefined ? mapping.company : entities.entityCompanies.get(cells.entity)
  if (companyId === undefined)
    return fail('entity', `"${cells.entity}" is no known entity; ${adviceFor('entities.csv')}`)
  const links = {
    countryIso3: cells.country_iso3 ?? cells.actor_iso3 ?? mapping.sets_country_iso3,
    partnerIso3:
      cells.partner_iso3 ?? cells.destination_iso3 ?? cells.target_iso3 ?? mapping.sets_partner_iso3,
    materialId: cells.deposit === undefined ? mapping.material : slugify(cells.deposit),
    sectorId,
    companyId,
    measureId: mapping.measure,
    agreementId: mapping.agreement,
  }
  const known: [string | null, boolean, string][] = [
    [links.countryIso3, entities.countries.some(({ data }) => data.iso3 === links.countryIso3), 'country'],
    [
      links.partnerIso3,
      entities.countries.some(({ data }) => data.iso3 === links.partnerIso3),
      'partner country',
    ],
    [links.materialId, entities.materials.some(({ data }) => data.id === links.materialId), 'material'],
    [links.sectorId, entities.sectors.some(({ id }) => id === links.sectorId), 'end use'],
    [links.companyId, entities.companies.some(({ data }) => data.id === links.companyId), 'company'],
    [links.measureId, measures.has(links.measureId ?? ''), 'measure'],
    [links.agreementId, agreements.has(links.agreementId ?? ''), 'agreement'],
  ]
  const dangling = known.find(([id, exists]) => id !== null && !exists)
  if (dangling)
    return fail('', `is linked to the ${dangling[2]} "${dangling[0]}", which the data set does not hold`)
  return links
}

/** Period where it is not the calendar year: a month, a fiscal year, a span. */
function periodOf({ cells }: FigureRow, mapping: IndicatorRow): string | null {
  if (cells.month !== undefined) return cells.month
  if (cells.start !== undefined) return `${cells.start}/${cells.end}`
  const year = String(cells.year)
  if (cells.note?.startsWith('fiscal year ending')) return `FY${year}`
  const period = mapping.period?.replace('{year}', year) ?? cells.period ?? cells.date ?? null
  return period === year ? null : period
}

function labelOf({ series, cells, raw }: FigureRow, sectorId: string | null): string | null {
  const columns = cells.sector !== undefined && sectorId === null ? ['sector', ...series.label] : series.label
  return columns.length === 0 ? null : columns.map((column) => words(raw[column]!)).join(': ')
}

function elementIn(material: string | undefined): string | null {
  return material !== undefined && /^[A-Z][a-z]?$/.test(material) ? material : null
}
