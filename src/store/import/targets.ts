import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { dataFileName } from './agreements.ts'
import * as cell from './cells.ts'
import type { ObservationRow } from './observations.ts'
import { type Reading, readRows } from './rows.ts'
import { type Selector, selectRow } from './selectors.ts'

export interface Target {
  readonly data: Prisma.ProductionTargetCreateManyInput
  /** Ids of the observations that speak about the same output. */
  readonly evidence: readonly string[]
}

/** Announced outputs, each with the figures that confirm or contradict it. */
export function readTargets(
  reading: Reading,
  references: cell.References,
  observations: readonly ObservationRow[],
): Target[] {
  const { country } = cell.referenceCells(references)
  const byPlace = new Map(observations.map((row) => [`${row.data.file}:${row.data.line}`, row]))
  const select = (at: { file: 'targets.csv' | 'target_evidence.csv'; line: number }, selector: Selector) => {
    const row = selectRow(reading, at, selector)
    return row && byPlace.get(`${selector.file}:${row.line}`)
  }
  const targets = readRows(
    reading,
    'targets.csv',
    z.object({
      slug: cell.slug,
      title: cell.text,
      country_iso3: country,
      year: cell.year,
      announced_basis: cell.basisName,
      file: dataFileName,
      match: cell.text,
    }),
    ['slug'],
  )
  const slugs = new Set(targets.map(({ cells }) => cells.slug))
  const evidence = readRows(
    reading,
    'target_evidence.csv',
    z.object({
      target: z.string().refine((slug) => slugs.has(slug), { error: 'is no target of targets.csv' }),
      file: dataFileName,
      match: cell.text,
    }),
    ['target', 'file', 'match'],
  )
  const found = evidence.flatMap(({ line, cells }) => {
    const observation = select({ file: 'target_evidence.csv', line }, cells)
    return observation ? [{ target: cells.target, id: observation.data.id }] : []
  })
  return targets.flatMap(({ line, cells }) => {
    const announced = select({ file: 'targets.csv', line }, cells)?.data
    if (!announced) return []
    if (announced.value == null || announced.unit !== 'TONNES' || !(announced.value > 0)) {
      reading.problems.add('targets.csv', line, 'match', 'the announced number must be tonnes above 0')
      return []
    }
    return {
      data: {
        id: cells.slug,
        slug: cells.slug,
        title: cells.title,
        year: cells.year,
        announcedTonnes: announced.value,
        announcedBasis: cells.announced_basis,
        quality: announced.quality,
        countryIso3: cells.country_iso3,
      },
      evidence: [...new Set(found.filter(({ target }) => target === cells.slug).map(({ id }) => id))],
    }
  })
}
