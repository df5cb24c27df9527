/** Columns of each file in order of appearance; a folder must have exactly these, in any order. */
export const dataFiles = {
  'sources.csv': ['source_id', 'title', 'publisher', 'url_or_repo_path', 'published'],
  'countries.csv': ['country_iso3', 'name', 'role', 'fiscal_year_start_mm_dd', 'source_id', 'quality'],
  'companies.csv': ['name', 'country_iso3', 'role', 'parent', 'source_id', 'quality', 'note'],
  'facilities.csv': [
    ...['name', 'company', 'country_iso3', 'stage', 'value', 'unit', 'status', 'start_year', 'lat', 'lon'],
    ...['coord_quality', 'source_id', 'quality', 'note'],
  ],
  'policy_events.csv': [
    ...['date', 'year', 'actor_iso3', 'target_iso3', 'event', 'scope', 'neodymium_covered'],
    ...['source_id', 'quality'],
  ],
  'backtest_series.csv': ['year', 'country_iso3', 'series', 'value', 'unit', 'source_id', 'quality', 'note'],
  'china_exports_annual.csv': [
    'year',
    'country_iso3',
    'item',
    'value',
    'unit',
    'source_id',
    'quality',
    'note',
  ],
  'china_imports_hs2846.csv': [
    ...['year', 'country_iso3', 'partner_iso3', 'item', 'value', 'unit', 'source_id', 'quality'],
  ],
  'china_magnet_exports_monthly.csv': [
    ...['month', 'year', 'country_iso3', 'destination_iso3', 'value', 'unit', 'source_id', 'quality', 'note'],
  ],
  'china_production_quotas.csv': [
    ...['year', 'country_iso3', 'quota_type', 'value', 'unit', 'source_id', 'quality', 'note'],
  ],
  'company_output.csv': [
    ...['year', 'country_iso3', 'entity', 'item', 'value', 'unit', 'source_id', 'quality', 'note'],
  ],
  'demand_by_sector.csv': [
    ...['year', 'country_iso3', 'sector', 'basis', 'value', 'unit', 'source_id', 'quality', 'note'],
  ],
  'deposit_element_shares.csv': [
    ...['deposit', 'country_iso3', 'mineral', 'element', 'value', 'unit', 'source_id', 'quality'],
  ],
  'economic_impact.csv': [
    'year',
    'country_iso3',
    'scenario',
    'value',
    'unit',
    'source_id',
    'quality',
    'note',
  ],
  'eu_criticality.csv': [
    ...['year', 'country_iso3', 'material', 'item', 'value', 'unit', 'source_id', 'quality', 'note'],
  ],
  'governance_political_stability.csv': ['year', 'country_iso3', 'value', 'unit', 'source_id', 'quality'],
  'india.csv': ['year', 'period', 'country_iso3', 'item', 'value', 'unit', 'source_id', 'quality', 'note'],
  'india_policies.csv': [
    ...['year', 'date', 'country_iso3', 'programme', 'component', 'value', 'unit', 'source_id', 'quality'],
    'note',
  ],
  'japan.csv': [
    ...['year', 'period', 'country_iso3', 'partner_iso3', 'item', 'value', 'unit', 'source_id', 'quality'],
    'note',
  ],
  'japan_policies.csv': [
    ...['year', 'date', 'country_iso3', 'instrument', 'component', 'value', 'unit', 'source_id', 'quality'],
    'note',
  ],
  'magnet_production.csv': ['year', 'country_iso3', 'value', 'unit', 'source_id', 'quality', 'note'],
  'market_shares.csv': ['year', 'country_iso3', 'stage', 'value', 'unit', 'source_id', 'quality', 'note'],
  'mine_production.csv': [
    ...['year', 'country_iso3', 'value', 'unit', 'source_id', 'quality', 'preferred', 'note'],
  ],
  'parameters.csv': ['parameter', 'low', 'central', 'high', 'unit', 'source_id', 'quality', 'note'],
  'prices_annual.csv': ['year', 'item', 'value', 'unit', 'source_id', 'quality', 'preferred', 'note'],
  'prices_monthly_nd.csv': ['month', 'year', 'item', 'value', 'unit', 'source_id', 'quality', 'n_days'],
  'reserves.csv': ['year', 'country_iso3', 'value', 'unit', 'source_id', 'quality', 'note'],
  'severity_calibration.csv': [
    ...['year', 'episode', 'actor_iso3', 'target_iso3', 'start', 'end', 'value', 'unit', 'source_id'],
    ...['quality', 'derivation'],
  ],
  'trade_values_hs2846.csv': ['year', 'country_iso3', 'flow', 'value', 'unit', 'source_id', 'quality'],
} as const satisfies Record<string, readonly string[]>

/** The project's own vocabulary. A folder may leave any of these out: the shipped one then applies. */
export const vocabularyFiles = {
  'agreements.csv': [
    ...['slug', 'title', 'status', 'description', 'parties', 'companies', 'signed_on', 'ends_on'],
    ...['source_id', 'quality'],
  ],
  'agreement_events.csv': ['agreement', 'date', 'description', 'file', 'match'],
  'entities.csv': ['name', 'company'],
  'exchange_rates.csv': ['currency', 'per_usd', 'source_id', 'quality', 'note'],
  'indicators.csv': [
    ...['file', 'item', 'unit', 'partner_iso3', 'class', 'indicator', 'period', 'material', 'element'],
    ...['sector', 'company', 'agreement', 'measure', 'sets_country_iso3', 'sets_partner_iso3'],
  ],
  'materials.csv': [
    ...['slug', 'name', 'stage', 'composition', 'ndpr_oxide_per_tonne', 'conversion_note', 'basis'],
    ...['source_id', 'quality'],
  ],
  'measures.csv': [
    ...['file', 'programme', 'component', 'date', 'slug', 'title', 'kind', 'covers_neodymium'],
    ...['covers_neodymium_note', 'programme_name'],
  ],
  'neodymium_coverage.csv': ['text', 'covers_neodymium', 'note'],
  'own_sources.csv': ['source_id', 'title', 'publisher', 'url_or_repo_path', 'published'],
  'rights.csv': ['source_id', 'publisher', 'rights'],
  'scenarios.csv': ['slug', 'title', 'description', 'input'],
  'sectors.csv': ['name', 'slug', 'in_model'],
  'target_evidence.csv': ['target', 'file', 'match'],
  'targets.csv': ['slug', 'title', 'country_iso3', 'year', 'announced_basis', 'file', 'match'],
  'units.csv': ['spelling', 'file', 'item', 'unit', 'scale', 'basis'],
} as const satisfies Record<string, readonly string[]>

export type DataFile = keyof typeof dataFiles
type VocabularyFile = keyof typeof vocabularyFiles
export type FileName = DataFile | VocabularyFile

/** Names of the columns that a file has. */
export type ColumnOf<File extends FileName> = File extends DataFile
  ? (typeof dataFiles)[File][number]
  : File extends VocabularyFile
    ? (typeof vocabularyFiles)[File][number]
    : never

/** All files with their columns. */
export const columnsByFile: Readonly<Record<FileName, readonly string[]>> = {
  ...dataFiles,
  ...vocabularyFiles,
}
