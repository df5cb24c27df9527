import { builder } from './builder.ts'
import { Basis, MaterialStage, Quality } from './enums.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'

export const Material = builder.prismaNode('Material', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `material(slug:)`.' }),
    name: t.exposeString('name', { description: 'Name as the sources use it.' }),
    stage: t.expose('stage', { type: MaterialStage, description: 'Place in the chain.' }),
    composition: t.exposeString('composition'),
    ndprOxidePerTonne: t.exposeFloat('ndprOxidePerTonne', { nullable: true }),
    conversionNote: t.exposeString('conversionNote', { nullable: true }),
    basis: t.expose('basis', { type: Basis, nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    country: t.relation('country', { nullable: true }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
    observations: t.relatedConnection(
      'observations',
      {
        description: 'Numbers about this material, such as the element shares of an ore.',
        cursor: 'id',
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
  }),
})

export const MaterialConnection = builder.connectionObject({
  type: Material,
  name: 'MaterialConnection',
  description: 'A page of materials.',
})

const MaterialFilter = builder.inputType('MaterialFilter', {
  description: 'Narrows a list of materials. Conditions that are given must all hold.',
  fields: (t) => ({
    stage: t.field({ type: MaterialStage, description: 'Only materials of this stage.' }),
    countryIso3: t.string({ description: 'Only ore bodies in this country.' }),
  }),
})

function materialWhere(filter: typeof MaterialFilter.$inferInput | null | undefined) {
  return {
    ...(filter?.stage && { stage: filter.stage }),
    ...(filter?.countryIso3 != null && { countryIso3: filter.countryIso3 }),
  }
}

builder.queryFields((t) => ({
  material: t.prismaField({
    type: Material,
    nullable: true,
    description: 'The material with this slug. Null when there is none.',
    args: {
      slug: t.arg.string({ required: true, description: 'Readable key, as `Material.slug` gives it.' }),
    },
    resolve: (query, _root, { slug }, { db }) => db.material.findUnique({ ...query, where: { slug } }),
  }),
  materials: t.prismaConnection(
    {
      type: Material,
      cursor: 'id',
      description: 'Materials from ore to magnet, by place in the chain and name.',
      args: {
        filter: t.arg({ type: MaterialFilter, description: 'Conditions. All materials if not given.' }),
      },
      totalCount: (_root, { filter }, { db }) => db.material.count({ where: materialWhere(filter) }),
      resolve: (query, _root, { filter }, { db }) =>
        db.material.findMany({
          ...query,
          where: materialWhere(filter),
          orderBy: [{ stage: 'asc' }, { name: 'asc' }, { id: 'asc' }],
        }),
    },
    MaterialConnection,
  ),
}))
