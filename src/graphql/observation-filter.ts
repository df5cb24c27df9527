import type { Prisma } from '../store/generated/client.ts'
import { observationsByYear, observationsWith } from '../store/observation-query.ts'
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

/** Query of a list of observations; `series` presets what its field stands for, and a filter narrows it further. */
export function observationQuery(series: Prisma.ObservationWhereInput = {}) {
  return (args: {
    filter?: typeof ObservationFilter.$inferInput | null | undefined
    orderBy: typeof ObservationOrder.$inferType
  }) => ({
    where: { AND: [series, observationsWith(args.filter ?? {})] },
    orderBy: observationsByYear(args.orderBy),
  })
}
