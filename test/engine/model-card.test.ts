import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { modelCard, type SkillTarget, type SkillTargetName } from '../../src/engine/model-card.ts'
import { modelCardData } from '../../src/engine/model-card-data.ts'
import { MODEL_VERSION } from '../../src/engine/version.ts'
import { modelCardFigures } from './hindcast/card.ts'
import { tableIn } from './hindcast/readme-tables.ts'
import { skillScoresTable, skillTable } from './hindcast/skill-markdown.ts'

const computed = modelCardFigures()
const [inSample, outOfSample] = modelCard.episodes as [
  (typeof modelCard.episodes)[0],
  (typeof modelCard.episodes)[0],
]

function targetOf(targets: readonly SkillTarget[], name: SkillTargetName): SkillTarget {
  return targets.find(({ target }) => target === name)!
}

/** Everything in a nested value that is no object or list, with its path. */
function leavesOf(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}/${key}`))
}

describe('stored figures', () => {
  it('are of this version of the model', () => {
    expect(modelCardData.modelVersion).toBe(MODEL_VERSION)
  })

  it('are what the model and the data give', () => {
    const stored = leavesOf(modelCardData)
    const current = leavesOf(computed)
    expect(stored.length).toBeGreaterThan(200)
    expect(current.map(([path]) => path)).toEqual(stored.map(([path]) => path))
    current.forEach(([path, value], index) => {
      const [, expected] = stored[index]!
      if (typeof value !== 'number' || typeof expected !== 'number') expect(expected, path).toBe(value)
      else {
        expect(Number.isFinite(expected), path).toBe(true)
        expect(Math.abs(value - expected), path).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
      }
    })
  })

  it('have a sampling error far below what they are compared by', () => {
    for (const { targets } of modelCard.episodes) {
      for (const { scores, years } of targets) {
        expect(scores.skillStandardError).toBeLessThan(0.01)
        for (const { pitStandardError } of years) expect(pitStandardError).toBeLessThan(0.01)
      }
    }
  })

  it('name sources that the data set lists', () => {
    const known = ['sources.csv', 'own_sources.csv'].flatMap((file) =>
      (
        parse(readFileSync(new URL(`../../prisma/data/${file}`, import.meta.url)), {
          columns: true,
        }) as Record<string, string>[]
      ).map((row) => row.source_id),
    )
    for (const { targets } of modelCard.episodes) {
      for (const { years } of targets) {
        for (const { sources } of years) {
          expect(sources.length).toBeGreaterThan(0)
          for (const source of sources) expect(known).toContain(source)
        }
      }
    }
  })
})

describe('statements', () => {
  const years = modelCard.episodes.flatMap(({ targets }) => targets.flatMap((target) => target.years))

  it('keep the episode that the model knows apart from the one that it does not', () => {
    expect(modelCard.episodes.map((episode) => episode.inSample)).toEqual([true, false])
    expect(inSample.statement).toMatch(/^In-sample: .* never forecast skill\./)
    expect(outOfSample.statement).toMatch(/^Out of sample: /)
  })

  it('count what the intervals cover', () => {
    const inside = years.filter(({ observed, p05, p95 }) => p05 <= observed && observed <= p95)
    expect(modelCard.statement).toContain(
      `Of ${years.length} observations ${inside.length} lie in the middle 90 %`,
    )
  })

  it('say of 2009–2015 what its figures say', () => {
    const price = targetOf(inSample.targets, 'lnPrice')
    expect(price.scores.skill).toBeGreaterThan(0)
    for (const year of price.years) {
      expect(year.crps < year.persistenceCrps, String(year.year)).toBe(year.year <= 2011)
      if (year.year >= 2012) expect(year.pit).toBeGreaterThan(0.95)
    }
    for (const { pit } of targetOf(inSample.targets, 'importsTo2010').years) expect(pit).toBeLessThan(0.5)
    for (const { p05, observed } of targetOf(inSample.targets, 'chinaShare').years) {
      expect(observed).toBeLessThan(p05)
    }
  })

  it('say of 2024–2026 what its figures say', () => {
    for (const { years } of outOfSample.targets) {
      for (const { covered90 } of years) expect(covered90).toBe(false)
    }
    for (const { pit } of targetOf(outOfSample.targets, 'lnPrice').years) expect(pit).toBeGreaterThan(0.95)
    const [in2025, in2026] = targetOf(outOfSample.targets, 'magnetGrowth').years
    // Fell by less, came back by less.
    expect(in2025!.pit).toBeGreaterThan(0.95)
    expect(in2026!.pit).toBeLessThan(0.05)
  })
})

describe('README', () => {
  const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')

  it.each([
    ['skill card', skillTable(computed)],
    ['skill card scores', skillScoresTable(computed)],
  ])('shows the %s table that the code prints', (name, table) => {
    expect(tableIn(readme, name)).toBe(table.trim())
  })

  it('quotes the figures that the text rests on', () => {
    const text = readme.replaceAll(/\s+/g, ' ')
    const { scores, verifiedScores, years } = targetOf(computed.hindcast.targets, 'lnPrice')
    expect(text).toContain(
      `mean CRPS ${scores.meanCrps.toFixed(3)} against ${scores.meanPersistenceCrps.toFixed(3)}`,
    )
    expect(text).toContain(`not verified, the skill is ${verifiedScores.skill.toFixed(2)}.`)
    expect(text).toContain('the PIT is above 0.97')
    for (const { pit } of years.slice(2)) expect(pit).toBeGreaterThan(0.97)
    const inEpisode = computed.hindcast.targets.flatMap((target) => target.years)
    const inside = inEpisode.filter(({ covered90 }) => covered90)
    expect(text).toContain(`cover ${inside.length} of ${inEpisode.length} observations`)
    const outside = targetOf(computed.outOfSample.targets, 'lnPrice').scores
    expect(text).toContain(`the skill of ${outside.skill.toFixed(2)} comes from 2025 alone`)
    expect(outside.yearsBeaten).toBe(1)
  })
})
