import { builder } from './builder.ts'
import { Basis, Indicator, Quality, Unit } from './enums.ts'
import { convertReported } from './tonnes.ts'

export const Observation = builder.prismaNode('Observation', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    indicator: t.expose('indicator', { type: Indicator, description: 'What was measured.' }),
    year: t.exposeInt('year', { nullable: true }),
    period: t.exposeString('period', { nullable: true }),
    value: t.exposeFloat('value', { nullable: true }),
    available: t.boolean({
      description: 'False where a number is known to exist but not to be published.',
      select: { value: true },
      resolve: ({ value }) => value !== null,
    }),
    low: t.exposeFloat('low', { nullable: true }),
    high: t.exposeFloat('high', { nullable: true }),
    unit: t.expose('unit', { type: Unit, description: 'Unit of the value and of the range.' }),
    basis: t.expose('basis', { type: Basis, nullable: true }),
    tonnes: t.float({
      nullable: true,
      description:
        'Value in tonnes on the basis asked for. Null where the number is no tonnage or is unavailable, and where ' +
        'no exact conversion exists: all rare earths and magnets hold no fixed share of neodymium-praseodymium (NdPr) oxide.',
      args: {
        basis: t.arg({
          type: Basis,
          defaultValue: 'NDPR_OXIDE',
          required: true,
          description: 'What the tonnes should count.',
        }),
      },
      select: { value: true, unit: true, basis: true },
      resolve: ({ value, unit, basis }, args) =>
        value === null || basis === null || !tonnageUnits.has(unit)
          ? null
          : convertReported(value, basis, args.basis),
    }),
    reportedValue: t.exposeString('reportedValue', { nullable: true }),
    reportedUnit: t.exposeString('reportedUnit'),
    quality: t.expose('quality', { type: Quality, description: 'How far the number can be relied on.' }),
    preferred: t.exposeBoolean('preferred', { nullable: true }),
    label: t.exposeString('label', {
      nullable: true,
      description:
        'What the number is about where the other fields do not say: a deposit, an episode, a scenario, a price. Null where they say enough.',
    }),
    element: t.exposeString('element', { nullable: true }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'Remark of the data set. Null when there is none.',
    }),
    dataFile: t.exposeString('file', { description: 'Data file that the number was read from.' }),
    dataLine: t.exposeInt('line', { description: 'Line of that file, the header being line 1.' }),
    country: t.relation('country', {
      nullable: true,
      description: 'Country that the number is about. Null where it is about none.',
    }),
    partner: t.relation('partner', {
      nullable: true,
      description: 'Trade partner: origin of an import, destination of an export. Null where there is none.',
    }),
    material: t.relation('material', {
      nullable: true,
      description: 'Material that the number is about. Null where the indicator says enough.',
    }),
    sector: t.relation('sector', {
      nullable: true,
      description: 'End use that the number is about. Null where it is about none.',
    }),
    company: t.relation('company', {
      nullable: true,
      description: 'Company that the number is about. Null where it is about none.',
    }),
    measure: t.relation('measure', {
      nullable: true,
      description: 'Policy measure that the number belongs to. Null where it belongs to none.',
    }),
    agreement: t.relation('agreement', {
      nullable: true,
      description: 'Trade agreement that the number belongs to. Null where it belongs to none.',
    }),
    sources: t.relation('sources', {
      description: 'Publications that the number was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
  }),
})

/** Units whose values are tonnes. */
const tonnageUnits: ReadonlySet<string> = new Set(['TONNES', 'TONNES_PER_YEAR'])

export const ObservationConnection = builder.connectionObject({
  type: Observation,
  name: 'ObservationConnection',
  description: 'A page of observations.',
})
