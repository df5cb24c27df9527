import { builder } from './builder.ts'

const DataSetCount = builder.objectRef<{ name: string; count: number }>('DataSetCount').implement({
  description: 'Rows of the data set in one class of one file.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'File and class.' }),
    count: t.exposeInt('count', { description: 'Number of rows.' }),
  }),
})

/** Row counts are stored as nested objects by file and class; the leaves become entries named after their path. */
function countsOf(value: unknown, path: string[] = []): { name: string; count: number }[] {
  if (typeof value === 'number') return [{ name: path.join(' '), count: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => countsOf(inner, [...path, key]))
}

const DataSet = builder.prismaObject('DataSet', {
  fields: (t) => ({
    version: t.exposeString('version'),
    shipped: t.exposeBoolean('shipped'),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: 'When it was imported.' }),
    counts: t.field({
      type: [DataSetCount],
      description: 'How many rows were read, by file and class.',
      select: { rowCounts: true },
      resolve: ({ rowCounts }) => countsOf(rowCounts),
    }),
  }),
})

builder.queryField('dataSet', (t) =>
  t.prismaField({
    type: DataSet,
    nullable: true,
    description: 'The data set that answers queries now. Null before the first import.',
    resolve: (query, _root, _args, { db }) => db.dataSet.findFirst({ ...query, where: { current: true } }),
  }),
)
