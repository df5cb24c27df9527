import type { Prisma, PrismaClient } from './generated/client.ts'
import { observationsByYear } from './observation-query.ts'
import type { ReferenceReader } from './replica.ts'

/** Rows that are read at once: what a reader that stops half-way has cost. */
const pageSize = 500

const selection = {
  id: true,
  indicator: true,
  countryIso3: true,
  partnerIso3: true,
  year: true,
  period: true,
  value: true,
  low: true,
  high: true,
  unit: true,
  basis: true,
  quality: true,
  preferred: true,
  label: true,
  element: true,
  reportedValue: true,
  reportedUnit: true,
  note: true,
  material: { select: { slug: true } },
  company: { select: { slug: true } },
  sector: { select: { slug: true } },
  sources: { select: { id: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ObservationSelect

type Row = Prisma.ObservationGetPayload<{ select: typeof selection }>

/** Columns of an exported observation, in order. */
export const observationColumns = [
  ...['indicator', 'countryIso3', 'partnerIso3', 'year', 'period', 'value', 'low', 'high', 'unit', 'basis'],
  ...['quality', 'preferred', 'material', 'company', 'sector', 'label', 'element'],
  ...['reportedValue', 'reportedUnit', 'note', 'sources'],
] as const

export type Cells = Readonly<Record<string, string | number | boolean | null>>

/** Another data set has taken the place of the one that was being read. */
class DataSetChanged extends Error {}

/**
 * All observations that meet a condition, by year, a page at a time as they are asked for. Rows of two data sets are never
 * mixed.
 *
 * @throws DataSetChanged where an import has come in between
 */
export async function* exportObservations(
  from: ReferenceReader,
  where: Prisma.ObservationWhereInput,
): AsyncGenerator<Cells, void, undefined> {
  const version = await from(currentVersion)
  let last: string | undefined
  for (;;) {
    const page = await from((db) => readPage(db, where, last))
    if (page.version !== version) throw new DataSetChanged('The data set was replaced')
    yield* page.rows.map(cellsOf)
    if (page.rows.length < pageSize) return
    last = page.rows.at(-1)!.id
  }
}

/** Rows after the one with the id `last`, and the data set that answered when they had been read. */
async function readPage(
  db: PrismaClient,
  where: Prisma.ObservationWhereInput,
  last: string | undefined,
): Promise<{ rows: Row[]; version: string | undefined }> {
  const rows = await db.observation.findMany({
    where,
    orderBy: observationsByYear('YEAR_ASC'),
    select: selection,
    take: pageSize,
    ...(last !== undefined && { cursor: { id: last }, skip: 1 }),
  })
  return { rows, version: await currentVersion(db) }
}

async function currentVersion(db: PrismaClient): Promise<string | undefined> {
  const current = await db.dataSet.findFirst({ where: { current: true }, select: { version: true } })
  return current?.version
}

function cellsOf({ id: _, material, company, sector, sources, ...row }: Row): Cells {
  return {
    ...row,
    material: material?.slug ?? null,
    company: company?.slug ?? null,
    sector: sector?.slug ?? null,
    sources: sources.map((source) => source.id).join(' '),
  }
}
