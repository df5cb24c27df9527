export type Stage = 'oxide' | 'magnet'

/** A pulse: `peakShare` of the stage withheld for `months` from the start of the month `start` (YYYY-MM). */
export interface SeverityEpisode {
  readonly stage: Stage
  readonly start: string
  readonly months: number
  readonly peakShare: number
}

/** Severity per year and stage, both of the horizon's length. */
export type SeverityByStage = Record<Stage, number[]>

/** A restriction that happened, as yearly severity laid from the first simulated year. */
export interface NamedHistory {
  readonly name: 'QUOTA_2010' | 'EMBARGO_2010' | 'CONTROLS_2025'
  readonly stage: Stage
  readonly title: string
  readonly severityByYear: readonly number[]
  readonly provenance: string
  readonly sources: readonly string[]
}

const monthsPerYear = 12

/**
 * Adds up episodes: each year gets peakShare × months inside it ÷ 12, the sum of a stage stops at 1, and months outside
 * the horizon are dropped. Throws RangeError for a start that is not YYYY-MM.
 */
export function severityFromEpisodes(
  episodes: readonly SeverityEpisode[],
  startYear: number,
  horizonYears: number,
): SeverityByStage {
  const severity: SeverityByStage = {
    oxide: new Array<number>(horizonYears).fill(0),
    magnet: new Array<number>(horizonYears).fill(0),
  }
  for (const episode of episodes) {
    const first = monthsSinceStart(episode.start, startYear)
    const last = first + episode.months
    const byYear = severity[episode.stage]
    for (let index = 0; index < horizonYears; index++) {
      const from = index * monthsPerYear
      const months = Math.min(last, from + monthsPerYear) - Math.max(first, from)
      if (months > 0)
        byYear[index] = Math.min(1, byYear[index]! + (episode.peakShare * months) / monthsPerYear)
    }
  }
  return severity
}

function monthsSinceStart(start: string, startYear: number): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(start)
  if (match === null) throw new RangeError(`Episode start is not YYYY-MM: ${start}`)
  return (Number(match[1]) - startYear) * monthsPerYear + Number(match[2]) - 1
}

/** Histories that a caller can name instead of typing severities. */
export const namedHistories: readonly NamedHistory[] = [
  {
    name: 'QUOTA_2010',
    stage: 'oxide',
    title: 'Export quota of 2010–2014',
    severityByYear: [0.21, 0.4, 0.38, 0.38, 0.39],
    provenance:
      'Share of the 2009 quota (50,145 t) withheld. 2010: the announced cut was 0.40, but unused quota of 2009 was carried over and exports fell 9 %, so 0.21; then 30,184, 30,996, 30,999 and 30,611 t',
    sources: ['wsj_2010exp', 'ian_2012', 'tmr_2012', 'tmr_2013', 'tmr_2014'],
  },
  {
    name: 'EMBARGO_2010',
    stage: 'oxide',
    title: 'Halt of shipments to Japan, autumn 2010',
    severityByYear: [(0.57 * 2) / 12],
    provenance: 'October and November 2010 against September: mean of 0.431 and 0.718 for two months',
    sources: ['smm_jp2010'],
  },
  {
    name: 'CONTROLS_2025',
    stage: 'magnet',
    title: 'Export controls of April 2025',
    severityByYear: [0.16],
    provenance:
      'World magnet exports fell 52 % on average in April–June 2025: × 3/12 ÷ 0.8 (leakage). Nd and Pr were not listed; magnets holding Dy or Tb were',
    sources: ['wsj_may2025', 'te_jun2025'],
  },
]
