import { createHash } from 'node:crypto'

/** A name as a slug: accents dropped, everything but letters and digits turned into single hyphens. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** An id that depends on a natural key alone, so that a re-import keeps it: 96 bits of SHA-256, hexadecimal. */
export function idOf(...key: readonly string[]): string {
  return createHash('sha256').update(key.join('\0')).digest('hex').slice(0, 24)
}

/** An identifier of the data files as words: `ore_grade` → `ore grade`. */
export function words(identifier: string): string {
  return identifier.replaceAll('_', ' ')
}
