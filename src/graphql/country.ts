import { builder } from './builder.ts'
import { CompanyConnection } from './company.ts'
import { Quality } from './enums.ts'
import { FacilityConnection } from './facility.ts'
import { MaterialConnection } from './material.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'
import { measureArguments, measureQuery, PolicyMeasureConnection } from './policy-measure.ts'
import { ProductionTargetConnection, targetOrder } from './production-target.ts'
import { agreementOrder, TradeAgreementConnection } from './trade-agreement.ts'

export const Country = builder.prismaNode('Country', {
  id: { field: 'iso3' },
  nullable: true,
  fields: (t) => ({
    iso3: t.exposeString('iso3'),
    name: t.exposeString('name', { description: 'Name in English.' }),
    role: t.exposeString('role'),
    fiscalYearStart: t.exposeString('fiscalYearStart', { nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
    observations: t.relatedConnection(
      'observations',
      {
        description: 'Numbers about this country.',
        cursor: 'id',
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
    partnerObservations: t.relatedConnection(
      'partnerObservations',
      {
        description: 'Flows of other countries in which this one is the partner.',
        cursor: 'id',
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
    companies: t.relatedConnection(
      'companies',
      {
        description: 'Companies seated here.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
      },
      CompanyConnection,
    ),
    facilities: t.relatedConnection(
      'facilities',
      {
        description: 'Sites in this country.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
      },
      FacilityConnection,
    ),
    materials: t.relatedConnection(
      'materials',
      {
        description: 'Ore bodies in this country.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
      },
      MaterialConnection,
    ),
    policyMeasures: t.relatedConnection(
      'policyMeasures',
      {
        description: 'Measures that this country took.',
        cursor: 'id',
        totalCount: true,
        args: measureArguments,
        query: measureQuery,
      },
      PolicyMeasureConnection,
    ),
    targetedBy: t.relatedConnection(
      'targetedBy',
      {
        description: 'Measures aimed at this country.',
        cursor: 'id',
        totalCount: true,
        args: measureArguments,
        query: measureQuery,
      },
      PolicyMeasureConnection,
    ),
    tradeAgreements: t.relatedConnection(
      'agreements',
      {
        description: 'Supply agreements that this country is a party to.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: agreementOrder },
      },
      TradeAgreementConnection,
    ),
    productionTargets: t.relatedConnection(
      'productionTargets',
      {
        description: 'Outputs announced for this country.',
        cursor: 'id',
        totalCount: true,
        query: { orderBy: targetOrder },
      },
      ProductionTargetConnection,
    ),
  }),
})

const CountryConnection = builder.connectionObject({
  type: Country,
  name: 'CountryConnection',
  description: 'A page of countries.',
})

builder.queryFields((t) => ({
  country: t.prismaField({
    type: Country,
    nullable: true,
    description: 'The country, or group, with this code. Null when the data set has none.',
    args: {
      iso3: t.arg.string({ required: true, description: 'ISO 3166-1 alpha-3 code, or WLD, OTH, EUU, WTO.' }),
    },
    resolve: (query, _root, { iso3 }, { db }) => db.country.findUnique({ ...query, where: { iso3 } }),
  }),
  countries: t.prismaConnection(
    {
      type: Country,
      cursor: 'iso3',
      description: 'Countries and groups of the data set, by code.',
      totalCount: (_root, _args, { db }) => db.country.count(),
      resolve: (query, _root, _args, { db }) => db.country.findMany({ ...query, orderBy: { iso3: 'asc' } }),
    },
    CountryConnection,
  ),
}))
