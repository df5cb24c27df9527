import { flowColumns } from './flow-columns.ts'

/** One column of the year table: camelCase name that ends in its unit, unit, and meaning. */
interface ColumnSpec {
  readonly name: string
  readonly unit: string
  readonly description: string
}

/** Computed from the flows of the same arm. */
const indexColumns = [
  {
    name: 'supplyHhi',
    unit: '1',
    description:
      'Concentration of Japanese imports by supplier, Herfindahl–Hirschman index (HHI): sum of the squared shares, 1 with a single supplier; NaN without imports',
  },
  {
    name: 'largestSupplierShare',
    unit: 'share',
    description: 'Share of the largest supplier in imports; NaN without imports',
  },
  {
    name: 'nMinusOneCover',
    unit: '1',
    description: 'Supply without the largest supplier ÷ demandTonnes: what is left if that one fails',
  },
  {
    name: 'geoPolRiskScore',
    unit: '1',
    description:
      'GeoPolRisk score: concentration of world output × Japanese imports weighted by the political instability of their origins; NaN without imports',
  },
  {
    name: 'geoPolRiskFactor',
    unit: 'kg Cu-eq/kg',
    description:
      'GeoPolRisk characterisation factor, in kilograms of copper that are as much at risk: score × price ÷ that of copper; NaN without imports',
  },
  {
    name: 'euSupplyRisk',
    unit: '1',
    description:
      'Supply risk after the criticality method of the European Union: concentration and governance of suppliers, less recycling; NaN without imports',
  },
] as const

/** Computed from both arms; 0 in the baseline's own rows. */
const pairedColumns = [
  { name: 'importLossTonnes', unit: 't/yr', description: 'Baseline less scenario imports' },
  {
    name: 'importLossShare',
    unit: 'share',
    description: 'Import loss ÷ baseline imports; NaN where those are 0',
  },
  {
    name: 'consumptionShortfallTonnes',
    unit: 't/yr',
    description: 'Baseline less scenario consumption, not below 0',
  },
  {
    name: 'importBillChangeUsd',
    unit: 'USD/yr',
    description: 'Import bill (price × imports) of the scenario less that of the baseline',
  },
  { name: 'outputLossJpy', unit: 'JPY/yr', description: 'Japanese output lost' },
  { name: 'outputLossUsd', unit: 'USD/yr', description: 'Japanese output lost' },
  {
    name: 'evMotorShortfallTonnes',
    unit: 't/yr',
    description: 'Shortfall of the motors that drive electric vehicles (EV)',
  },
  { name: 'otherAutomotiveShortfallTonnes', unit: 't/yr', description: 'Shortfall of other automotive uses' },
  { name: 'windTurbineShortfallTonnes', unit: 't/yr', description: 'Shortfall of wind turbines' },
  {
    name: 'applianceShortfallTonnes',
    unit: 't/yr',
    description: 'Shortfall of air-conditioning and appliances',
  },
  {
    name: 'electronicsShortfallTonnes',
    unit: 't/yr',
    description: 'Shortfall of consumer electronics and disk drives',
  },
  { name: 'otherUseShortfallTonnes', unit: 't/yr', description: 'Shortfall of all other uses' },
  {
    name: 'vehiclesNotBuiltLow',
    unit: 'vehicles/yr',
    description: 'Vehicles without motors, if a motor takes the most magnet (b_high)',
  },
  {
    name: 'vehiclesNotBuilt',
    unit: 'vehicles/yr',
    description: 'Vehicles without motors, if a motor takes as much magnet as the parameter b says',
  },
  {
    name: 'vehiclesNotBuiltHigh',
    unit: 'vehicles/yr',
    description: 'Vehicles without motors, if a motor takes the least magnet (b_low)',
  },
] as const

const allColumns = [...flowColumns, ...indexColumns, ...pairedColumns] as const

export type ColumnName = (typeof allColumns)[number]['name']

/** Columns of a result table; a row is one year, tables are row-major. */
export const yearColumns: readonly (ColumnSpec & { readonly name: ColumnName })[] = allColumns

/** Flow columns that summaries and paired columns are made of, and those that most ensembles ask for. */
const leanFlows = [
  'year',
  'announcedOutputTonnes',
  'indiaOutputTonnes',
  'importsTonnes',
  'consumptionTonnes',
  'magnetOutputTonnes',
  'magnetShortfallTonnes',
  'priceUsdPerKg',
  'incentiveSpendInr',
] as const satisfies readonly ColumnName[]

/** Columns that are filled, by the kernel or from what it wrote, where it was not asked for every one. */
export const leanColumns: ReadonlySet<string> = new Set([
  ...leanFlows,
  ...pairedColumns.map(({ name }) => name),
])

/** Columns that `fillIndices` writes. */
export const indexColumnNames: ReadonlySet<string> = new Set(indexColumns.map(({ name }) => name))

/** Position of each column in a row. */
export const columnAt = Object.fromEntries(
  allColumns.map((column, index) => [column.name, index]),
) as Readonly<Record<ColumnName, number>>

/** Numbers in a row. */
export const columnCount: number = allColumns.length

/** Copies one column out of a row-major table. */
export function columnOf(table: Float64Array, name: ColumnName): Float64Array {
  const column = new Float64Array(table.length / columnCount)
  for (let row = 0; row < column.length; row++) column[row] = table[row * columnCount + columnAt[name]]!
  return column
}
