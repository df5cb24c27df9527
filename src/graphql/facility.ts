import type { Prisma } from '../store/generated/client.ts'
import { builder } from './builder.ts'
import { Basis, FacilityStage, FacilityStatus, Quality, Unit } from './enums.ts'

const Facility = builder.prismaNode('Facility', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable key, for `facility(slug:)`.' }),
    name: t.exposeString('name', { description: 'Name as the sources use it.' }),
    stage: t.expose('stage', { type: FacilityStage, description: 'What is done there.' }),
    status: t.expose('status', { type: FacilityStatus, description: 'Its state as of the data set.' }),
    capacity: t.exposeFloat('capacity', { nullable: true }),
    capacityUnit: t.expose('capacityUnit', { type: Unit, nullable: true }),
    capacityBasis: t.expose('capacityBasis', { type: Basis, nullable: true }),
    capacityReportedUnit: t.exposeString('capacityReportedUnit', { nullable: true }),
    startYear: t.exposeInt('startYear', { nullable: true }),
    latitude: t.exposeFloat('latitude', { nullable: true }),
    longitude: t.exposeFloat('longitude', { nullable: true }),
    coordinateQuality: t.exposeString('coordinateQuality', { nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the entry can be relied on.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'Remark of the data set. Null when there is none.',
    }),
    company: t.relation('company', { description: 'Company that runs it.' }),
    country: t.relation('country', { description: 'Country in which it lies.' }),
    sources: t.relation('sources', {
      description: 'Publications that the entry was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
  }),
})

export const FacilityConnection = builder.connectionObject({
  type: Facility,
  name: 'FacilityConnection',
  description: 'A page of facilities.',
})

const FacilityFilter = builder.inputType('FacilityFilter', {
  description: 'Narrows a list of facilities. Conditions that are given must all hold.',
  fields: (t) => ({
    countryIso3: t.string({ description: 'Only sites in this country.' }),
    company: t.string({ description: 'Only sites of the company with this slug.' }),
    stage: t.field({ type: FacilityStage, description: 'Only sites of this stage.' }),
    status: t.field({ type: FacilityStatus, description: 'Only sites in this state.' }),
  }),
})

function facilityWhere(
  filter: typeof FacilityFilter.$inferInput | null | undefined,
): Prisma.FacilityWhereInput {
  return {
    ...(filter?.countryIso3 != null && { countryIso3: filter.countryIso3 }),
    ...(filter?.company != null && { company: { slug: filter.company } }),
    ...(filter?.stage && { stage: filter.stage }),
    ...(filter?.status && { status: filter.status }),
  }
}

builder.queryFields((t) => ({
  facility: t.prismaField({
    type: Facility,
    nullable: true,
    description: 'The facility with this slug. Null when there is none.',
    args: {
      slug: t.arg.string({ required: true, description: 'Readable key, as `Facility.slug` gives it.' }),
    },
    resolve: (query, _root, { slug }, { db }) => db.facility.findUnique({ ...query, where: { slug } }),
  }),
  facilities: t.prismaConnection(
    {
      type: Facility,
      cursor: 'id',
      description: 'Mines and plants, by name.',
      args: {
        filter: t.arg({ type: FacilityFilter, description: 'Conditions. All facilities if not given.' }),
      },
      totalCount: (_root, { filter }, { db }) => db.facility.count({ where: facilityWhere(filter) }),
      resolve: (query, _root, { filter }, { db }) =>
        db.facility.findMany({
          ...query,
          where: facilityWhere(filter),
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    },
    FacilityConnection,
  ),
}))
