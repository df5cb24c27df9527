import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnOf,
  defaultLevers,
  defaultParameters,
  severityFromEpisodes,
  simulate,
} from '../../src/engine/index.ts'
import { episodes, runs, startYears } from './arbitraries.ts'

/** Months of an episode that fall into a year, counted one by one. */
function monthsInside(start: string, months: number, year: number): number {
  let [atYear, atMonth] = start.split('-').map(Number) as [number, number]
  let inside = 0
  for (let month = 0; month < months; month++) {
    if (atYear === year) inside++
    atMonth++
    if (atMonth > 12) [atYear, atMonth] = [atYear + 1, 1]
  }
  return inside
}

describe('episodes', () => {
  it('add peakShare × months inside the year ÷ 12 per stage, up to 1', () => {
    fc.assert(
      fc.property(
        fc.array(episodes, { maxLength: 4 }),
        startYears,
        fc.integer({ min: 1, max: 40 }),
        (given, startYear, horizonYears) => {
          const severity = severityFromEpisodes(given, startYear, horizonYears)
          for (const stage of ['oxide', 'magnet'] as const) {
            expect(severity[stage]).toHaveLength(horizonYears)
            const year = startYear + horizonYears - 1
            const sum = given
              .filter((episode) => episode.stage === stage)
              .reduce((total, { start, months, peakShare }) => {
                return total + (peakShare * monthsInside(start, months, year)) / 12
              }, 0)
            expect(severity[stage][horizonYears - 1]).toBeCloseTo(Math.min(1, sum), 12)
          }
        },
      ),
      runs,
    )
  })

  it('start in a month of the calendar', () => {
    const start = (month: string) => () =>
      severityFromEpisodes([{ stage: 'oxide', start: month, months: 1, peakShare: 1 }], 2026, 1)
    expect(start('2026-13')).toThrow(RangeError)
    expect(start('2026-12')).not.toThrow()
  })

  it('reach the run: half a year of 0.8 in 2027 is a severity of 0.4', () => {
    const levers = {
      ...defaultLevers,
      china: severityFromEpisodes([{ stage: 'oxide', start: '2027-04', months: 6, peakShare: 0.8 }], 2026, 3),
    }
    const { scenario } = simulate({
      startYear: 2026,
      horizonYears: 3,
      levers,
      parameters: defaultParameters(),
    })
    const [before, during, after] = columnOf(scenario, 'severityOxideShare')
    expect([before, after]).toEqual([0, 0])
    expect(during).toBeCloseTo(0.4, 15)
  })
})
