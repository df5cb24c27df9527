import { builder } from '../builder.ts'
import { numberAt, type YearRow } from './run-view.ts'
import { modelSectors, SectorShortfall } from './sector-shortfall.ts'
import { oxideBasis, tonnesOn } from './tonnes-field.ts'
import { number, numberOrNull, tonnes } from './year-fields.ts'

const ImportsByOrigin = builder.objectRef<YearRow>('ImportsByOrigin').implement({
  description:
    'Japanese imports of a year by where they come from. They add up to `importsTonnes`. NdPr is neodymium and praseodymium, which are mined and used together.',
  fields: (t) => ({
    chinaOxideTonnes: tonnes(t, 'importsChinaOxideTonnes'),
    chinaMagnetsTonnes: tonnes(t, 'importsChinaMagnetTonnes'),
    indiaTonnes: tonnes(t, 'importsIndiaTonnes'),
    othersTonnes: tonnes(t, 'importsOtherTonnes'),
  }),
})

const StocksYear = builder.objectRef<YearRow>('YearStocks').implement({
  description:
    'Japanese stocks in a year. Each closes at its opening level plus purchases less releases. NdPr is neodymium and praseodymium, which are mined and used together.',
  fields: (t) => ({
    privateOpeningTonnes: tonnes(t, 'privateStockOpeningTonnes'),
    privatePurchaseTonnes: tonnes(t, 'privatePurchaseTonnes'),
    privateReleaseTonnes: tonnes(t, 'privateReleaseTonnes'),
    privateTonnes: tonnes(t, 'privateStockTonnes'),
    publicOpeningTonnes: tonnes(t, 'publicStockOpeningTonnes'),
    publicPurchaseTonnes: tonnes(t, 'publicPurchaseTonnes'),
    publicReleaseTonnes: tonnes(t, 'publicReleaseTonnes'),
    publicTonnes: tonnes(t, 'publicStockTonnes'),
    wantedCoverDays: number(t, 'wantedCoverDays'),
    coverDays: number(t, 'coverDays'),
  }),
})

const VehiclesNotBuilt = builder.objectRef<YearRow>('VehiclesNotBuilt').implement({
  description: 'Vehicles that lack a motor, for the stated range of magnet mass in a vehicle.',
  fields: (t) => ({
    low: number(t, 'vehiclesNotBuiltLow'),
    central: number(t, 'vehiclesNotBuilt'),
    high: number(t, 'vehiclesNotBuiltHigh'),
  }),
})

export const YearJapan = builder.objectRef<YearRow>('YearJapan').implement({
  description:
    "Japan in a year: demand, supply, stocks, what is lost against the baseline, and risk indices. NdPr is neodymium and praseodymium, which are mined and used together. Letters in brackets are the symbols of the model's equations.",
  fields: (t) => ({
    referenceDemandTonnes: tonnes(t, 'referenceDemandTonnes'),
    demandTonnes: tonnes(t, 'demandTonnes'),
    thriftShare: number(t, 'thriftShare'),
    availableTonnes: tonnes(t, 'availableTonnes'),
    wantedTonnes: tonnes(t, 'wantedTonnes'),
    offeredTonnes: tonnes(t, 'offeredTonnes'),
    importsTonnes: tonnes(t, 'importsTonnes'),
    baselineImportsTonnes: t.float({
      description:
        'Japanese imports of the same year in the baseline. Unit: t/yr. NdPr oxide unless `basis` says otherwise.',
      args: oxideBasis,
      resolve: (year, { basis }) => {
        const imports = numberAt(year, 'importsTonnes', year.run.baseline)
        return tonnesOn(imports, 'NDPR_OXIDE', basis, year.run.oxidePerMagnet)
      },
    }),
    importsByOrigin: t.field({
      type: ImportsByOrigin,
      description: 'Imports by where they come from.',
      resolve: (year) => year,
    }),
    importLossTonnes: tonnes(t, 'importLossTonnes'),
    importLossShare: numberOrNull(t, 'importLossShare'),
    importBillChangeUsd: number(t, 'importBillChangeUsd'),
    recycledTonnes: tonnes(t, 'recycledTonnes'),
    recyclingShare: number(t, 'recyclingShare'),
    otherCapacityTonnes: tonnes(t, 'otherCapacityTonnes'),
    otherPipelineTonnes: tonnes(t, 'otherPipelineTonnes'),
    stocks: t.field({
      type: StocksYear,
      description: 'Private and public stocks.',
      resolve: (year) => year,
    }),
    supplyTonnes: tonnes(t, 'supplyTonnes'),
    consumptionTonnes: tonnes(t, 'consumptionTonnes'),
    consumptionShortfallTonnes: tonnes(t, 'consumptionShortfallTonnes'),
    sectorShortfalls: t.field({
      type: [SectorShortfall],
      complexity: { field: 1, multiplier: modelSectors.length },
      description: 'The consumption shortfall by end use; it adds up to `consumptionShortfallTonnes`.',
      resolve: (year) => modelSectors.map((use) => ({ ...use, year })),
    }),
    vehiclesNotBuilt: t.field({
      type: VehiclesNotBuilt,
      description: 'Vehicles that the shortfall of motors leaves unbuilt.',
      resolve: (year) => year,
    }),
    outputLossUsd: number(t, 'outputLossUsd'),
    outputLossJpy: number(t, 'outputLossJpy'),
    supplyHhi: numberOrNull(t, 'supplyHhi'),
    largestSupplierShare: numberOrNull(t, 'largestSupplierShare'),
    nMinusOneCover: number(t, 'nMinusOneCover'),
    geoPolRiskScore: numberOrNull(t, 'geoPolRiskScore'),
    geoPolRiskFactor: numberOrNull(t, 'geoPolRiskFactor'),
    euSupplyRisk: numberOrNull(t, 'euSupplyRisk'),
  }),
})
