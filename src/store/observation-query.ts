import type { Indicator, Prisma, Quality } from './generated/client.ts'

/** Conditions that observations can be narrowed by; those that are given must all hold. */
export interface ObservationConditions {
  readonly indicator?: Indicator | null | undefined
  readonly indicators?: readonly Indicator[] | null | undefined
  readonly countryIso3?: string | null | undefined
  readonly partnerIso3?: string | null | undefined
  readonly yearFrom?: number | null | undefined
  readonly yearTo?: number | null | undefined
  readonly quality?: Quality | null | undefined
  readonly preferred?: boolean | null | undefined
  readonly available?: boolean | null | undefined
  /** Slugs. */
  readonly material?: string | null | undefined
  readonly company?: string | null | undefined
  readonly sector?: string | null | undefined
}

export function observationsWith(filter: ObservationConditions): Prisma.ObservationWhereInput {
  const indicators = filter.indicators?.filter((one) => filter.indicator == null || one === filter.indicator)
  return {
    ...(indicators ? { indicator: { in: indicators } } : filter.indicator && { indicator: filter.indicator }),
    ...(filter.countryIso3 != null && { countryIso3: filter.countryIso3 }),
    ...(filter.partnerIso3 != null && { partnerIso3: filter.partnerIso3 }),
    ...((filter.yearFrom != null || filter.yearTo != null) && {
      year: {
        ...(filter.yearFrom != null && { gte: filter.yearFrom }),
        ...(filter.yearTo != null && { lte: filter.yearTo }),
      },
    }),
    ...(filter.quality && { quality: filter.quality }),
    ...(filter.preferred != null && { preferred: filter.preferred }),
    ...(filter.available != null && { value: filter.available ? { not: null } : null }),
    ...(filter.material != null && { material: { slug: filter.material } }),
    ...(filter.company != null && { company: { slug: filter.company } }),
    ...(filter.sector != null && { sector: { slug: filter.sector } }),
  }
}

/** Order of observations; those without a year come last, and ties are settled the same way each time. */
export function observationsByYear(
  order: 'YEAR_ASC' | 'YEAR_DESC',
): Prisma.ObservationOrderByWithRelationInput[] {
  return [{ year: { sort: order === 'YEAR_DESC' ? 'desc' : 'asc', nulls: 'last' } }, { id: 'asc' }]
}
