import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { CompanyRole, Quality } from './enums.ts'
import { FacilityConnection } from './facility.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'
import { agreementOrder, TradeAgreementConnection } from './trade-agreement.ts'

export const Company = builder.prismaNode('Company', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `company(slug:)`.' }),
    name: t.exposeString('name', { description: 'Name as the sources use it.' }),
    role: t.expose('role', { type: CompanyRole, description: 'What it does in the chain.' }),
    parent: t.exposeString('parent', { nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'Remark of the data set. Null when there is none.',
    }),
    country: t.relation('country', { description: 'Country of its seat.' }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
    facilities: t.relatedConnection(
      'facilities',
      {
        description: 'Sites that it runs.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
      },
      FacilityConnection,
    ),
    tradeAgreements: t.relatedConnection(
      'agreements',
      {
        description: 'Supply agreements that it is a party to.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: agreementOrder },
      },
      TradeAgreementConnection,
    ),
    observations: t.relatedConnection(
      'observations',
      {
        description: 'Numbers about this company.',
        cursor: 'id',
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
  }),
})

export const CompanyConnection = builder.connectionObject({
  type: Company,
  name: 'CompanyConnection',
  description: 'A page of companies.',
})

const CompanyFilter = builder.inputType('CompanyFilter', {
  description: 'Narrows a list of companies. Conditions that are given must all hold.',
  fields: (t) => ({
    countryIso3: t.string({ description: 'Only companies seated in this country.' }),
    role: t.field({ type: CompanyRole, description: 'Only companies with this role.' }),
  }),
})

function companyWhere(filter: typeof CompanyFilter.$inferInput | null | undefined): Prisma.CompanyWhereInput {
  return {
    ...(filter?.countryIso3 != null && { countryIso3: filter.countryIso3 }),
    ...(filter?.role && { role: filter.role }),
  }
}

builder.queryFields((t) => ({
  company: t.prismaField({
    type: Company,
    nullable: true,
    description: 'The company with this slug. Null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Readable key, such as `irel`.' }) },
    resolve: (query, _root, { slug }, { db }) => db.company.findUnique({ ...query, where: { slug } }),
  }),
  companies: t.prismaConnection(
    {
      type: Company,
      cursor: 'id',
      description: 'Companies and agencies of the chain, by name.',
      args: {
        filter: t.arg({ type: CompanyFilter, description: 'Conditions. All companies if not given.' }),
      },
      totalCount: (_root, { filter }, { db }) => db.company.count({ where: companyWhere(filter) }),
      resolve: (query, _root, { filter }, { db }) =>
        db.company.findMany({
          ...query,
          where: companyWhere(filter),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    CompanyConnection,
  ),
}))
