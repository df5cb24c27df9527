import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { Currency } from '../generated/enums.ts'
import * as cell from './cells.ts'
import { readCompanies, readEntityCompanies, readFacilities } from './companies.ts'
import { slugify } from './keys.ts'
import { readMaterials } from './materials.ts'
import { type Reading, rawRows, readRows } from './rows.ts'
import type { Sourced } from './sourced.ts'
import { readSources } from './sources.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Entities {
  readonly sources: Prisma.SourceCreateManyInput[]
  readonly countries: Sourced<Prisma.CountryCreateManyInput>[]
  readonly companies: Sourced<Prisma.CompanyCreateManyInput>[]
  /** Slug of each company name. */
  readonly companySlugs: ReadonlyMap<string, string>
  readonly facilities: Sourced<Prisma.FacilityCreateManyInput>[]
  readonly materials: Sourced<Prisma.MaterialCreateManyInput>[]
  readonly sectors: Prisma.SectorCreateManyInput[]
  readonly exchangeRates: Prisma.ExchangeRateCreateManyInput[]
  /** Line of exchange_rates.csv for each currency. */
  readonly exchangeRateLines: ReadonlyMap<string, number>
  /** Slug of each sector name; null for names that sum over end uses. */
  readonly sectorSlugs: ReadonlyMap<string, string | null>
  /** Slug of the company behind each reporting entity; null for an entity that is no company. */
  readonly entityCompanies: ReadonlyMap<string, string | null>
}

/** Everything that the data speak about: sources, countries, companies, facilities, materials, sectors, rates. */
export function readEntities(
  reading: Reading,
  references: cell.References,
  vocabulary: Vocabulary,
): Entities {
  const refer = cell.referenceCells(references)
  const companies = readCompanies(reading, refer)
  // Also those of rows with other faults, so that these are not reported again wherever the company is named.
  const companySlugs = new Map(
    rawRows(reading, 'companies.csv').map(({ cells }) => [cells.name!.trim(), slugify(cells.name!)]),
  )
  const sectors = readRows(
    reading,
    'sectors.csv',
    z.object({ name: cell.text, slug: z.union([z.literal(''), cell.slug]), in_model: cell.flag }),
    ['name'],
  )
  return {
    sources: readSources(reading),
    countries: readCountries(reading, refer),
    companies,
    companySlugs,
    facilities: readFacilities(reading, refer, vocabulary, companySlugs),
    materials: readMaterials(reading, refer),
    sectors: sectors.flatMap(({ cells: { name, slug, in_model } }) =>
      slug === '' ? [] : { id: slug, slug, name, inModel: in_model ?? false },
    ),
    ...readExchangeRates(reading, refer),
    sectorSlugs: new Map(sectors.map(({ cells }) => [cells.name, cells.slug || null])),
    entityCompanies: readEntityCompanies(reading, companySlugs),
  }
}

function readCountries(reading: Reading, refer: cell.ReferenceCells) {
  const schema = z.object({
    country_iso3: z.string().regex(/^[A-Z]{3}$/, { error: 'must be three capital letters' }),
    name: cell.text,
    role: z.string().trim(),
    fiscal_year_start_mm_dd: z
      .union([z.literal(''), z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)], {
        error: ({ input }) => `"${input}" is no day of a year, written MM-DD`,
      })
      .transform((day) => day || null),
    source_id: refer.sources,
    quality: cell.quality,
  })
  return readRows(reading, 'countries.csv', schema, ['country_iso3']).map(({ cells }) => ({
    data: {
      iso3: cells.country_iso3,
      name: cells.name,
      role: cells.role,
      fiscalYearStart: cells.fiscal_year_start_mm_dd,
      quality: cells.quality,
    },
    sourceIds: cells.source_id,
  }))
}

function readExchangeRates(
  reading: Reading,
  refer: cell.ReferenceCells,
): Pick<Entities, 'exchangeRates' | 'exchangeRateLines'> {
  const schema = z.object({
    currency: z.enum(Currency, { error: ({ input }) => `"${input}" is no currency` }),
    per_usd: cell.decimal.refine((rate) => Number(rate) > 0, { error: 'must be above 0' }),
    source_id: refer.sources.pipe(z.tuple([z.string()])),
    quality: cell.quality,
    note: cell.text,
  })
  const rows = readRows(reading, 'exchange_rates.csv', schema, ['currency'])
  return {
    exchangeRates: rows.map(({ cells }) => ({
      currency: cells.currency,
      perUsd: Number(cells.per_usd),
      quality: cells.quality,
      note: cells.note,
      sourceId: cells.source_id[0],
    })),
    exchangeRateLines: new Map(rows.map(({ line, cells }) => [cells.currency, line])),
  }
}
