import { createContextCache } from '@pothos/core'
import type { ColumnName } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import type { GraphQLContext } from '../context.ts'
import { Sector } from '../sector.ts'
import { numberAt, type YearRow } from './run-view.ts'
import { oxideBasis, tonnesOn } from './tonnes-field.ts'

interface ModelSector {
  readonly column: ColumnName
  /** Slug of the end use in the data set. */
  readonly slug: string
  readonly name: string
}

/** The six uses that the model splits a shortfall into. */
export const modelSectors: readonly ModelSector[] = [
  { column: 'evMotorShortfallTonnes', slug: 'ev-traction-motors', name: 'EV traction motors' },
  { column: 'otherAutomotiveShortfallTonnes', slug: 'other-automotive', name: 'Other automotive uses' },
  { column: 'windTurbineShortfallTonnes', slug: 'wind-turbines', name: 'Wind turbines' },
  { column: 'applianceShortfallTonnes', slug: 'appliances', name: 'Air-conditioning and appliances' },
  {
    column: 'electronicsShortfallTonnes',
    slug: 'consumer-electronics',
    name: 'Consumer electronics and disk drives',
  },
  { column: 'otherUseShortfallTonnes', slug: 'other', name: 'All other uses' },
]

/** The same uses in the data set by slug, read once per request however many years ask. */
const sectorsBySlug = createContextCache(async ({ db }: GraphQLContext) => {
  const rows = await db.sector.findMany({ where: { slug: { in: modelSectors.map(({ slug }) => slug) } } })
  return new Map(rows.map((row) => [row.slug, row]))
})

export const SectorShortfall = builder
  .objectRef<ModelSector & { year: YearRow }>('SectorShortfall')
  .implement({
    description:
      'Part of a shortfall of NdPr (neodymium and praseodymium) that falls on one end use, pro rata to a stated split of demand.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Name of the end use.' }),
      shortfallTonnes: t.float({
        description:
          'Consumption lost against the baseline. Unit: t/yr. NdPr oxide unless `basis` says otherwise.',
        args: oxideBasis,
        resolve: ({ year, column }, { basis }) =>
          tonnesOn(numberAt(year, column), 'NDPR_OXIDE', basis, year.run.oxidePerMagnet),
      }),
      sector: t.field({
        type: Sector,
        nullable: true,
        description:
          'The end use in the data set, with what is known of its demand. Null where an imported data set has none.',
        resolve: async ({ slug }, _args, context) => (await sectorsBySlug(context)).get(slug) ?? null,
      }),
    }),
  })
