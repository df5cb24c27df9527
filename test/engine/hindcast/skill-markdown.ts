import type {
  ModelCardData,
  SkillFigures,
  SkillScores,
  SkillTarget,
  SkillTargetName,
  SkillYear,
} from '../../../src/engine/model-card.ts'
import { table } from './markdown.ts'

const labels: Readonly<Record<SkillTargetName, string>> = {
  lnPrice: 'price, USD/kg',
  importsTo2010: 'imports ÷ 2010',
  chinaShare: 'China’s share',
  magnetGrowth: 'Chinese magnets ÷ year before',
}

const decimals: Readonly<Record<SkillTargetName, number>> = {
  lnPrice: 1,
  importsTo2010: 3,
  chinaShare: 3,
  magnetGrowth: 3,
}

/** A row per observation: where the draws lie, and what they score. */
export function skillTable({ hindcast, outOfSample }: ModelCardData): string {
  return table(
    ['target', 'year', 'observed', '5 %', 'median', '95 %', 'CRPS', 'of persistence', 'PIT'],
    [hindcast, outOfSample].flatMap(({ targets }) => targets.flatMap(yearRows)),
  )
}

function yearRows({ target, years }: SkillTarget): string[][] {
  const digits = (value: number): string => value.toFixed(decimals[target])
  return years.map((year) => [
    labels[target],
    String(year.year),
    observedText(year, digits),
    digits(year.p05),
    digits(year.p50),
    digits(year.p95),
    year.crps.toFixed(3),
    year.persistenceCrps.toFixed(3),
    year.pit.toFixed(3),
  ])
}

function observedText({ observed, verified, covered90 }: SkillYear, digits: (value: number) => string) {
  return `${digits(observed)}${verified ? '' : ' (unverified)'}${covered90 ? '' : ' ✗'}`
}

/** A row per target, and one more where unverified observations make a difference. */
export function skillScoresTable({ hindcast, outOfSample }: ModelCardData): string {
  return table(
    [
      'target',
      'observations',
      'mean CRPS',
      'of persistence',
      'skill',
      'in the 50 % interval',
      'in the 90 % interval',
      'years better than persistence',
    ],
    [...scoreRows('2009–2015', hindcast), ...scoreRows('2024–2026', outOfSample)],
  )
}

function scoreRows(episode: string, { targets }: SkillFigures): string[][] {
  return targets.flatMap(({ target, scores, verifiedScores }) => {
    const label = `${labels[target]}, ${episode}`
    const rows = [scoreRow(label, scores)]
    if (verifiedScores.years < scores.years) rows.push(scoreRow(`${label}, verified only`, verifiedScores))
    return rows
  })
}

function scoreRow(label: string, scores: SkillScores): string[] {
  const inside = (share: number): string => `${Math.round(share * scores.years)} of ${scores.years}`
  return [
    label,
    String(scores.years),
    `${scores.meanCrps.toFixed(4)} ± ${scores.meanCrpsStandardError.toPrecision(1)}`,
    scores.meanPersistenceCrps.toFixed(3),
    `${scores.skill.toFixed(3)} ± ${scores.skillStandardError.toPrecision(1)}`,
    inside(scores.coverage50),
    inside(scores.coverage90),
    `${scores.yearsBeaten} of ${scores.years}`,
  ]
}
