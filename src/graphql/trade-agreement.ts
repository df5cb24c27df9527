import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { AgreementStatus, Quality } from './enums.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'

builder.prismaObject('TradeAgreementEvent', {
  fields: (t) => ({
    date: t.expose('date', { type: 'PartialDate' }),
    description: t.exposeString('description', { description: 'What happened, in words.' }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    sources: t.relation('sources', {
      description: 'Publications that report it.',
      query: { orderBy: { id: 'asc' } },
    }),
  }),
})

const TradeAgreement = builder.prismaNode('TradeAgreement', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `tradeAgreement(slug:)`.' }),
    title: t.exposeString('title', { description: 'What the agreement is called here.' }),
    status: t.expose('status', { type: AgreementStatus, description: 'Its state as of the data set.' }),
    description: t.exposeString('description', { description: 'What was agreed, in words.' }),
    signedOn: t.expose('signedOn', { type: 'PartialDate' }),
    endsOn: t.expose('endsOn', { type: 'PartialDate', nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    parties: t.relation('parties', {
      description: 'Countries bound by it, or those of the companies bound.',
      query: { orderBy: { iso3: 'asc' } },
    }),
    companies: t.relation('companies', {
      description: 'Companies bound by it or carrying it out.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    events: t.relation('events', {
      description: 'What happened to it, oldest first.',
      query: { orderBy: [{ date: 'asc' }, { id: 'asc' }] },
    }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
    observations: t.relatedConnection(
      'observations',
      { cursor: 'id', totalCount: true, args: observationArguments, query: observationQuery() },
      ObservationConnection,
    ),
  }),
})

export const TradeAgreementConnection = builder.connectionObject({
  type: TradeAgreement,
  name: 'TradeAgreementConnection',
  description: 'A page of trade agreements.',
})

export const agreementOrder: Prisma.TradeAgreementOrderByWithRelationInput[] = [
  { signedOn: 'asc' },
  { id: 'asc' },
]

const TradeAgreementFilter = builder.inputType('TradeAgreementFilter', {
  description: 'Narrows a list of trade agreements. Conditions that are given must all hold.',
  fields: (t) => ({
    partyIso3: t.string({ description: 'Only agreements that this country is a party to.' }),
    status: t.field({ type: AgreementStatus, description: 'Only agreements in this state.' }),
  }),
})

function agreementWhere(
  filter: typeof TradeAgreementFilter.$inferInput | null | undefined,
): Prisma.TradeAgreementWhereInput {
  return {
    ...(filter?.partyIso3 != null && { parties: { some: { iso3: filter.partyIso3 } } }),
    ...(filter?.status && { status: filter.status }),
  }
}

builder.queryFields((t) => ({
  tradeAgreement: t.prismaField({
    type: TradeAgreement,
    nullable: true,
    description: 'The trade agreement with this slug. Null when there is none.',
    args: {
      slug: t.arg.string({ required: true, description: 'Readable key, as `TradeAgreement.slug` gives it.' }),
    },
    resolve: (query, _root, { slug }, { db }) => db.tradeAgreement.findUnique({ ...query, where: { slug } }),
  }),
  tradeAgreements: t.prismaConnection(
    {
      type: TradeAgreement,
      cursor: 'id',
      description: 'Supply agreements between countries or their companies, by date of signature.',
      args: {
        filter: t.arg({
          type: TradeAgreementFilter,
          description: 'Conditions. All agreements if not given.',
        }),
      },
      totalCount: (_root, { filter }, { db }) => db.tradeAgreement.count({ where: agreementWhere(filter) }),
      resolve: (query, _root, { filter }, { db }) =>
        db.tradeAgreement.findMany({ ...query, where: agreementWhere(filter), orderBy: agreementOrder }),
    },
    TradeAgreementConnection,
  ),
}))
