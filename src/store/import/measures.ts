import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { Currency, type NeodymiumCoverage } from '../generated/enums.ts'
import * as cell from './cells.ts'
import type { FileName } from './columns.ts'
import { scaled, unitOf } from './measurement.ts'
import { type Reading, type Row, readRows } from './rows.ts'
import type { FigureRow } from './series-rows.ts'
import type { Sourced } from './sourced.ts'
import { adviceFor, type MeasureRow, type Vocabulary } from './vocabulary.ts'

export type Measure = Sourced<Prisma.PolicyMeasureCreateManyInput>

/** A measure and the row that states it. */
export interface StatedMeasure {
  readonly measure: Measure
  readonly file: FileName
  readonly line: number
}

/** One measure for each row of policy_events.csv. */
export function readEventMeasures(
  reading: Reading,
  references: cell.References,
  vocabulary: Vocabulary,
): StatedMeasure[] {
  const refer = cell.referenceCells(references)
  const schema = z.object({
    date: cell.partialDate,
    year: cell.year,
    actor_iso3: refer.country,
    target_iso3: refer.optionalCountry,
    event: cell.text,
    scope: cell.text,
    neodymium_covered: cell.text,
    source_id: refer.sources,
    quality: cell.quality,
  })
  const file = 'policy_events.csv'
  const rows = readRows(reading, file, schema, ['date', 'actor_iso3', 'target_iso3', 'event'])
  return rows.flatMap(({ line, cells }) => {
    const fail = (column: string, reason: string) => {
      reading.problems.add(file, line, column, reason)
      return []
    }
    const entry = vocabulary.measure(file, '', cells.actor_iso3, cells.date)
    if (!entry) {
      return fail('date', `no entry for ${cells.date}, ${cells.actor_iso3}; ${adviceFor('measures.csv')}`)
    }
    const coverage = vocabulary.coverage(cells.neodymium_covered)
    if (!coverage) {
      return fail(
        'neodymium_covered',
        `"${cells.neodymium_covered}" has no meaning; ${adviceFor('neodymium_coverage.csv')}`,
      )
    }
    if (!cells.date.startsWith(String(cells.year)))
      return fail('year', `${cells.year} is not the year of ${cells.date}`)
    const data = {
      ...named(entry.cells),
      scope: cells.scope,
      year: cells.year,
      effectiveOn: cells.date,
      coversNeodymium: coverage.covers,
      coversNeodymiumNote: coverage.note,
      ...noAmount,
      quality: cells.quality,
      note: cells.event,
      actorIso3: cells.actor_iso3,
      // A programme at home names its own country as its target.
      targetIso3: cells.target_iso3 === cells.actor_iso3 ? null : cells.target_iso3,
    }
    return { measure: { data, sourceIds: cells.source_id }, file, line }
  })
}

/** The measure that a row with a money value states; undefined when the vocabulary makes the row something else. */
export function componentEntry({ file, series, raw, item }: FigureRow, vocabulary: Vocabulary) {
  if (!series.programme) return undefined
  return vocabulary.measure(file, raw[series.programme]!, item, raw.date!)
}

/** One measure for a component of a programme that has a money value. */
export function toComponentMeasure(
  reading: Reading,
  vocabulary: Vocabulary,
  row: FigureRow,
  { cells: entry }: Row<MeasureRow>,
): StatedMeasure | undefined {
  const { file, line, item, cells } = row
  const unit = unitOf(reading, vocabulary, { file, line, item, unit: cells.unit })
  if (!unit) return undefined
  const currency = Object.values(Currency).find((code) => code === unit.unit)
  if (cells.value == null || currency === undefined) {
    reading.problems.add(
      file,
      line,
      'value',
      `measures.csv makes this row a measure, which needs an amount of money`,
    )
    return undefined
  }
  const data = {
    ...named(entry),
    programme: entry.programme,
    scope: item,
    year: cells.year!,
    effectiveOn: cells.date ?? null,
    ...coverageOf(reading, row, entry),
    amount: scaled(cells.value, unit.scale),
    amountCurrency: currency,
    amountReported: `${cells.value} ${cells.unit}`,
    quality: cells.quality,
    note: cells.note ?? null,
    actorIso3: cells.country_iso3!,
    targetIso3: null,
  }
  return { measure: { data, sourceIds: cells.source_id }, file, line }
}

/** A measure for a programme none of whose rows is one: it takes actor, date and sources from the first row. */
export function programmeMeasures(
  reading: Reading,
  vocabulary: Vocabulary,
  rows: readonly FigureRow[],
): Measure[] {
  return vocabulary.programmeEntries.flatMap(({ cells: entry, file, line }) => {
    const row = rows.find(
      ({ file, series, raw }) =>
        file === entry.file && series.programme && raw[series.programme] === entry.programme,
    )
    if (!row) {
      reading.problems.add(
        file,
        line,
        'programme',
        `${entry.file} has no row of the programme "${entry.programme}"`,
      )
      return []
    }
    const data = {
      ...named(entry),
      programme: entry.programme,
      scope: null,
      year: row.cells.year!,
      effectiveOn: row.cells.date ?? null,
      ...coverageOf(reading, row, entry),
      ...noAmount,
      quality: row.cells.quality,
      note: null,
      actorIso3: row.cells.country_iso3!,
      targetIso3: null,
    }
    return { data, sourceIds: row.cells.source_id }
  })
}

const noAmount = { amount: null, amountCurrency: null, amountReported: null }

function named({ slug, title, kind, programme_name }: MeasureRow) {
  return { id: slug, slug, title, kind, programme: programme_name }
}

function coverageOf(reading: Reading, { file, line }: FigureRow, entry: MeasureRow) {
  const covers: NeodymiumCoverage | null = entry.covers_neodymium
  if (covers === null) {
    reading.problems.add(file, line, '', `measures.csv does not say whether "${entry.slug}" covers neodymium`)
  }
  return { coversNeodymium: covers ?? 'UNCLEAR', coversNeodymiumNote: entry.covers_neodymium_note } as const
}
