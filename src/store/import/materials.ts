import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { Basis, MaterialStage } from '../generated/enums.ts'
import * as cell from './cells.ts'
import { slugify } from './keys.ts'
import { type Reading, rawRows, readRows } from './rows.ts'
import type { Sourced } from './sourced.ts'

/** Materials of materials.csv, then the ore bodies. */
export function readMaterials(
  reading: Reading,
  refer: cell.ReferenceCells,
): Sourced<Prisma.MaterialCreateManyInput>[] {
  const schema = z.object({
    slug: cell.slug,
    name: cell.text,
    stage: z.enum(MaterialStage, { error: ({ input }) => `"${input}" is no stage` }),
    composition: cell.text,
    ndpr_oxide_per_tonne: cell.optionalDecimal,
    conversion_note: cell.optionalText,
    basis: z.union([z.literal('').transform(() => null), z.enum(Basis)], { error: 'is no basis' }),
    source_id: refer.sources,
    quality: cell.quality,
  })
  const chemicals = readRows(reading, 'materials.csv', schema, ['slug']).map(({ cells }) => ({
    data: {
      id: cells.slug,
      slug: cells.slug,
      name: cells.name,
      stage: cells.stage,
      composition: cells.composition,
      ndprOxidePerTonne: cells.ndpr_oxide_per_tonne === null ? null : Number(cells.ndpr_oxide_per_tonne),
      conversionNote: cells.conversion_note,
      basis: cells.basis,
      countryIso3: null,
      quality: cells.quality,
    },
    sourceIds: cells.source_id,
  }))
  return [...chemicals, ...readOres(reading, refer)]
}

/** Ore bodies are the deposits that element shares are given for. */
function readOres(reading: Reading, refer: cell.ReferenceCells): Sourced<Prisma.MaterialCreateManyInput>[] {
  const schema = z.object({
    deposit: cell.text,
    mineral: cell.text,
    country_iso3: refer.country,
    source_id: refer.sources,
    quality: cell.quality,
  })
  const ores = new Map<string, Sourced<Prisma.MaterialCreateManyInput>>()
  for (const { line, cells: raw } of rawRows(reading, 'deposit_element_shares.csv')) {
    // Faulty cells are reported where the same rows are read as numbers.
    const { data: cells } = schema.safeParse(raw)
    if (!cells) continue
    const slug = slugify(cells.deposit)
    const known = ores.get(slug)
    if (
      known &&
      (known.data.composition !== cells.mineral || known.data.countryIso3 !== cells.country_iso3)
    ) {
      reading.problems.add(
        'deposit_element_shares.csv',
        line,
        'mineral',
        'an earlier row gives this deposit another mineral or country',
      )
    }
    if (known) continue
    ores.set(slug, {
      data: {
        id: slug,
        slug,
        name: cells.deposit,
        stage: MaterialStage.ORE,
        composition: cells.mineral,
        ndprOxidePerTonne: null,
        conversionNote: null,
        basis: null,
        countryIso3: cells.country_iso3,
        quality: cells.quality,
      },
      sourceIds: cells.source_id,
    })
  }
  return [...ores.values()]
}
