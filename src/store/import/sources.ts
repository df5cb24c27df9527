import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import * as cell from './cells.ts'
import { type Reading, readRows } from './rows.ts'

/** Sources of the folder, then those of the project's own that it does not have, with licence where known. */
export function readSources(reading: Reading): Prisma.SourceCreateManyInput[] {
  const schema = z.object({
    source_id: z
      .string()
      .regex(/^[a-z0-9_]+$/, { error: 'must be lower-case letters, digits and underscores' }),
    title: cell.text,
    publisher: cell.text,
    url_or_repo_path: cell.text,
    published: cell.text,
  })
  const rights = readRows(
    reading,
    'rights.csv',
    z.object({ source_id: z.string(), publisher: z.string(), rights: cell.text }),
    ['source_id', 'publisher'],
  )
  const rightsOf = new Map(
    rights.map(({ cells }) => [`${cells.source_id}\0${cells.publisher}`, cells.rights]),
  )
  const own = readRows(reading, 'own_sources.csv', schema, ['source_id'])
  const given = readRows(reading, 'sources.csv', schema, ['source_id'])
  const keys = new Set(given.map(({ cells }) => cells.source_id))
  return [...given, ...own.filter(({ cells }) => !keys.has(cells.source_id))].map(({ cells }) => ({
    id: cells.source_id,
    title: cells.title,
    publisher: cells.publisher,
    url: cells.url_or_repo_path,
    published: cells.published,
    publishedOn: cell.isPartialDate(cells.published) ? cells.published : null,
    rights: rightsOf.get(`${cells.source_id}\0`) ?? rightsOf.get(`\0${cells.publisher}`) ?? null,
  }))
}
