import type { DataFile } from './columns.ts'

/** How the rows of a file of numbers are told apart and named. */
export interface Series {
  /** Column that names what is counted; absent when the file counts one thing. */
  readonly item?: string
  /** Columns that no two rows share. */
  readonly key: readonly string[]
  /** Columns that say what a number is about where no other field does. */
  readonly label: readonly string[]
  /** Column of the programme, in files whose rows may be policy measures. */
  readonly programme?: string
}

/** The files of numbers. */
export const seriesFiles = {
  'backtest_series.csv': {
    item: 'series',
    key: ['year', 'country_iso3', 'series', 'source_id'],
    label: ['series'],
  },
  'china_exports_annual.csv': {
    item: 'item',
    key: ['year', 'country_iso3', 'item', 'source_id'],
    label: ['item'],
  },
  'china_imports_hs2846.csv': {
    item: 'item',
    key: ['year', 'country_iso3', 'partner_iso3', 'item', 'source_id'],
    label: [],
  },
  'china_magnet_exports_monthly.csv': {
    key: ['month', 'country_iso3', 'destination_iso3', 'source_id'],
    label: [],
  },
  'china_production_quotas.csv': {
    item: 'quota_type',
    key: ['year', 'country_iso3', 'quota_type', 'source_id'],
    label: [],
  },
  'company_output.csv': {
    item: 'item',
    key: ['year', 'country_iso3', 'entity', 'item', 'source_id'],
    label: ['entity', 'item'],
  },
  'demand_by_sector.csv': {
    item: 'basis',
    key: ['year', 'country_iso3', 'sector', 'basis', 'unit', 'source_id'],
    label: ['basis'],
  },
  'deposit_element_shares.csv': { key: ['deposit', 'element', 'source_id'], label: ['deposit'] },
  'economic_impact.csv': {
    item: 'scenario',
    key: ['year', 'country_iso3', 'scenario', 'unit', 'source_id'],
    label: ['scenario'],
  },
  'eu_criticality.csv': {
    item: 'item',
    key: ['year', 'country_iso3', 'material', 'item', 'source_id'],
    label: ['material', 'item'],
  },
  'governance_political_stability.csv': { key: ['year', 'country_iso3', 'source_id'], label: [] },
  'india.csv': {
    item: 'item',
    key: ['year', 'period', 'country_iso3', 'item', 'source_id'],
    label: ['item'],
  },
  'india_policies.csv': {
    item: 'component',
    programme: 'programme',
    key: ['year', 'date', 'country_iso3', 'programme', 'component', 'unit', 'source_id'],
    label: ['programme', 'component'],
  },
  'japan.csv': {
    item: 'item',
    key: ['year', 'period', 'country_iso3', 'partner_iso3', 'item', 'unit', 'source_id'],
    label: ['item'],
  },
  'japan_policies.csv': {
    item: 'component',
    programme: 'instrument',
    key: ['year', 'date', 'country_iso3', 'instrument', 'component', 'unit', 'source_id'],
    label: ['instrument', 'component'],
  },
  'magnet_production.csv': { key: ['year', 'country_iso3', 'source_id'], label: [] },
  'market_shares.csv': {
    item: 'stage',
    key: ['year', 'country_iso3', 'stage', 'source_id'],
    label: ['stage'],
  },
  'mine_production.csv': { key: ['year', 'country_iso3', 'source_id'], label: [] },
  'parameters.csv': { item: 'parameter', key: ['parameter'], label: ['parameter'] },
  'prices_annual.csv': { item: 'item', key: ['year', 'item', 'source_id'], label: ['item'] },
  'prices_monthly_nd.csv': { item: 'item', key: ['month', 'item', 'source_id'], label: ['item'] },
  'reserves.csv': { key: ['year', 'country_iso3', 'unit', 'source_id'], label: [] },
  'severity_calibration.csv': {
    key: ['episode', 'actor_iso3', 'target_iso3', 'start', 'end', 'source_id'],
    label: ['episode'],
  },
  'trade_values_hs2846.csv': { item: 'flow', key: ['year', 'country_iso3', 'flow', 'source_id'], label: [] },
} as const satisfies Partial<Record<DataFile, Series>>

export type SeriesFile = keyof typeof seriesFiles
