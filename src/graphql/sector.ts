import { builder } from './builder.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'

export const Sector = builder.prismaNode('Sector', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `sector(slug:)`.' }),
    name: t.exposeString('name', { description: 'Name as the sources use it.' }),
    inModel: t.exposeBoolean('inModel'),
    observations: t.relatedConnection(
      'observations',
      {
        description: 'Numbers about this end use, such as its share of demand.',
        cursor: 'id',
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
  }),
})

const SectorConnection = builder.connectionObject({
  type: Sector,
  name: 'SectorConnection',
  description: 'A page of end uses.',
})

builder.queryFields((t) => ({
  sector: t.prismaField({
    type: Sector,
    nullable: true,
    description: 'The end use with this slug. Null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Readable key, as `Sector.slug` gives it.' }) },
    resolve: (query, _root, { slug }, { db }) => db.sector.findUnique({ ...query, where: { slug } }),
  }),
  sectors: t.prismaConnection(
    {
      type: Sector,
      cursor: 'id',
      description: 'End uses of magnets, by name.',
      args: {
        inModel: t.arg.boolean({
          description: 'Only end uses that split the shortfall of the model (true) or do not (false).',
        }),
      },
      totalCount: (_root, { inModel }, { db }) =>
        db.sector.count({ where: inModel == null ? {} : { inModel } }),
      resolve: (query, _root, { inModel }, { db }) =>
        db.sector.findMany({
          ...query,
          where: inModel == null ? {} : { inModel },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    SectorConnection,
  ),
}))
