import { createContextCache } from '@pothos/core'
import type { Currency as CurrencyCode, Quality as QualityCode } from '../store/generated/enums.ts'
import { builder } from './builder.ts'
import type { GraphQLContext } from './context.ts'
import { Currency, Quality } from './enums.ts'
import { ExchangeRate } from './exchange-rate.ts'

interface MoneyValue {
  value: number
  currency: CurrencyCode
  reported: string | null
  quality: QualityCode
}

/** All exchange rates of the data set, read once per request however many amounts are converted. */
const exchangeRates = createContextCache((context: GraphQLContext) =>
  context.db.exchangeRate.findMany({ orderBy: { currency: 'asc' } }),
)

async function convert(
  { value, currency }: MoneyValue,
  to: CurrencyCode,
  context: GraphQLContext,
): Promise<number | null> {
  if (currency === to) return value
  const rates = await exchangeRates(context)
  const perUsd = (code: CurrencyCode) =>
    code === 'USD' ? 1 : rates.find((rate) => rate.currency === code)?.perUsd
  const from = perUsd(currency)
  const into = perUsd(to)
  return from === undefined || into === undefined ? null : (value / from) * into
}

const missing = 'Null where the data set states no rate.'

export const Money = builder.objectRef<MoneyValue>('Money').implement({
  description: 'An amount of money as reported, and as read in other currencies at the stated rates.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'Amount in whole units of its currency.' }),
    currency: t.expose('currency', { type: Currency, description: 'Currency of the amount.' }),
    reported: t.exposeString('reported', {
      nullable: true,
      description: 'Amount as the source states it, with its unit. Null where the data set does not keep it.',
    }),
    quality: t.expose('quality', {
      type: Quality,
      description: 'How far the amount itself can be relied on; the rates have their own quality.',
    }),
    inUsd: t.float({
      nullable: true,
      description: `Amount in United States dollars. ${missing}`,
      resolve: (money, _args, context) => convert(money, 'USD', context),
    }),
    inJpy: t.float({
      nullable: true,
      description: `Amount in Japanese yen. ${missing}`,
      resolve: (money, _args, context) => convert(money, 'JPY', context),
    }),
    inInr: t.float({
      nullable: true,
      description: `Amount in Indian rupees. ${missing}`,
      resolve: (money, _args, context) => convert(money, 'INR', context),
    }),
    rates: t.field({
      type: [ExchangeRate],
      description: 'Rates that the readings above use.',
      resolve: async ({ currency }, _args, context) =>
        (await exchangeRates(context)).filter((rate) => ['JPY', 'INR', currency].includes(rate.currency)),
    }),
    note: t.string({
      description: 'How the readings in other currencies come about.',
      resolve: () =>
        'Converted at one planning rate per currency, whatever the date of the amount; see `rates`.',
    }),
  }),
})
