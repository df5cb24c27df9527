import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { Basis, Quality } from './enums.ts'
import { convertReported } from './tonnes.ts'

const ProductionTarget = builder.prismaNode('ProductionTarget', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key.' }),
    title: t.exposeString('title', { description: 'Who wants to make what.' }),
    year: t.exposeInt('year'),
    announcedTonnes: t.float({
      nullable: true,
      description:
        'Announced tonnes. Null where what was announced has no exact conversion to the basis asked for.',
      args: {
        basis: t.arg({
          type: Basis,
          required: true,
          defaultValue: 'NDPR_OXIDE',
          description: 'What the tonnes should count.',
        }),
      },
      select: { announcedTonnes: true, announcedBasis: true },
      resolve: ({ announcedTonnes, announcedBasis }, { basis }) =>
        convertReported(announcedTonnes, announcedBasis, basis),
    }),
    announcedBasis: t.expose('announcedBasis', { type: Basis }),
    quality: t.expose('quality', {
      type: Quality,
      description: 'How far the announcement can be relied on.',
    }),
    country: t.relation('country', { description: 'Country in which it is to be made.' }),
    evidence: t.relation('evidence', {
      query: { orderBy: [{ year: 'asc' }, { file: 'asc' }, { line: 'asc' }], take: 100 },
    }),
  }),
})

export const ProductionTargetConnection = builder.connectionObject({
  type: ProductionTarget,
  name: 'ProductionTargetConnection',
  description: 'A page of production targets.',
})

export const targetOrder: Prisma.ProductionTargetOrderByWithRelationInput[] = [{ year: 'asc' }, { id: 'asc' }]

const ProductionTargetFilter = builder.inputType('ProductionTargetFilter', {
  description: 'Narrows a list of production targets. Conditions that are given must all hold.',
  fields: (t) => ({
    countryIso3: t.string({ description: 'Only targets of this country.' }),
    yearFrom: t.int({ description: 'No year before this one.' }),
    yearTo: t.int({ description: 'No year after this one.' }),
  }),
})

function targetWhere(
  filter: typeof ProductionTargetFilter.$inferInput | null | undefined,
): Prisma.ProductionTargetWhereInput {
  return {
    ...(filter?.countryIso3 != null && { countryIso3: filter.countryIso3 }),
    ...((filter?.yearFrom != null || filter?.yearTo != null) && {
      year: {
        ...(filter.yearFrom != null && { gte: filter.yearFrom }),
        ...(filter.yearTo != null && { lte: filter.yearTo }),
      },
    }),
  }
}

builder.queryFields((t) => ({
  productionTargets: t.prismaConnection(
    {
      type: ProductionTarget,
      cursor: 'id',
      description: 'Announced outputs with what was really made or later expected, by year.',
      args: {
        filter: t.arg({ type: ProductionTargetFilter, description: 'Conditions. All targets if not given.' }),
      },
      totalCount: (_root, { filter }, { db }) => db.productionTarget.count({ where: targetWhere(filter) }),
      resolve: (query, _root, { filter }, { db }) =>
        db.productionTarget.findMany({ ...query, where: targetWhere(filter), orderBy: targetOrder }),
    },
    ProductionTargetConnection,
  ),
}))
