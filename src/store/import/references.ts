import type { References } from './cells.ts'
import { type Reading, rawRows } from './rows.ts'

/** Keys of sources and countries, also of rows that have other faults: one fault is not reported twice. */
export function readReferences(reading: Reading): References {
  const keys = (file: 'sources.csv' | 'own_sources.csv' | 'countries.csv', column: string) =>
    rawRows(reading, file).flatMap(({ cells }) => cells[column] || [])
  return {
    sources: new Set([...keys('sources.csv', 'source_id'), ...keys('own_sources.csv', 'source_id')]),
    countries: new Set(keys('countries.csv', 'country_iso3')),
  }
}
