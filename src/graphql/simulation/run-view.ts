import type { ColumnName } from '../../engine/index.ts'
import { floatsOf } from '../../store/fingerprint.ts'

/** What the fields of a year need to know about the run as a whole. */
export interface RunView {
  readonly modelVersion: string
  /** κ of the run: tonnes of NdPr oxide in a tonne of magnet. */
  readonly oxidePerMagnet: number
  readonly scenario: YearTable
  readonly baseline: YearTable
}

/** A row-major table of years, read by column name. */
export interface YearTable {
  readonly columnAt: ReadonlyMap<string, number>
  readonly values: Float64Array
}

/** One year of one arm, with the same year of the baseline beside it. */
export interface YearRow {
  readonly run: RunView
  readonly table: YearTable
  readonly row: number
}

/** Result columns that {@link viewOf} reads, as a Prisma selection. */
export const tablesSelection = {
  modelVersion: true,
  parameters: true,
  columns: true,
  years: true,
  baseline: true,
} as const

interface ResultTables {
  readonly modelVersion: string
  readonly parameters: unknown
  readonly columns: readonly string[]
  readonly years: Uint8Array
  readonly baseline: Uint8Array
}

const views = new WeakMap<ResultTables, RunView>()

/** Opens the tables of a result; fields of one answer that read the same result share the view. */
export function viewOf(result: ResultTables): RunView {
  const known = views.get(result)
  if (known) return known
  const columnAt = new Map(result.columns.map((name, index) => [name, index]))
  const view = {
    modelVersion: result.modelVersion,
    oxidePerMagnet: oxidePerMagnetOf(result.parameters),
    scenario: { columnAt, values: floatsOf(result.years) },
    baseline: { columnAt, values: floatsOf(result.baseline) },
  }
  views.set(result, view)
  return view
}

/** κ among the stored parameters of a result. */
export function oxidePerMagnetOf(parameters: unknown): number {
  return (parameters as { readonly kappa: number }).kappa
}

/** Every year of one arm. */
export function rowsOf(run: RunView, arm: 'scenario' | 'baseline'): YearRow[] {
  const table = run[arm]
  const years = table.values.length / table.columnAt.size
  return Array.from({ length: years }, (_, row) => ({ run, table, row }))
}

/** Value of a column in a year. Throws for a column that the result does not have. */
export function numberAt(year: YearRow, column: ColumnName, table: YearTable = year.table): number {
  const position = table.columnAt.get(column)
  if (position === undefined) {
    throw new Error(`Results of model version ${year.run.modelVersion} have no column ${column}`)
  }
  return table.values[year.row * table.columnAt.size + position]!
}
