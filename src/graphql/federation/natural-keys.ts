import type { PrismaClient } from '../../store/generated/client.ts'

interface NaturalKey {
  /** Field of the type that holds it. */
  readonly field: string
  /** Finds the inner ids of things by it. Absent where it is the inner id itself. */
  readonly find?: (db: PrismaClient, keys: string[]) => Promise<{ id: string; slug: string }[]>
}

const select = { id: true, slug: true } as const
const among = (slugs: string[]) => ({ where: { slug: { in: slugs } }, select })

/**
 * By what other subgraphs may know a thing besides its `id`, by type. A key means the same thing to every caller: a slug
 * that only its owner can look up is none.
 */
export const naturalKeys: ReadonlyMap<string, NaturalKey> = new Map<string, NaturalKey>([
  ['Country', { field: 'iso3' }],
  ['Source', { field: 'key' }],
  ['ModelParameter', { field: 'symbol' }],
  ['Company', { field: 'slug', find: (db, slugs) => db.company.findMany(among(slugs)) }],
  ['Facility', { field: 'slug', find: (db, slugs) => db.facility.findMany(among(slugs)) }],
  ['Material', { field: 'slug', find: (db, slugs) => db.material.findMany(among(slugs)) }],
  ['PolicyMeasure', { field: 'slug', find: (db, slugs) => db.policyMeasure.findMany(among(slugs)) }],
  ['ProductionTarget', { field: 'slug', find: (db, slugs) => db.productionTarget.findMany(among(slugs)) }],
  ['Sector', { field: 'slug', find: (db, slugs) => db.sector.findMany(among(slugs)) }],
  ['TradeAgreement', { field: 'slug', find: (db, slugs) => db.tradeAgreement.findMany(among(slugs)) }],
])

/** Names of the fields that identify a thing of this type. */
export function keyFields(type: string): string[] {
  const natural = naturalKeys.get(type)
  return natural ? ['id', natural.field] : ['id']
}
