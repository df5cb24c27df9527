import { builder } from '../builder.ts'
import type { YearRow } from './run-view.ts'
import { flag, number } from './year-fields.ts'

export const YearMarket = builder.objectRef<YearRow>('YearMarket').implement({
  description:
    "Prices of a year, and the limits that they ran into. NdPr is neodymium and praseodymium, which are mined and used together. Letters in brackets are the symbols of the model's equations.",
  fields: (t) => ({
    priceUsdPerKg: number(t, 'priceUsdPerKg'),
    chinaPriceUsdPerKg: number(t, 'chinaPriceUsdPerKg'),
    logPriceRatio: number(t, 'logPriceRatio'),
    chokePriceBound: flag(t, 'chokePriceBound'),
    floorPriceBound: flag(t, 'floorPriceBound'),
    investorFloorBound: flag(t, 'investorFloorBound'),
  }),
})
