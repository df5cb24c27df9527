import { type ColumnName, yearColumns } from '../../engine/index.ts'
import type { builder } from '../builder.ts'
import { numberAt, type YearRow } from './run-view.ts'
import { magnetBasis, oxideBasis, tonnesOn } from './tonnes-field.ts'

type SchemaTypesOf<Builder> = Builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never

/** Field builder of types whose value is one year of one arm. */
export type YearFieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypesOf<typeof builder>, YearRow>

const columns = new Map(yearColumns.map((column) => [column.name, column]))

/** @param text what the field says of the number, where the column speaks of it from another side */
function describe(column: ColumnName, more = '', text?: string): string {
  const { description, unit } = columns.get(column)!
  return `${text ?? description}. Unit: ${unit}.${more && ` ${more}`}`
}

/** A number that every year has. */
export function number(t: YearFieldBuilder, column: ColumnName) {
  return t.float({ description: describe(column), resolve: (year) => numberAt(year, column) })
}

/** A number that is not defined in every year: the model writes NaN, the API null. */
export function numberOrNull(t: YearFieldBuilder, column: ColumnName) {
  return t.float({
    nullable: true,
    description: describe(column).replace('NaN', 'null'),
    resolve: (year) => {
      const value = numberAt(year, column)
      return Number.isNaN(value) ? null : value
    },
  })
}

/** A tonnage of the ledger, kept in NdPr oxide. */
export function tonnes(t: YearFieldBuilder, column: ColumnName, text?: string) {
  return t.float({
    description: describe(column, 'NdPr oxide unless `basis` says otherwise.', text),
    args: oxideBasis,
    resolve: (year, { basis }) =>
      tonnesOn(numberAt(year, column), 'NDPR_OXIDE', basis, year.run.oxidePerMagnet),
  })
}

/** A tonnage that the model keeps in magnets. */
export function magnetTonnes(t: YearFieldBuilder, column: ColumnName) {
  return t.float({
    description: describe(column, 'Magnets unless `basis` says otherwise.'),
    args: magnetBasis,
    resolve: (year, { basis }) => tonnesOn(numberAt(year, column), 'MAGNET', basis, year.run.oxidePerMagnet),
  })
}

/** A mark that the model keeps as 0 or 1. */
export function flag(t: YearFieldBuilder, column: ColumnName) {
  return t.boolean({
    description: `${columns.get(column)!.description.replace(/^1 where/, 'True where')}.`,
    resolve: (year) => numberAt(year, column) === 1,
  })
}
