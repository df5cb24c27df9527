import { governanceWeight, herfindahl, type ParameterSymbol } from '../engine/index.ts'
import { Quality } from './generated/enums.ts'
import { type EvidenceLookup, MissingEvidence } from './parameter-evidence.ts'

/** Rates of the data set: units of each currency for one US dollar. */
export type RatesPerUsd = Readonly<Partial<Record<string, number>>>

interface Derivation {
  /** Where the value comes from, in words. */
  readonly formula: string
  readonly compute: (data: EvidenceLookup, rates: RatesPerUsd) => number
}

/**
 * Undoes the binary noise of products with per cents (7.8 % of 100 is 7.8, not 7.800000000000001). It keeps 15 significant
 * digits, more than any file holds, so every change of the data carries.
 */
function withoutBinaryNoise(value: number): number {
  return Number(value.toPrecision(15))
}

const demandYear = 2024
const priceYear = 2025
/** Basis of the six rows that split the shortfall. */
const sectorBasis = 'NdFeB produced in China (267,000 t est.)'

const rawDemand = (data: EvidenceLookup) =>
  data.one('NDPR_OXIDE_DEMAND', { countryIso3: 'JPN', year: demandYear }).value
const inMagnets = (data: EvidenceLookup) =>
  data.one('NDPR_OXIDE_IN_MAGNET_IMPORTS', { countryIso3: 'JPN', partnerIso3: 'CHN' }).value
const use = (data: EvidenceLookup) => rawDemand(data) + inMagnets(data)
const recycled = (data: EvidenceLookup) =>
  data.one('END_OF_LIFE_RECYCLING', { label: 'end of life recycling rate' }).value

function indianFeed(data: EvidenceLookup): number {
  const shipped = data.one('AGREEMENT_DELIVERIES', { label: 'trei exports to japan' }).value
  const share = (element: string) =>
    data.one('ELEMENT_SHARE', { element, materialId: 'manavalakurichi-tamil-nadu' }).value
  return withoutBinaryNoise((share('Nd') + share('Pr')) * shipped)
}

function lynasOutsideChina(data: EvidenceLookup): number {
  const lynas = { companyId: 'lynas-rare-earths' }
  const made = data.one('NDPR_OXIDE_PRODUCTION', { ...lynas, year: 2025 }).value
  return made - data.one('NDPR_EXPORTS', { ...lynas, year: 2024, partnerIso3: 'CHN' }).value
}

const magnetShare = (data: EvidenceLookup) => inMagnets(data) / use(data)

function oxideShare(data: EvidenceLookup): number {
  const raw = rawDemand(data)
  const others = lynasOutsideChina(data) + indianFeed(data) + recycled(data) * raw
  return Math.max(0, raw - others) / use(data)
}

function cutOffLoss(data: EvidenceLookup): number {
  const loss = (label: string) => data.one('OUTPUT_LOSS', { countryIso3: 'JPN', label }).value
  const low = loss('twelve-month halt of rare earths from China')
  const high = loss('one-year cut-off of rare earths from China')
  return Math.sqrt(low * high) / (magnetShare(data) + oxideShare(data))
}

const magnetDemand = (data: EvidenceLookup) =>
  data.one('MAGNET_DEMAND', { countryIso3: 'IND', year: priceYear }).value

function magnetGrowth(data: EvidenceLookup): number {
  const later = data.one('MAGNET_DEMAND_FORECAST', { countryIso3: 'IND', label: 'repm demand forecast' })
  const years = later.year! - priceYear
  // The root is near 1: taking 1 from it would cost the last digit, which the engine's default has.
  return Math.expm1(Math.log(later.value / magnetDemand(data)) / years)
}

const target = (year: number) => (data: EvidenceLookup) =>
  data.one('ND_PRODUCTION_TARGET', { countryIso3: 'IND', year }).value

const vehicle = (data: EvidenceLookup) => data.one('MAGNET_INTENSITY', { sectorId: 'ev-traction-motors' })

const sectorPercent = (sectorId: string): Derivation => ({
  formula: `demand_by_sector.csv, basis "${sectorBasis}", in per cent`,
  compute: (data) =>
    withoutBinaryNoise(
      data.one('SECTOR_DEMAND_SHARE', { countryIso3: 'CHN', label: sectorBasis, sectorId }).value * 100,
    ),
})

/** Estimate of the latest year; null for a country without one. */
function stability(data: EvidenceLookup, countryIso3: string): number | null {
  return data.latest('POLITICAL_STABILITY', { countryIso3 })?.value ?? null
}

const stabilityOf = (countryIso3: string): Derivation => ({
  formula: `governance_political_stability.csv, ${countryIso3}, latest year; 0, the middle of the scale, without one`,
  compute: (data) => stability(data, countryIso3) ?? 0,
})

/** The newest year of the shipped file is estimates throughout; it becomes the base once a figure of it is reported. */
const worldYear =
  'mine_production.csv, preferred = 1, latest year in which at least one country’s figure is reported rather than estimated'

function yearOfTheWorld(data: EvidenceLookup): number {
  const filter = { preferred: true, quality: Quality.REPORTED }
  const reported = data.seen('MINE_PRODUCTION', filter).filter(({ countryIso3 }) => countryIso3 !== 'WLD')
  if (reported.length === 0) throw new MissingEvidence('MINE_PRODUCTION', filter)
  return Math.max(...reported.map(({ year }) => year!))
}

/** Output of every country in that year, the world row aside; in a fixed order, so that sums keep every bit. */
function mined(data: EvidenceLookup): { countryIso3: string; tonnes: number }[] {
  return data
    .all('MINE_PRODUCTION', { year: yearOfTheWorld(data), preferred: true })
    .filter(({ countryIso3 }) => countryIso3 !== 'WLD')
    .map(({ countryIso3, value }) => ({ countryIso3: countryIso3!, tonnes: value! }))
    .sort((a, b) => (a.countryIso3 < b.countryIso3 ? -1 : 1))
}

function worldShares(data: EvidenceLookup): { countryIso3: string; share: number }[] {
  const rows = mined(data)
  const total = rows.reduce((sum, { tonnes }) => sum + tonnes, 0)
  return rows.map(({ countryIso3, tonnes }) => ({ countryIso3, share: tonnes / total }))
}

function governanceOfTheRest(data: EvidenceLookup): number {
  // A country without output adds nothing, and may be missing from the estimates.
  const rest = worldShares(data).filter(({ countryIso3, share }) => countryIso3 !== 'CHN' && share > 0)
  return rest.reduce(
    (sum, { countryIso3, share }) => sum + share * share * governanceWeight(stability(data, countryIso3)),
    0,
  )
}

const rateOf = (currency: 'INR' | 'JPY'): Derivation => ({
  formula: `exchange_rates.csv, ${currency}`,
  compute: (_, rates) => rates[currency] ?? Number.NaN,
})

/** How each parameter that an imported data set supplies is computed from it. */
export const derivations: Readonly<Partial<Record<ParameterSymbol, Derivation>>> = {
  D0: {
    formula: 'japan.csv: ndpr_oxide_demand 2024 + ndpr_oxide_in_magnet_imports 2025',
    compute: use,
  },
  c_m: { formula: 'japan.csv: ndpr_oxide_in_magnet_imports ÷ D0', compute: magnetShare },
  c_o: {
    formula:
      '(japan.csv: ndpr_oxide_demand 2024 − company_output.csv: Lynas output FY2025 not shipped to China − J0 − r0 · demand 2024) ÷ D0, at least 0',
    compute: oxideShare,
  },
  r0: { formula: 'parameters.csv: end_of_life_recycling_rate', compute: recycled },
  P0: {
    formula: 'prices_annual.csv: NdPr oxide FOB China, annual mean 2025',
    compute: (data) => data.one('PRICE_NDPR_OXIDE', { year: priceYear, preferred: true }).value,
  },
  q_2026: { formula: 'india.csv: nd_production_target 2026', compute: target(2026) },
  q_2030: { formula: 'india.csv: nd_production_target 2030', compute: target(2030) },
  rho0: {
    formula: 'parameters.csv: india_nd_target_realisation_fy2026',
    compute: (data) => data.one('REALISATION', { label: 'india nd target realisation fy2026' }).value,
  },
  J0: {
    formula: 'deposit_element_shares.csv: Nd + Pr at Manavalakurichi × india.csv: trei_exports_to_japan',
    compute: indianFeed,
  },
  kappa: {
    formula: '1 ÷ parameters.csv: magnets_per_ndpr_oxide',
    compute: (data) => 1 / data.one('CONVERSION_FACTOR', { label: 'magnets per ndpr oxide' }).value,
  },
  D_m: { formula: 'india.csv: repm_demand 2025', compute: magnetDemand },
  g_m: {
    formula: 'india.csv: yearly growth from repm_demand 2025 to repm_demand_forecast',
    compute: magnetGrowth,
  },
  d_m: {
    formula: 'india.csv: magnet_stock_cover_at_controls',
    compute: (data) => data.one('STOCK_COVER', { label: 'magnet stock cover at controls' }).value,
  },
  ell: {
    formula:
      'economic_impact.csv: geometric mean of the twelve-month halt (NRI) and the one-year cut-off (Daiwa) ÷ (c_o + c_m)',
    compute: cutOffLoss,
  },
  ev_magnet_kg: {
    formula: 'parameters.csv: ev_magnet_mass_per_vehicle, central',
    compute: (data) => vehicle(data).value,
  },
  ev_magnet_kg_low: {
    formula: 'parameters.csv: ev_magnet_mass_per_vehicle, low',
    compute: (data) => vehicle(data).low ?? Number.NaN,
  },
  ev_magnet_kg_high: {
    formula: 'parameters.csv: ev_magnet_mass_per_vehicle, high',
    compute: (data) => vehicle(data).high ?? Number.NaN,
  },
  w_ev: sectorPercent('ev-traction-motors'),
  w_auto: sectorPercent('other-automotive'),
  w_wind: sectorPercent('wind-turbines'),
  w_appliances: sectorPercent('appliances'),
  w_electronics: sectorPercent('consumer-electronics'),
  w_other: sectorPercent('other'),
  hhi_world: {
    formula: `${worldYear}: Σ (output ÷ sum of countries)²`,
    compute: (data) => herfindahl(mined(data).map(({ tonnes }) => tonnes)),
  },
  wgi_CN: stabilityOf('CHN'),
  wgi_IN: stabilityOf('IND'),
  wgi_others: stabilityOf('MYS'),
  world_share_CN: {
    formula: `${worldYear}: China ÷ sum of countries`,
    compute: (data) =>
      worldShares(data).find(({ countryIso3 }) => countryIso3 === 'CHN')?.share ?? Number.NaN,
  },
  hhi_wgi_rest: {
    formula: `${worldYear}, with the latest estimates of governance_political_stability.csv: Σ S²·WGI without China, WGI scaled 0–10`,
    compute: governanceOfTheRest,
  },
  FX_INR: rateOf('INR'),
  FX_JPY: rateOf('JPY'),
}
