import { builder } from './builder.ts'
import { sourceObservationsCost } from './cost.ts'
import { ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'
import { measureArguments, measureQuery, PolicyMeasureConnection } from './policy-measure.ts'

export const Source = builder.prismaNode('Source', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('id'),
    title: t.exposeString('title', { description: 'Title of the publication.' }),
    publisher: t.exposeString('publisher', { description: 'Who published it.' }),
    url: t.exposeString('url'),
    publishedOn: t.expose('publishedOn', { type: 'PartialDate', nullable: true }),
    published: t.exposeString('published'),
    rights: t.exposeString('rights', { nullable: true }),
    observations: t.relatedConnection(
      'observations',
      {
        description: 'Numbers taken from it.',
        cursor: 'id',
        complexity: sourceObservationsCost as never,
        totalCount: true,
        args: observationArguments,
        query: observationQuery(),
      },
      ObservationConnection,
    ),
    policyMeasures: t.relatedConnection(
      'policyMeasures',
      {
        description: 'Measures that it reports.',
        cursor: 'id',
        totalCount: true,
        args: measureArguments,
        query: measureQuery,
      },
      PolicyMeasureConnection,
    ),
  }),
})

const SourceConnection = builder.connectionObject({
  type: Source,
  name: 'SourceConnection',
  description: 'A page of sources.',
})

builder.queryFields((t) => ({
  source: t.prismaField({
    type: Source,
    nullable: true,
    description: 'The source with this key. Null when there is none.',
    args: { key: t.arg.string({ required: true, description: 'Key used in the data files.' }) },
    resolve: (query, _root, { key }, { db }) => db.source.findUnique({ ...query, where: { id: key } }),
  }),
  sources: t.prismaConnection(
    {
      type: Source,
      cursor: 'id',
      description: 'Publications that the numbers were taken from, by key.',
      args: { publisher: t.arg.string({ description: 'Only publications of exactly this publisher.' }) },
      totalCount: (_root, { publisher }, { db }) =>
        db.source.count({ where: publisher == null ? {} : { publisher } }),
      resolve: (query, _root, { publisher }, { db }) =>
        db.source.findMany({
          ...query,
          where: publisher == null ? {} : { publisher },
          orderBy: { id: 'asc' },
        }),
    },
    SourceConnection,
  ),
}))
