import { z } from 'zod'
import { Indicator, NeodymiumCoverage, PolicyKind, Unit } from '../generated/enums.ts'
import * as cell from './cells.ts'
import { columnsByFile, dataFiles, type FileName } from './columns.ts'
import { type Reading, type Row, readRows } from './rows.ts'

const empty = z.literal('').transform(() => null)
const optionalSlug = z.union([empty, cell.slug], { error: ({ input }) => `"${input}" is no slug` })
const dataFile = z
  .string()
  .refine((name) => name in dataFiles, { error: ({ input }) => `"${input}" is no data file` })
const anyFile = z.union([z.literal(''), dataFile], { error: ({ input }) => `"${input}" is no data file` })
const anyCode = z.union([empty, z.string().regex(/^[A-Z]{3}$/)], {
  error: 'must be a three-letter code or empty',
})

const indicatorRow = z
  .object({
    file: dataFile,
    item: z.string(),
    unit: z.string(),
    partner_iso3: z.string(),
    class: z.enum(['observation', 'note'], { error: 'must be observation or note' }),
    indicator: z.union([empty, z.enum(Indicator)], { error: ({ input }) => `"${input}" is no indicator` }),
    period: cell.optionalText,
    material: optionalSlug,
    element: z.union([empty, z.string().regex(/^[A-Z][a-z]?$/)], {
      error: 'must be a chemical symbol or empty',
    }),
    sector: optionalSlug,
    company: optionalSlug,
    agreement: optionalSlug,
    measure: optionalSlug,
    sets_country_iso3: anyCode,
    sets_partner_iso3: anyCode,
  })
  .refine((row) => (row.class === 'note') === (row.indicator === null), {
    path: ['indicator'],
    error: 'must be set for an observation, and empty for a note',
  })
export type IndicatorRow = z.output<typeof indicatorRow>

const unitRow = z.object({
  spelling: cell.text,
  file: anyFile,
  item: z.string(),
  unit: z.enum(Unit, { error: ({ input }) => `"${input}" is no unit` }),
  scale: z
    .string()
    .regex(/^1(e-?\d)?$/, { error: 'must be a power of ten, written 1 or 1e7' })
    .transform((scale) => Number(scale.slice(2) || 0)),
  basis: z.union([empty, cell.basisName], { error: ({ input }) => `"${input}" is no basis` }),
})
export type UnitRow = z.output<typeof unitRow>

const measureRow = z.object({
  file: dataFile,
  programme: z.string(),
  component: z.string(),
  date: z.string(),
  slug: cell.slug,
  title: cell.text,
  kind: z.enum(PolicyKind, { error: ({ input }) => `"${input}" is no kind of measure` }),
  covers_neodymium: z.union([empty, z.enum(NeodymiumCoverage)], { error: 'is no coverage' }),
  covers_neodymium_note: cell.optionalText,
  programme_name: cell.optionalText,
})
export type MeasureRow = z.output<typeof measureRow>

/** The tables that give the free words of the data files a meaning. */
export interface Vocabulary {
  indicator(file: FileName, item: string, unit: string, partner: string): IndicatorRow | undefined
  unit(spelling: string, file: FileName, item: string): UnitRow | undefined
  measure(file: FileName, programme: string, component: string, date: string): Row<MeasureRow> | undefined
  /** Measures that no row states alone: entries of a whole programme. */
  readonly programmeEntries: readonly Row<MeasureRow>[]
  /** Slugs of all measures that the table names, whether or not a row states them. */
  readonly measureSlugs: readonly string[]
  coverage(text: string): { covers: NeodymiumCoverage; note: string | null } | undefined
}

export function readVocabulary(reading: Reading): Vocabulary {
  const indicators = index(
    readRows(reading, 'indicators.csv', indicatorRow, ['file', 'item', 'unit', 'partner_iso3']),
    ({ file, item, unit, partner_iso3 }) => [file, item, unit, partner_iso3],
  )
  const units = index(readRows(reading, 'units.csv', unitRow, ['spelling', 'file', 'item']), (row) => [
    row.spelling,
    row.file,
    row.item,
  ])
  const measures = readRows(reading, 'measures.csv', measureRow, ['file', 'programme', 'component', 'date'])
  const byKey = new Map(measures.map((row) => [measureKey(row.cells), row]))
  const coverage = new Map(
    readRows(
      reading,
      'neodymium_coverage.csv',
      z.object({ text: cell.text, covers_neodymium: z.enum(NeodymiumCoverage), note: cell.optionalText }),
      ['text'],
    ).map(({ cells }) => [cells.text, { covers: cells.covers_neodymium, note: cells.note }]),
  )
  const first = <Value>(table: Map<string, Value>, keys: string[][]): Value | undefined =>
    keys.map((key) => table.get(key.join('\0'))).find((value) => value !== undefined)

  return {
    // The narrowest entry wins: unit and partner both named, then one of them, then neither.
    indicator: (file, item, unit, partner) =>
      first(indicators, [
        [file, item, unit, partner],
        [file, item, '', partner],
        [file, item, unit, ''],
        [file, item, '', ''],
      ]),
    unit: (spelling, file, item) =>
      first(units, [
        [spelling, file, item],
        [spelling, file, ''],
        [spelling, '', ''],
      ]),
    measure: (file, programme, component, date) =>
      byKey.get(measureKey({ file, programme, component, date })),
    programmeEntries: measures.filter(({ cells }) => cells.component === '' && cells.programme !== ''),
    measureSlugs: measures.map(({ cells }) => cells.slug),
    coverage: (text) => coverage.get(text),
  }
}

function measureKey({
  file,
  programme,
  component,
  date,
}: Pick<MeasureRow, 'file' | 'programme' | 'component' | 'date'>) {
  return [file, programme, component, date].join('\0')
}

function index<Cells>(rows: readonly Row<Cells>[], key: (cells: Cells) => string[]): Map<string, Cells> {
  return new Map(rows.map(({ cells }) => [key(cells).join('\0'), cells]))
}

/** How to make an unknown word known, for the text of a problem. */
export function adviceFor(
  table:
    | 'indicators.csv'
    | 'units.csv'
    | 'measures.csv'
    | 'sectors.csv'
    | 'entities.csv'
    | 'neodymium_coverage.csv',
): string {
  return `add a row to ${table} (${columnsByFile[table].join(',')}) in the data folder; it starts as a copy of prisma/data/${table}`
}
