import type { Prisma } from '../store/generated/client.ts'
import type { Indicator } from '../store/generated/enums.ts'
import { builder } from './builder.ts'
import { Basis, Quality } from './enums.ts'
import { Source } from './source.ts'
import { convertReported } from './tonnes.ts'

/** Everything that speaks about the same output, the announcement among it; one page, as targets have a few figures. */
const evidenceQuery = {
  orderBy: [{ year: 'asc' }, { file: 'asc' }, { line: 'asc' }],
  take: 100,
} satisfies Prisma.ProductionTarget$evidenceArgs

/** Sources of those figures of the evidence that announce what the target announces, by key, each once. */
function announcementSources<One extends { id: string }>(
  announcedTonnes: number,
  evidence: readonly { indicator: Indicator; value: number | null; sources: readonly One[] }[],
): One[] {
  const announcements = evidence.filter(
    ({ indicator, value }) => indicator === 'ND_PRODUCTION_TARGET' && value === announcedTonnes,
  )
  const sources = new Map(announcements.flatMap((one) => one.sources.map((source) => [source.id, source])))
  return [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const ProductionTarget = builder.prismaNode('ProductionTarget', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `productionTarget(slug:)`.' }),
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
    sources: t.field({
      type: [Source],
      description: 'Publications of the announcement; those of the other figures stand with the evidence.',
      select: (_args, _context, nestedSelection) => ({
        announcedTonnes: true,
        evidence: {
          ...evidenceQuery,
          select: { indicator: true, value: true, sources: nestedSelection({ orderBy: { id: 'asc' } }) },
        },
      }),
      resolve: ({ announcedTonnes, evidence }) => announcementSources(announcedTonnes, evidence),
    }),
    evidence: t.relation('evidence', { query: evidenceQuery }),
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
  productionTarget: t.prismaField({
    type: ProductionTarget,
    nullable: true,
    description: 'The production target with this slug. Null when there is none.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Readable key, as `ProductionTarget.slug` gives it.',
      }),
    },
    resolve: (query, _root, { slug }, { db }) =>
      db.productionTarget.findUnique({ ...query, where: { slug } }),
  }),
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
