import { builder } from '../builder.ts'
import type { YearRow } from './run-view.ts'
import { magnetTonnes, number, tonnes } from './year-fields.ts'

export const YearIndia = builder.objectRef<YearRow>('YearIndia').implement({
  description:
    "India in a year: neodymium from plan to output, what is shipped and kept, and magnets. NdPr is neodymium and praseodymium, which are mined and used together. Letters in brackets are the symbols of the model's equations.",
  fields: (t) => ({
    agreementShare: number(t, 'agreementShare'),
    announcedOutputTonnes: tonnes(t, 'announcedOutputTonnes'),
    plannedOutputTonnes: tonnes(t, 'plannedOutputTonnes'),
    outputTonnes: tonnes(t, 'indiaOutputTonnes'),
    realisationShare: number(t, 'realisationShare'),
    offeredToJapanTonnes: tonnes(t, 'indiaFeedOfferedTonnes'),
    exportToJapanTonnes: tonnes(
      t,
      'importsIndiaTonnes',
      'NdPr in the unseparated rare earths (feed) that India exports to Japan, which is what Japan takes of the offer',
    ),
    homeOxideTonnes: tonnes(t, 'indiaHomeOxideTonnes'),
    boughtOxideTonnes: tonnes(t, 'indiaBoughtOxideTonnes'),
    domesticUseTonnes: tonnes(t, 'domesticUseTonnes'),
    unallocatedTonnes: tonnes(t, 'unallocatedTonnes'),
    magnetCapacityTonnes: magnetTonnes(t, 'magnetCapacityTonnes'),
    magnetPipelineTonnes: magnetTonnes(t, 'magnetPipelineTonnes'),
    magnetOutputTonnes: magnetTonnes(t, 'magnetOutputTonnes'),
    magnetDemandTonnes: magnetTonnes(t, 'magnetDemandTonnes'),
    magnetImportsTonnes: magnetTonnes(t, 'magnetImportsTonnes'),
    magnetStockTonnes: magnetTonnes(t, 'magnetStockTonnes'),
    magnetShortfallTonnes: magnetTonnes(t, 'magnetShortfallTonnes'),
    magnetCostGapUsdPerKg: number(t, 'magnetCostGapUsdPerKg'),
    incentiveUsdPerKg: number(t, 'incentiveUsdPerKg'),
    effectiveIncentiveUsdPerKg: number(t, 'effectiveIncentiveUsdPerKg'),
    incentivePaymentInr: number(t, 'incentivePaymentInr'),
    incentiveSpendInr: number(t, 'incentiveSpendInr'),
  }),
})
