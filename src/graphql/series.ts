import type { Indicator } from '../store/generated/enums.ts'
import { builder } from './builder.ts'
import { Company } from './company.ts'
import { Country } from './country.ts'
import { Material } from './material.ts'
import { Observation, ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'
import { Sector } from './sector.ts'

/** A named time series: observations of the indicators that belong together. */
interface Series {
  readonly description: string
  readonly indicators: readonly Indicator[]
}

const countrySeries = {
  mineProduction: { description: 'Mine output in rare-earth oxide.', indicators: ['MINE_PRODUCTION'] },
  reserves: { description: 'Reserves of rare-earth oxide.', indicators: ['RESERVES'] },
  productionQuotas: {
    description: 'Production quotas for mining and for separation.',
    indicators: ['PRODUCTION_QUOTA_MINING', 'PRODUCTION_QUOTA_SEPARATION'],
  },
  exportQuotas: { description: 'Export quotas for rare earths.', indicators: ['EXPORT_QUOTA'] },
  neodymiumProduction: {
    description: 'Neodymium announced, expected and made; the indicator says which.',
    indicators: ['ND_PRODUCTION', 'ND_PRODUCTION_EXPECTED', 'ND_PRODUCTION_TARGET'],
  },
  magnetProduction: {
    description: 'Output of magnets of neodymium, iron and boron (NdFeB).',
    indicators: ['MAGNET_PRODUCTION'],
  },
  imports: {
    description:
      'Imports of rare earths and of magnets by weight; the indicator and the basis say what is counted.',
    indicators: [
      'RARE_EARTH_IMPORTS',
      'RARE_EARTH_IMPORTS_HEAVY',
      'RARE_EARTH_METAL_IMPORTS',
      'COMPOUND_IMPORTS',
      'HS2805_IMPORTS',
      'MAGNET_IMPORTS',
      'NDFEB_MAGNET_IMPORTS',
    ],
  },
  exports: {
    description:
      'Exports of rare earths and of magnets by weight; the indicator and the basis say what is counted.',
    indicators: [
      'RARE_EARTH_EXPORTS',
      'ND_EXPORTS',
      'NDPR_EXPORTS',
      'MAGNET_EXPORTS',
      'MAGNET_EXPORTS_MONTHLY',
    ],
  },
  demand: {
    description:
      'Demand for rare earths, for oxide of neodymium and praseodymium (NdPr), and for magnets; the indicator says which.',
    indicators: [
      'RARE_EARTH_CONSUMPTION',
      'NDPR_OXIDE_DEMAND',
      'NDPR_OXIDE_IN_MAGNET_IMPORTS',
      'MAGNET_DEMAND',
      'MAGNET_RARE_EARTH_DEMAND',
    ],
  },
  stockDays: {
    description: 'How long stocks last, or are meant to last; the unit says whether in days or months.',
    indicators: ['STOCK_COVER', 'STOCK_TARGET'],
  },
  politicalStability: {
    description: 'Political stability and absence of violence, Worldwide Governance Indicators.',
    indicators: ['POLITICAL_STABILITY'],
  },
} as const satisfies Record<string, Series>

const companySeries = {
  production: {
    description: 'What the company makes; the indicator says what.',
    indicators: [
      'NDPR_OXIDE_PRODUCTION',
      'RARE_EARTH_OUTPUT',
      'RARE_EARTH_SALES',
      'ND_PRODUCTION',
      'MAGNET_PRODUCTION',
    ],
  },
} as const satisfies Record<string, Series>

const materialSeries = {
  elementShares: {
    description: 'Shares of single elements in the rare-earth oxides of an ore body.',
    indicators: ['ELEMENT_SHARE'],
  },
} as const satisfies Record<string, Series>

const sectorSeries = {
  demandShares: {
    description: 'Share of demand that the end use takes; the label names the whole.',
    indicators: ['SECTOR_DEMAND_SHARE'],
  },
  magnetIntensities: {
    description: 'Magnet mass in a vehicle or in a megawatt of wind power; the label says in which.',
    indicators: ['MAGNET_INTENSITY'],
  },
} as const satisfies Record<string, Series>

const prices: Series = {
  description: 'Prices of neodymium, its compounds and its companions; the indicator says of what.',
  indicators: [
    'PRICE_NDPR_OXIDE',
    'PRICE_ND_OXIDE',
    'PRICE_ND_OXIDE_MONTHLY',
    'PRICE_ND_OXIDE_SPOT',
    'PRICE_ND_METAL',
    'PRICE_DY_OXIDE',
    'PRICE_TB_OXIDE',
    'PRICE_RARE_EARTH_BASKET',
    'PRICE_FLOOR',
    'AVERAGE_SELLING_PRICE',
  ],
}

/** Field options of a series on anything that has observations. */
function seriesOptions({ description, indicators }: Series) {
  return {
    description,
    cursor: 'id',
    totalCount: true,
    args: observationArguments,
    query: observationQuery({ indicator: { in: [...indicators] } }),
  } as const
}

function mapSeries<Field>(
  series: Readonly<Record<string, Series>>,
  field: (options: ReturnType<typeof seriesOptions>) => Field,
): Record<string, Field> {
  return Object.fromEntries(Object.entries(series).map(([name, one]) => [name, field(seriesOptions(one))]))
}

builder.prismaObjectFields(Country, (t) =>
  mapSeries(countrySeries, (options) => t.relatedConnection('observations', options, ObservationConnection)),
)
builder.prismaObjectFields(Company, (t) =>
  mapSeries(companySeries, (options) => t.relatedConnection('observations', options, ObservationConnection)),
)
builder.prismaObjectFields(Material, (t) =>
  mapSeries(materialSeries, (options) => t.relatedConnection('observations', options, ObservationConnection)),
)
builder.prismaObjectFields(Sector, (t) =>
  mapSeries(sectorSeries, (options) => t.relatedConnection('observations', options, ObservationConnection)),
)

const priceQuery = observationQuery({ indicator: { in: [...prices.indicators] } })

builder.queryField('prices', (t) =>
  t.prismaConnection(
    {
      type: Observation,
      cursor: 'id',
      description: prices.description,
      args: observationArguments,
      totalCount: (_root, args, { db }) => db.observation.count({ where: priceQuery(args).where }),
      resolve: (query, _root, args, { db }) => db.observation.findMany({ ...query, ...priceQuery(args) }),
    },
    ObservationConnection,
  ),
)
