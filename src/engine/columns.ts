/** One column of the year table: camelCase name that ends in its unit, unit, and meaning. */
interface ColumnSpec {
  readonly name: string
  readonly unit: string
  readonly description: string
}

/** Written by the kernel, one arm at a time. */
const flowColumns = [
  {
    name: 'year',
    unit: 'year',
    description: 'Calendar year; an Indian fiscal year counts as the year it ends in',
  },
  {
    name: 'severityOxideShare',
    unit: 'share',
    description:
      'Chinese oxide and metal withheld, before leakage (the part that reaches Japan all the same)',
  },
  { name: 'severityMagnetShare', unit: 'share', description: 'Chinese magnets withheld, before leakage' },
  {
    name: 'severityShare',
    unit: 'share',
    description:
      'Share of Chinese supply withheld: oxide and magnets, weighted by their parts in Japanese use, c_o and c_m (s)',
  },
  {
    name: 'expectedSeverityShare',
    unit: 'share',
    description: 'Severity that users and planners expect (e)',
  },
  { name: 'referenceDemandTonnes', unit: 't/yr', description: 'Japanese use before savings and price (D)' },
  {
    name: 'demandTonnes',
    unit: 't/yr',
    description: 'Japanese use after savings (thrift), at the reference price (D*)',
  },
  {
    name: 'thriftShare',
    unit: 'share',
    description: 'Part of the use that past prices have made users design away (z)',
  },
  { name: 'agreementShare', unit: 'share', description: 'Part of the India–Japan agreement in force (X)' },
  { name: 'announcedOutputTonnes', unit: 't/yr', description: 'Announced Indian output' },
  {
    name: 'plannedOutputTonnes',
    unit: 't/yr',
    description: 'Announced output, raised where restrictions were expected two years before',
  },
  { name: 'indiaOutputTonnes', unit: 't/yr', description: 'Indian NdPr oxide made (Q)' },
  { name: 'realisationShare', unit: 'share', description: 'Indian output ÷ planned output (ρ)' },
  {
    name: 'indiaFeedOfferedTonnes',
    unit: 't/yr',
    description:
      'NdPr in the unseparated rare earths (feed) that India offers Japan at the reference price (I)',
  },
  {
    name: 'availableTonnes',
    unit: 't/yr',
    description: 'Supply for Japan at the reference price, without stocks (A₀)',
  },
  { name: 'wantedTonnes', unit: 't/yr', description: 'Use plus stock purchases at the reference price (N)' },
  {
    name: 'offeredTonnes',
    unit: 't/yr',
    description: 'Supply plus stock releases at the reference price (A)',
  },
  { name: 'logPriceRatio', unit: '1', description: 'Logarithm of price ÷ reference price (x)' },
  {
    name: 'chokePriceBound',
    unit: '0 or 1',
    description: '1 where the price reached the highest that it may have (the choke price)',
  },
  {
    name: 'floorPriceBound',
    unit: '0 or 1',
    description: '1 where the price was held at a fifth of the reference price, the lowest that it may have',
  },
  {
    name: 'investorFloorBound',
    unit: '0 or 1',
    description: '1 where the price floor, not the price, drove investors',
  },
  {
    name: 'importsChinaOxideTonnes',
    unit: 't/yr',
    description: 'Japanese imports of Chinese oxide and metal',
  },
  {
    name: 'importsChinaMagnetTonnes',
    unit: 't/yr',
    description: 'NdPr in Japanese imports of Chinese magnets',
  },
  {
    name: 'importsIndiaTonnes',
    unit: 't/yr',
    description: 'NdPr in the unseparated rare earths (feed) that Japan imports from India',
  },
  { name: 'importsOtherTonnes', unit: 't/yr', description: 'Japanese imports from all other origins' },
  { name: 'importsTonnes', unit: 't/yr', description: 'All Japanese imports (M)' },
  { name: 'recycledTonnes', unit: 't/yr', description: 'NdPr recovered in Japan from scrapped products' },
  { name: 'recyclingShare', unit: 'share', description: 'Recycled share of reference demand (r)' },
  { name: 'privateReleaseTonnes', unit: 't/yr', description: 'Taken from private stocks' },
  { name: 'publicReleaseTonnes', unit: 't/yr', description: 'Taken from the public stock' },
  { name: 'privatePurchaseTonnes', unit: 't/yr', description: 'Added to private stocks' },
  { name: 'publicPurchaseTonnes', unit: 't/yr', description: 'Added to the public stock' },
  {
    name: 'supplyTonnes',
    unit: 't/yr',
    description: 'Imports, recycled material and releases of stocks (S)',
  },
  { name: 'consumptionTonnes', unit: 't/yr', description: 'NdPr used in Japan (U)' },
  { name: 'privateStockOpeningTonnes', unit: 't', description: 'Private stock at the start of the year' },
  { name: 'publicStockOpeningTonnes', unit: 't', description: 'Public stock at the start of the year' },
  { name: 'privateStockTonnes', unit: 't', description: 'Private stock at the end of the year' },
  { name: 'publicStockTonnes', unit: 't', description: 'Public stock at the end of the year' },
  {
    name: 'wantedCoverDays',
    unit: 'days',
    description: 'Use that private users want their stocks to last for',
  },
  { name: 'coverDays', unit: 'days', description: 'Both stocks at the end of the year ÷ demandTonnes × 365' },
  {
    name: 'otherCapacityTonnes',
    unit: 't/yr',
    description: 'Non-Chinese, non-Indian capacity serving Japan (K_r)',
  },
  {
    name: 'otherPipelineTonnes',
    unit: 't/yr',
    description: 'Non-Chinese, non-Indian capacity under construction at the start of the year (B_r)',
  },
  {
    name: 'indiaHomeOxideTonnes',
    unit: 't/yr',
    description: 'Oxide at hand in India: output and feed kept at home',
  },
  { name: 'indiaBoughtOxideTonnes', unit: 't/yr', description: 'Oxide that Indian magnet makers buy abroad' },
  { name: 'magnetOutputTonnes', unit: 't magnet/yr', description: 'Indian magnets made (G)' },
  { name: 'domesticUseTonnes', unit: 't/yr', description: 'Indian oxide used in Indian magnets' },
  { name: 'unallocatedTonnes', unit: 't/yr', description: 'Indian oxide left over' },
  {
    name: 'magnetCapacityTonnes',
    unit: 't magnet/yr',
    description: 'Indian magnet capacity in the year (K_m)',
  },
  {
    name: 'magnetPipelineTonnes',
    unit: 't magnet/yr',
    description: 'Indian magnet capacity under construction at the start of the year (B_m)',
  },
  { name: 'magnetDemandTonnes', unit: 't magnet/yr', description: 'Indian magnet demand' },
  { name: 'magnetImportsTonnes', unit: 't magnet/yr', description: 'Magnets that arrive in India' },
  {
    name: 'magnetStockTonnes',
    unit: 't magnet',
    description: 'Indian magnet stock at the end of the year (V_m)',
  },
  {
    name: 'magnetShortfallTonnes',
    unit: 't magnet/yr',
    description: 'Indian magnet demand that nothing met',
  },
  {
    name: 'priceUsdPerKg',
    unit: 'USD/kg oxide',
    description: 'Price of NdPr oxide outside China, free on board (P)',
  },
  {
    name: 'chinaPriceUsdPerKg',
    unit: 'USD/kg oxide',
    description: 'Price of NdPr oxide inside China (P_cn)',
  },
  {
    name: 'magnetCostGapUsdPerKg',
    unit: 'USD/kg magnet',
    description: 'Indian less Chinese magnet cost, before the incentive',
  },
  {
    name: 'incentiveUsdPerKg',
    unit: 'USD/kg magnet',
    description: 'Incentive that the rules of the magnet scheme allow',
  },
  {
    name: 'effectiveIncentiveUsdPerKg',
    unit: 'USD/kg magnet',
    description: 'Incentive that the budget pays, or promises before the first output',
  },
  { name: 'incentivePaymentInr', unit: 'INR/yr', description: 'Incentive paid in the year' },
  { name: 'incentiveSpendInr', unit: 'INR', description: 'Incentive paid up to and with the year (F)' },
] as const

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
