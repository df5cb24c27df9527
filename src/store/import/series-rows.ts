import { z } from 'zod'
import * as cell from './cells.ts'
import { type ColumnOf, dataFiles } from './columns.ts'
import { type Reading, type Row, readRows } from './rows.ts'
import { type Series, type SeriesFile, seriesFiles } from './series.ts'

function cellsOfColumns(references: cell.References) {
  const refer = cell.referenceCells(references)
  return {
    year: cell.year,
    month: cell.month,
    date: cell.optionalDate,
    start: cell.month,
    end: cell.month,
    period: cell.optionalText,
    country_iso3: refer.country,
    actor_iso3: refer.country,
    partner_iso3: refer.optionalCountry,
    destination_iso3: refer.optionalCountry,
    target_iso3: refer.optionalCountry,
    value: cell.optionalDecimal,
    low: cell.decimal,
    central: cell.decimal,
    high: cell.decimal,
    unit: cell.text,
    source_id: refer.sources,
    quality: cell.quality,
    preferred: cell.flag,
    note: cell.optionalText,
    derivation: cell.optionalText,
    n_days: z
      .string()
      .regex(/^[1-9]\d*$/, { error: 'must be a whole number above 0' })
      .transform(Number),
    element: z.string().regex(/^[A-Z][a-z]?$/, { error: ({ input }) => `"${input}" is no chemical symbol` }),
    series: cell.text,
    item: cell.text,
    quota_type: cell.text,
    entity: cell.text,
    sector: cell.text,
    basis: cell.text,
    deposit: cell.text,
    mineral: cell.text,
    scenario: cell.text,
    material: cell.text,
    programme: cell.text,
    instrument: cell.text,
    component: cell.text,
    stage: cell.text,
    parameter: cell.text,
    flow: cell.text,
    episode: cell.text,
  } as const
}

type SeriesCells = ReturnType<typeof cellsOfColumns>

/** Cells of any file of numbers; a column that the file lacks is undefined. */
type Figure = {
  readonly [Column in keyof SeriesCells]?: z.output<SeriesCells[Column]> | undefined
} & {
  readonly unit: string
  readonly source_id: string[]
  readonly quality: z.output<SeriesCells['quality']>
}

export interface FigureRow extends Row<Figure> {
  readonly file: SeriesFile
  readonly series: Series
  /** What is counted, as the file names it; empty when the file counts one thing. */
  readonly item: string
}

/** All rows of all files of numbers, cells read and natural keys unique. */
export function readFigures(reading: Reading, references: cell.References): FigureRow[] {
  const cells = cellsOfColumns(references)
  return (Object.keys(seriesFiles) as SeriesFile[]).flatMap((file) => {
    const series: Series = seriesFiles[file]
    const shape = Object.fromEntries(
      dataFiles[file].map((column) => [column, cells[column as keyof SeriesCells]]),
    ) as Record<string, z.ZodType>
    const schema = z.object(shape).superRefine(checkFigure) as unknown as z.ZodType<Figure>
    const rows = readRows(reading, file, schema, series.key as readonly ColumnOf<SeriesFile>[])
    return rows.map((row) => ({ ...row, file, series, item: series.item ? row.raw[series.item]! : '' }))
  })
}

/** What no single cell can tell. */
function checkFigure(cells: Record<string, unknown>, context: z.RefinementCtx): void {
  const { low, central, high, month, start, end, year } = cells as Record<string, string | undefined>
  const issue = (column: string, message: string) =>
    context.addIssue({ code: 'custom', path: [column], message })
  if (central !== undefined) {
    if (Number(low) > Number(central)) issue('central', `${central} is below the low end ${low}`)
    if (Number(high) < Number(central)) issue('central', `${central} is above the high end ${high}`)
  }
  if (month !== undefined && Number(month.slice(0, 4)) !== Number(year)) {
    issue('year', `${year} is not the year of the month ${month}`)
  }
  if (start !== undefined && end !== undefined && start > end)
    issue('end', `${end} is before the start ${start}`)
}
