import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { Indicator, Quality } from './enums.ts'
import { LIMITS } from './limits.ts'

const ObservationFilter = builder.inputType('ObservationFilter', {
  description: 'Narrows a list of observations. Conditions that are given must all hold.',
  fields: (t) => ({
    indicator: t.field({ type: Indicator, description: 'Only this indicator.' }),
    indicators: t.field({
      type: [Indicator],
      description: `Any of these indicators, at most ${LIMITS.inputList}.`,
    }),
    countryIso3: t.string({ description: 'Only numbers about this country.' }),
    partnerIso3: t.string({ description: 'Only flows from or to this trade partner.' }),
    yearFrom: t.int({ description: 'No year before this one.' }),
    yearTo: t.int({ description: 'No year after this one.' }),
    quality: t.field({ type: Quality, description: 'Only numbers of this quality.' }),
    preferred: t.boolean({
      description: 'Only numbers that the data set chose (true) or passed over (false).',
    }),
    available: t.boolean({
      description: 'Only numbers that are published (true), or known not to be (false).',
    }),
    material: t.string({ description: 'Only numbers about the material with this slug.' }),
    company: t.string({ description: 'Only numbers about the company with this slug.' }),
    sector: t.string({ description: 'Only numbers about the end use with this slug.' }),
  }),
})

const ObservationOrder = builder.enumType('ObservationOrder', {
  description:
    'Order of observations. Those without a year come last; ties are settled the same way each time.',
  values: {
    YEAR_ASC: { description: 'Oldest year first.' },
    YEAR_DESC: { description: 'Newest year first.' },
  },
})

/** Arguments of every field that lists observations. */
export const observationArguments = builder.args((t) => ({
  filter: t.field({ type: ObservationFilter, description: 'Conditions. All observations if not given.' }),
  orderBy: t.field({
    type: ObservationOrder,
    required: true,
    defaultValue: 'YEAR_ASC',
    description: 'Order of the list.',
  }),
}))

type Filter = typeof ObservationFilter.$inferInput
type Order = typeof ObservationOrder.$inferType

/** Query of a list of observations; `series` presets what its field stands for, and a filter narrows it further. */
export function observationQuery(series: Prisma.ObservationWhereInput = {}) {
  return ({ filter, orderBy }: { filter?: Filter | null | undefined; orderBy: Order }) => ({
    where: { AND: [series, observationWhere(filter)] },
    orderBy: observationOrder(orderBy),
  })
}

function observationWhere(filter: Filter | null | undefined): Prisma.ObservationWhereInput {
  if (!filter) return {}
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

function observationOrder(order: Order): Prisma.ObservationOrderByWithRelationInput[] {
  return [{ year: { sort: order === 'YEAR_DESC' ? 'desc' : 'asc', nulls: 'last' } }, { id: 'asc' }]
}
