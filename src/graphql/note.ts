import { builder } from './builder.ts'
import { Quality } from './enums.ts'

const Note = builder.prismaNode('Note', {
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    title: t.exposeString('title'),
    text: t.exposeString('text', { description: 'The statement, in words.' }),
    year: t.exposeInt('year', {
      nullable: true,
      description: 'Year that it is about. Null when none is given.',
    }),
    date: t.expose('date', { type: 'PartialDate', nullable: true }),
    quality: t.expose('quality', { type: Quality, description: 'How far the statement can be relied on.' }),
    dataFile: t.exposeString('file', { description: 'Data file that it was read from.' }),
    dataLine: t.exposeInt('line', { description: 'Line of that file, the header being line 1.' }),
    measure: t.relation('measure', {
      nullable: true,
      description: 'Policy measure that it belongs to. Null where it belongs to none.',
    }),
    sources: t.relation('sources', {
      description: 'Publications that it was taken from.',
      query: { orderBy: { id: 'asc' } },
    }),
  }),
})

const NoteConnection = builder.connectionObject({
  type: Note,
  name: 'NoteConnection',
  description: 'A page of notes.',
})

builder.queryField('notes', (t) =>
  t.prismaConnection(
    {
      type: Note,
      cursor: 'id',
      description: 'Sourced statements of the data set that are not numbers, in the order of the files.',
      totalCount: (_root, _args, { db }) => db.note.count(),
      resolve: (query, _root, _args, { db }) =>
        db.note.findMany({ ...query, orderBy: [{ file: 'asc' }, { line: 'asc' }] }),
    },
    NoteConnection,
  ),
)
