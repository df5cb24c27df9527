import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { NeodymiumCoverage, PolicyKind, Quality } from './enums.ts'
import { Money } from './money.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'

const PolicyMeasure = builder.prismaNode('PolicyMeasure', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `policyMeasure(slug:)`.' }),
    title: t.exposeString('title', { description: 'What was done, in a few words.' }),
    kind: t.expose('kind', { type: PolicyKind, description: 'What kind of intervention it is.' }),
    programme: t.exposeString('programme', { nullable: true }),
    scope: t.exposeString('scope', {
      nullable: true,
      description: 'What it applies to, in words. Null when the source does not say.',
    }),
    year: t.exposeInt('year'),
    effectiveOn: t.expose('effectiveOn', { type: 'PartialDate', nullable: true }),
    coversNeodymium: t.expose('coversNeodymium', {
      type: NeodymiumCoverage,
      description: 'Whether it reaches neodymium.',
    }),
    coversNeodymiumNote: t.exposeString('coversNeodymiumNote', {
      nullable: true,
      description: 'What the source says about neodymium. Null where the word above is enough.',
    }),
    amount: t.field({
      type: Money,
      nullable: true,
      description: 'Money value. Null when it has none.',
      select: { amount: true, amountCurrency: true, amountReported: true, quality: true },
      resolve: ({ amount, amountCurrency, amountReported, quality }) =>
        amount === null || amountCurrency === null
          ? null
          : { value: amount, currency: amountCurrency, reported: amountReported, quality },
    }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'Remark of the data set. Null when there is none.',
    }),
    actor: t.relation('actor'),
    target: t.relation('target', { nullable: true }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
    observations: t.relatedConnection(
      'observations',
      { cursor: 'id', totalCount: true, args: observationArguments, query: observationQuery() },
      ObservationConnection,
    ),
    notes: t.relation('notes', {
      description: 'Statements about the measure that are not numbers.',
      query: { orderBy: { id: 'asc' } },
    }),
  }),
})

export const PolicyMeasureConnection = builder.connectionObject({
  type: PolicyMeasure,
  name: 'PolicyMeasureConnection',
  description: 'A page of policy measures.',
})

const PolicyMeasureFilter = builder.inputType('PolicyMeasureFilter', {
  description: 'Narrows a list of policy measures. Conditions that are given must all hold.',
  fields: (t) => ({
    kind: t.field({ type: PolicyKind, description: 'Only measures of this kind.' }),
    actorIso3: t.string({ description: 'Only measures taken by this country or body.' }),
    targetIso3: t.string({ description: 'Only measures aimed at this country or group.' }),
    coversNeodymium: t.field({
      type: NeodymiumCoverage,
      description: 'Only measures that reach neodymium in this way.',
    }),
    yearFrom: t.int({ description: 'No year before this one.' }),
    yearTo: t.int({ description: 'No year after this one.' }),
  }),
})

const PolicyMeasureOrder = builder.enumType('PolicyMeasureOrder', {
  description: 'Order of policy measures. Those without a date of effect come last.',
  values: {
    EFFECTIVE_ASC: { description: 'Earliest effect first.' },
    EFFECTIVE_DESC: { description: 'Latest effect first.' },
  },
})

/** Arguments of every field that lists policy measures. */
export const measureArguments = builder.args((t) => ({
  filter: t.field({ type: PolicyMeasureFilter, description: 'Conditions. All measures if not given.' }),
  orderBy: t.field({
    type: PolicyMeasureOrder,
    required: true,
    defaultValue: 'EFFECTIVE_ASC',
    description: 'Order of the list.',
  }),
}))

export function measureQuery({
  filter,
  orderBy,
}: {
  filter?: typeof PolicyMeasureFilter.$inferInput | null | undefined
  orderBy: typeof PolicyMeasureOrder.$inferType
}): { where: Prisma.PolicyMeasureWhereInput; orderBy: Prisma.PolicyMeasureOrderByWithRelationInput[] } {
  return {
    where: {
      ...(filter?.kind && { kind: filter.kind }),
      ...(filter?.actorIso3 != null && { actorIso3: filter.actorIso3 }),
      ...(filter?.targetIso3 != null && { targetIso3: filter.targetIso3 }),
      ...(filter?.coversNeodymium && { coversNeodymium: filter.coversNeodymium }),
      ...((filter?.yearFrom != null || filter?.yearTo != null) && {
        year: {
          ...(filter.yearFrom != null && { gte: filter.yearFrom }),
          ...(filter.yearTo != null && { lte: filter.yearTo }),
        },
      }),
    },
    orderBy: [
      { effectiveOn: { sort: orderBy === 'EFFECTIVE_DESC' ? 'desc' : 'asc', nulls: 'last' } },
      { id: 'asc' },
    ],
  }
}

builder.queryFields((t) => ({
  policyMeasure: t.prismaField({
    type: PolicyMeasure,
    nullable: true,
    description: 'The policy measure with this slug. Null when there is none.',
    args: {
      slug: t.arg.string({ required: true, description: 'Readable key, as `PolicyMeasure.slug` gives it.' }),
    },
    resolve: (query, _root, { slug }, { db }) => db.policyMeasure.findUnique({ ...query, where: { slug } }),
  }),
  policyMeasures: t.prismaConnection(
    {
      type: PolicyMeasure,
      cursor: 'id',
      description: 'Restrictions, incentives, investments, stockpiles and other acts of policy.',
      args: measureArguments,
      totalCount: (_root, args, { db }) => db.policyMeasure.count({ where: measureQuery(args).where }),
      resolve: (query, _root, args, { db }) => db.policyMeasure.findMany({ ...query, ...measureQuery(args) }),
    },
    PolicyMeasureConnection,
  ),
}))
