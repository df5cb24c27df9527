import { replicateCount } from '../../../src/engine/ensemble/moments.ts'
import { Sketch } from '../../../src/engine/ensemble/sketch.ts'
import type { DrawsByYear } from '../../../src/engine/hindcast/drawn-targets.ts'
import { log } from '../../../src/engine/math.ts'
import type { SkillScores, SkillTarget, SkillTargetName, SkillYear } from '../../../src/engine/model-card.ts'
import { crps, type ObservedPoint } from './score.ts'

/** Draws of a target, and the observations that they are scored against. */
export interface ObservedTarget {
  readonly target: SkillTargetName
  readonly draws: DrawsByYear
  readonly points: readonly ObservedPoint[]
  /** Points without unverified ones, which are no persistence either. */
  readonly verifiedPoints: readonly ObservedPoint[]
}

/** Scores the draws of each observed year. Throws RangeError for a year that was not drawn. */
export function skillTarget({ target, draws, points, verifiedPoints }: ObservedTarget): SkillTarget {
  const scale = target === 'lnPrice' ? log : (value: number) => value
  const scored = scorePoints(points, draws, scale)
  return {
    target,
    years: scored.map(({ year }) => year),
    scores: scoresOf(scored),
    verifiedScores: scoresOf(scorePoints(verifiedPoints, draws, scale)),
  }
}

interface ScoredPoint {
  readonly year: SkillYear
  /** CRPS of the draws of each replicate alone. */
  readonly replicateCrps: readonly number[]
}

function scorePoints(
  points: readonly ObservedPoint[],
  draws: DrawsByYear,
  scale: (value: number) => number,
): ScoredPoint[] {
  return points.map((point) => {
    const values = draws.get(point.year)
    if (values === undefined) throw new RangeError(`No draws of ${point.year}`)
    return scorePoint(point, values, scale)
  })
}

/** CRPS and its persistence are of values on `scale`; all else is in their own unit. */
function scorePoint(
  { year, value: observed, verified, sources, persistence }: ObservedPoint,
  values: Float64Array,
  scale: (value: number) => number,
): ScoredPoint {
  const sketch = new Sketch()
  sketch.addAll(values, 0, 1, values.length)
  const [p05, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => sketch.quantile(p)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const scaled = values.map(scale)
  const replicateCrps = replicatesOf(scaled).map((part) => crps(part, scale(observed)))
  return {
    replicateCrps,
    year: {
      year,
      observed,
      verified,
      sources,
      persistence,
      p05,
      p25,
      p50,
      p75,
      p95,
      crps: crps(scaled, scale(observed)),
      crpsStandardError: standardErrorOf(replicateCrps),
      persistenceCrps: crps([scale(persistence)], scale(observed)),
      pit: pitOf(values, observed),
      pitStandardError: standardErrorOf(replicatesOf(values).map((part) => pitOf(part, observed))),
      covered50: p25 <= observed && observed <= p75,
      covered90: p05 <= observed && observed <= p95,
    },
  }
}

function scoresOf(scored: readonly ScoredPoint[]): SkillScores {
  const years = scored.map(({ year }) => year)
  const meanCrps = meanOf(years.map(({ crps }) => crps))
  const meanPersistenceCrps = meanOf(years.map(({ persistenceCrps }) => persistenceCrps))
  const meanCrpsStandardError = standardErrorOf(
    Array.from({ length: replicateCount }, (_, replicate) =>
      meanOf(scored.map(({ replicateCrps }) => replicateCrps[replicate]!)),
    ),
  )
  return {
    years: years.length,
    meanCrps,
    meanCrpsStandardError,
    meanPersistenceCrps,
    skill: 1 - meanCrps / meanPersistenceCrps,
    skillStandardError: meanCrpsStandardError / meanPersistenceCrps,
    yearsBeaten: years.filter((year) => year.crps < year.persistenceCrps).length,
    coverage50: meanOf(years.map(({ covered50 }) => Number(covered50))),
    coverage90: meanOf(years.map(({ covered90 }) => Number(covered90))),
  }
}

/** Probability integral transform: share of the values below the observation, half of those equal to it. */
export function pitOf(values: Float64Array, observed: number): number {
  return meanOf(Array.from(values, (value) => (value < observed ? 1 : value === observed ? 0.5 : 0)))
}

/** Values of each replicate: draw i belongs to replicate i mod 16. */
function replicatesOf(values: Float64Array): Float64Array[] {
  return Array.from({ length: replicateCount }, (_, replicate) =>
    values.filter((_value, draw) => draw % replicateCount === replicate),
  )
}

/** Standard error of the mean of independent replicates. */
function standardErrorOf(replicates: readonly number[]): number {
  const mean = meanOf(replicates)
  const squares = replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (replicates.length - 1) / replicates.length)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
