import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { CompanyRole, FacilityStage, FacilityStatus } from '../generated/enums.ts'
import * as cell from './cells.ts'
import { slugify } from './keys.ts'
import { capacityOf } from './measurement.ts'
import { type Reading, type Row, readRows } from './rows.ts'
import type { Sourced } from './sourced.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Companies and agencies; the slug of a company is made from its name. */
export function readCompanies(
  reading: Reading,
  refer: cell.ReferenceCells,
): Sourced<Prisma.CompanyCreateManyInput>[] {
  const schema = z.object({
    name: cell.text,
    country_iso3: refer.country,
    role: cell.wordOf(CompanyRole),
    parent: cell.optionalText,
    source_id: refer.sources,
    quality: cell.quality,
    note: cell.optionalText,
  })
  const rows = readRows(reading, 'companies.csv', schema, ['name'])
  return withSlugs(reading, rows).map(({ slug, cells }) => ({
    data: {
      id: slug,
      slug,
      name: cells.name,
      role: cells.role,
      parent: cells.parent,
      quality: cells.quality,
      note: cells.note,
      countryIso3: cells.country_iso3,
    },
    sourceIds: cells.source_id,
  }))
}

/** Rows with the slug of their name; names that cannot be told apart by it are problems. */
function withSlugs<Cells extends { name: string }>(reading: Reading, rows: readonly Row<Cells>[]) {
  const lines = new Map<string, number>()
  return rows.flatMap((row) => {
    const slug = slugify(row.cells.name)
    const earlier = lines.get(slug)
    lines.set(slug, earlier ?? row.line)
    if (slug !== '' && earlier === undefined) return { ...row, slug }
    const reason =
      slug === '' ? 'holds no letter or digit' : `cannot be told from the name on line ${earlier}`
    reading.problems.add(row.file, row.line, 'name', reason)
    return []
  })
}

/** Sites; `companies` gives the slug for each company name. */
export function readFacilities(
  reading: Reading,
  refer: cell.ReferenceCells,
  vocabulary: Vocabulary,
  companies: ReadonlyMap<string, string>,
): Sourced<Prisma.FacilityCreateManyInput>[] {
  const schema = z
    .object({
      name: cell.text,
      company: z.string().refine((name) => companies.has(name), {
        error: ({ input }) => `"${input}" is no company of companies.csv`,
      }),
      country_iso3: refer.country,
      stage: cell.wordOf(FacilityStage),
      value: cell.optionalDecimal,
      unit: z.string(),
      status: cell.wordOf(FacilityStatus),
      start_year: cell.optionalYear,
      lat: cell.optionalDecimal,
      lon: cell.optionalDecimal,
      coord_quality: cell.optionalText,
      source_id: refer.sources,
      quality: cell.quality,
      note: cell.optionalText,
    })
    .refine(({ lat, lon }) => (lat === null) === (lon === null), {
      path: ['lon'],
      error: 'lat and lon belong together',
    })
    .refine(({ lat, coord_quality }) => (lat === null) === (coord_quality === null), {
      path: ['coord_quality'],
      error: 'coordinates and their quality belong together',
    })
    .refine(({ lat }) => Math.abs(Number(lat)) <= 90, { path: ['lat'], error: 'must be within ±90 degrees' })
    .refine(({ lon }) => Math.abs(Number(lon)) <= 180, {
      path: ['lon'],
      error: 'must be within ±180 degrees',
    })
  const rows = readRows(reading, 'facilities.csv', schema, ['name'])
  return withSlugs(reading, rows).map(({ slug, line, cells }) => ({
    data: {
      id: slug,
      slug,
      name: cells.name,
      stage: cells.stage,
      status: cells.status,
      ...capacityOf(reading, vocabulary, { line, value: cells.value, unit: cells.unit }),
      startYear: cells.start_year,
      latitude: cells.lat === null ? null : Number(cells.lat),
      longitude: cells.lon === null ? null : Number(cells.lon),
      coordinateQuality: cells.coord_quality,
      quality: cells.quality,
      note: cells.note,
      companyId: companies.get(cells.company)!,
      countryIso3: cells.country_iso3,
    },
    sourceIds: cells.source_id,
  }))
}

/** Slug of the company behind each entity that reports output; null where there is none. */
export function readEntityCompanies(reading: Reading, companies: ReadonlyMap<string, string>) {
  const schema = z.object({
    name: cell.text,
    company: z.string().refine((name) => name === '' || companies.has(name), {
      error: ({ input }) => `"${input}" is no company of companies.csv`,
    }),
  })
  const rows = readRows(reading, 'entities.csv', schema, ['name'])
  return new Map(rows.map(({ cells }) => [cells.name, companies.get(cells.company) ?? null]))
}
