import { Indicator, type Quality } from './generated/enums.ts'

/** What a model parameter needs to know of an observation. */
export interface Evidence {
  readonly id: string
  readonly indicator: string
  readonly year: number | null
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Null only where the row does not say. */
  readonly quality: Quality | null
  readonly preferred: boolean | null
  readonly label: string | null
  readonly element: string | null
  readonly countryIso3: string | null
  readonly partnerIso3: string | null
  readonly companyId: string | null
  readonly materialId: string | null
  readonly sectorId: string | null
}

/** Indicators that model parameters are computed from. */
export const evidenceIndicators = [
  Indicator.AGREEMENT_DELIVERIES,
  Indicator.CONVERSION_FACTOR,
  Indicator.ELEMENT_SHARE,
  Indicator.END_OF_LIFE_RECYCLING,
  Indicator.MAGNET_DEMAND,
  Indicator.MAGNET_DEMAND_FORECAST,
  Indicator.MAGNET_INTENSITY,
  Indicator.MINE_PRODUCTION,
  Indicator.NDPR_EXPORTS,
  Indicator.NDPR_OXIDE_DEMAND,
  Indicator.NDPR_OXIDE_IN_MAGNET_IMPORTS,
  Indicator.NDPR_OXIDE_PRODUCTION,
  Indicator.ND_PRODUCTION_TARGET,
  Indicator.OUTPUT_LOSS,
  Indicator.POLITICAL_STABILITY,
  Indicator.PRICE_NDPR_OXIDE,
  Indicator.REALISATION,
  Indicator.SECTOR_DEMAND_SHARE,
  Indicator.STOCK_COVER,
] as const

type EvidenceIndicator = (typeof evidenceIndicators)[number]

/** Fields that single an observation out. */
export type EvidenceFilter = Partial<
  Pick<
    Evidence,
    | 'companyId'
    | 'countryIso3'
    | 'element'
    | 'label'
    | 'materialId'
    | 'partnerIso3'
    | 'preferred'
    | 'quality'
    | 'sectorId'
    | 'year'
  >
>

/** The data set does not hold an observation that a model parameter is computed from. */
export class MissingEvidence extends Error {
  readonly indicator: string
  readonly filter: EvidenceFilter

  constructor(indicator: string, filter: EvidenceFilter) {
    const fields = Object.entries(filter).map(([field, value]) => `${field} ${value}`)
    super(`no observation ${[indicator, ...fields].join(', ')} with a number`)
    this.name = 'MissingEvidence'
    this.indicator = indicator
    this.filter = filter
  }
}

/** Looks observations up, and notes which ones a parameter has used. */
export interface EvidenceLookup {
  /** All observations with a number that fit. Throws MissingEvidence when there is none. */
  all(indicator: EvidenceIndicator, filter: EvidenceFilter): readonly Evidence[]
  /** The same without noting them as used: for choosing among observations. */
  seen(indicator: EvidenceIndicator, filter: EvidenceFilter): readonly Evidence[]
  /** The observation that fits; where several do, the preferred one, then the first by id. */
  one(indicator: EvidenceIndicator, filter: EvidenceFilter): Evidence & { readonly value: number }
  /** The observation of the latest year that fits; undefined when there is none. */
  latest(
    indicator: EvidenceIndicator,
    filter: EvidenceFilter,
  ): (Evidence & { readonly value: number }) | undefined
  /** Ids of the observations used since the last call. */
  used(): string[]
}

export function evidenceLookup(rows: readonly Evidence[]): EvidenceLookup {
  const byIndicator = Map.groupBy(
    [...rows].sort((a, b) => Number(b.preferred) - Number(a.preferred) || (a.id < b.id ? -1 : 1)),
    (row) => row.indicator,
  )
  let noted = new Set<string>()
  const search = (indicator: EvidenceIndicator, filter: EvidenceFilter) => {
    const fields = Object.entries(filter) as [keyof EvidenceFilter, unknown][]
    return (byIndicator.get(indicator) ?? []).filter(
      (row): row is Evidence & { value: number } =>
        row.value !== null && fields.every(([field, value]) => row[field] === value),
    )
  }
  const find = (indicator: EvidenceIndicator, filter: EvidenceFilter) => {
    const found = search(indicator, filter)
    if (found.length === 0) throw new MissingEvidence(indicator, filter)
    return found
  }
  return {
    all(indicator, filter) {
      const found = find(indicator, filter)
      for (const { id } of found) noted.add(id)
      return found
    },
    seen: find,
    one(indicator, filter) {
      const found = find(indicator, filter)[0]!
      noted.add(found.id)
      return found
    },
    latest(indicator, filter) {
      const [first, ...rest] = search(indicator, filter)
      if (!first) return undefined
      const latest = rest.reduce((best, row) => (row.year! > best.year! ? row : best), first)
      noted.add(latest.id)
      return latest
    },
    used() {
      const ids = [...noted]
      noted = new Set()
      return ids
    },
  }
}
