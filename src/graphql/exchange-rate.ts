import { builder } from './builder.ts'
import { Currency, Quality } from './enums.ts'

export const ExchangeRate = builder.prismaObject('ExchangeRate', {
  fields: (t) => ({
    currency: t.expose('currency', {
      type: Currency,
      description: 'Currency that a US dollar is exchanged for.',
    }),
    perUsd: t.exposeFloat('perUsd'),
    quality: t.expose('quality', { type: Quality, description: 'How far the rate can be relied on.' }),
    note: t.exposeString('note', { description: 'What the rate is, and of when.' }),
    source: t.relation('source', { description: 'Where the rate is from.' }),
  }),
})

builder.queryField('exchangeRates', (t) =>
  t.prismaField({
    type: [ExchangeRate],
    description: 'Rates at which amounts are read in other currencies, and at which the model counts.',
    resolve: (query, _root, _args, { db }) =>
      db.exchangeRate.findMany({ ...query, orderBy: { currency: 'asc' } }),
  }),
)
