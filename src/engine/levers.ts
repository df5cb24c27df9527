/** Severity per year, 0–1, from `startYear` on; years beyond the list count as 0. */
export interface ChinaLevers {
  readonly oxide: readonly number[]
  readonly magnet: readonly number[]
}

export interface IndiaLevers {
  readonly suspendAgreementFrom: number | null
  readonly windDownYears: number
  readonly domesticPriority: number
  readonly missionIntensity: number
  readonly incentiveInrPerKg: number
  readonly incentiveShareOfSales: number
  readonly capexSubsidyShare: number
  readonly magnetCapacityCapTonnes: number
  readonly incentiveBudgetInr: number
}

export interface JapanLevers {
  readonly publicStockDays: number
  readonly releaseShare: number
  readonly offtakeExChinaShare: number | null
  readonly priceFloorUsdPerKg: number | null
  readonly thriftSupport: number
  readonly recyclingSupport: number
}

/** What the three governments choose. Levers have no priors. */
export interface Levers {
  readonly china: ChinaLevers
  readonly india: IndiaLevers
  readonly japan: JapanLevers
}

/** Bounds and meaning of one lever; `defaultValue` null means "not used". */
export interface LeverBound {
  readonly minimum: number
  readonly maximum: number
  readonly defaultValue: number | null
  readonly unit: string
  readonly description: string
  readonly sources: readonly string[]
}

function bound(
  range: readonly [minimum: number, maximum: number],
  defaultValue: number | null,
  unit: string,
  description: string,
  sources: readonly string[] = [],
): LeverBound {
  return { minimum: range[0], maximum: range[1], defaultValue, unit, description, sources }
}

/** One row per lever, in the shape of `Levers`; for the severity lists the bounds hold for each year. */
export const leverBounds = {
  china: {
    oxide: bound([0, 1], 0, 'share', 'Chinese oxide and metal withheld in each year, before leakage'),
    magnet: bound([0, 1], 0, 'share', 'Chinese magnets withheld in each year, before leakage'),
  },
  india: {
    suspendAgreementFrom: bound(
      [2012, 2090],
      null,
      'year',
      'First year in which India winds the 2012 agreement with Japan down; may lie before the first simulated year',
      ['outlook_irel', 'evmagz_irel'],
    ),
    windDownYears: bound([1, 5], 2, 'yr', 'Years until a suspended agreement ships nothing'),
    domesticPriority: bound([0, 1], 0.5, 'share', '0: Japan’s volume first; 1: Indian magnet makers first'),
    missionIntensity: bound(
      [0, 1],
      0.5,
      'share',
      'Share of the National Critical Mineral Mission that reaches neodymium (INR 163 billion outlay and 180 billion of state firms)',
      ['mp_ncmm'],
    ),
    incentiveInrPerKg: bound(
      [0, 4300],
      2150,
      'INR/kg magnet',
      'Magnet scheme: most that the sales incentive pays',
      ['swarajya'],
    ),
    incentiveShareOfSales: bound(
      [0, 0.8],
      0.4,
      'share',
      'Magnet scheme: most that the sales incentive pays, as a share of net sales',
      ['ree_magnet'],
    ),
    capexSubsidyShare: bound(
      [0, 0.3],
      0.15,
      'share',
      'Magnet scheme: part of the investment in plants that it pays',
      ['ree_magnet'],
    ),
    magnetCapacityCapTonnes: bound([0, 20000], 6000, 't magnet/yr', 'Magnet scheme: capacity it supports', [
      'dev_7280',
    ]),
    incentiveBudgetInr: bound(
      [0, 5e11],
      6.45e10,
      'INR',
      'Magnet scheme: budget of the sales incentive, paid in the five years from the first with output',
      ['bs_rfp'],
    ),
  },
  japan: {
    publicStockDays: bound(
      [0, 365],
      42,
      'days of use',
      'Public stock at the start and refill target; policy target, the level held is secret',
      ['jf_stock'],
    ),
    releaseShare: bound([0, 1], 0.5, 'share', 'Share of a year’s deficit that the public stock may cover'),
    offtakeExChinaShare: bound(
      [0, 1],
      null,
      'share',
      'Share of the capacity outside China and India (K_x) that is contracted to Japan; unset: what Japan’s use leaves open at the start',
      ['fnn_jare'],
    ),
    priceFloorUsdPerKg: bound(
      [0, 150],
      null,
      'USD/kg',
      'Price floor that investors outside China can count on; Lynas–Japan sales carry 110 until 2038',
      ['fnn_jare', 'thewest_jare'],
    ),
    thriftSupport: bound(
      [0, 3],
      1,
      '1',
      'Multiplies how fast users learn to do with less when prices are high (κ_z, to at most 1), and how far they can (z_cap)',
    ),
    recyclingSupport: bound(
      [0, 3],
      1,
      '1',
      'Multiplies how fast recycling grows when prices are high (κ_r), and how far it can (r_max)',
    ),
  },
} as const satisfies { [Actor in keyof Levers]: { [Name in keyof Levers[Actor]]: LeverBound } }

/** No restriction, the agreement in force, schemes as published. */
export const defaultLevers: Levers = {
  china: { oxide: [], magnet: [] },
  india: {
    suspendAgreementFrom: leverBounds.india.suspendAgreementFrom.defaultValue,
    windDownYears: leverBounds.india.windDownYears.defaultValue!,
    domesticPriority: leverBounds.india.domesticPriority.defaultValue!,
    missionIntensity: leverBounds.india.missionIntensity.defaultValue!,
    incentiveInrPerKg: leverBounds.india.incentiveInrPerKg.defaultValue!,
    incentiveShareOfSales: leverBounds.india.incentiveShareOfSales.defaultValue!,
    capexSubsidyShare: leverBounds.india.capexSubsidyShare.defaultValue!,
    magnetCapacityCapTonnes: leverBounds.india.magnetCapacityCapTonnes.defaultValue!,
    incentiveBudgetInr: leverBounds.india.incentiveBudgetInr.defaultValue!,
  },
  japan: {
    publicStockDays: leverBounds.japan.publicStockDays.defaultValue!,
    releaseShare: leverBounds.japan.releaseShare.defaultValue!,
    offtakeExChinaShare: leverBounds.japan.offtakeExChinaShare.defaultValue,
    priceFloorUsdPerKg: leverBounds.japan.priceFloorUsdPerKg.defaultValue,
    thriftSupport: leverBounds.japan.thriftSupport.defaultValue!,
    recyclingSupport: leverBounds.japan.recyclingSupport.defaultValue!,
  },
}
