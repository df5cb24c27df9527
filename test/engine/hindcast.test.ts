import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  columnOf,
  defaultParameters,
  deterministicHindcastDriver,
  hindcastParameters,
  hindcastQuotaSeverity,
  hindcastSeverity,
  parameterAt,
  runHindcast,
} from '../../src/engine/index.ts'
import { hindcastFigures, outOfSampleFigures } from './hindcast/figures.ts'
import { hindcastTable, outOfSampleTable, scoreTable } from './hindcast/markdown.ts'
import type { Observation } from './hindcast/observations.ts'
import { tableIn } from './hindcast/readme-tables.ts'
import record from './hindcast/record.json' with { type: 'json' }
import { scoreOf, scoreYears } from './hindcast/score.ts'

const hindcast = hindcastFigures()
const outOfSample = outOfSampleFigures()
const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')

/** Numbers of a nested value with their paths. */
function numbersOf(value: unknown, path = ''): [path: string, value: number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => numbersOf(part, `${path}/${key}`))
}

describe('driver of 2009–2015', () => {
  it('is the quota withheld, scaled, with the squeeze of 2011 and the lag of 2015', () => {
    expect(hindcastQuotaSeverity).toEqual([0, 0.21, 0.4, 0.38, 0.38, 0.39, 0])
    const expected = [0, 0.2205, 0.52, 0.399, 0.399, 0.4095, 0.15]
    hindcastSeverity(deterministicHindcastDriver).forEach((severity, index) => {
      expect(severity).toBeCloseTo(expected[index]!, 12)
    })
    const harshest = hindcastSeverity({ scale: 3, squeeze2011: 0.2, lag2015: 0.3 })
    expect(Math.max(...harshest)).toBe(1)
  })

  it('meets the state of 2009: China 85.5 % of use, no magnets, India or public stock', () => {
    const { scenario } = runHindcast([0], hindcastParameters())
    const first = (name: Parameters<typeof columnOf>[1]): number => columnOf(scenario, name)[0]!
    expect(first('importsChinaOxideTonnes') / first('consumptionTonnes')).toBeCloseTo(0.855, 12)
    expect(first('referenceDemandTonnes')).toBeCloseTo(0.61 * 6590, 9)
    expect(first('priceUsdPerKg')).toBeCloseTo(19.12, 12)
    for (const name of ['importsChinaMagnetTonnes', 'importsIndiaTonnes', 'publicStockTonnes'] as const) {
      expect(first(name)).toBe(0)
    }
  })
})

describe('score', () => {
  const observed = new Map<number, Observation>([
    [2000, { value: 10, verified: true, sources: [] }],
    [2001, { value: 40, verified: false, sources: [] }],
    [2002, { value: 20, verified: true, sources: [] }],
  ])
  const modelled = new Map([
    [2000, 10],
    [2001, 20],
    [2002, 20],
  ])

  it('compares ln errors with those of the last observation', () => {
    const years = scoreYears(modelled, observed, { from: 2001, verifiedOnly: false })
    expect(years.map((year) => year.lnError)).toEqual([-Math.LN2, 0])
    expect(years.map((year) => year.persistenceLnError)).toEqual([-Math.log(4), Math.LN2])
    const score = scoreOf(years)
    expect(score.rmse).toBeCloseTo(Math.LN2 / Math.SQRT2, 15)
    expect(score.meanAbsolute).toBeCloseTo(Math.LN2 / 2, 15)
    expect(score.persistenceMeanAbsolute).toBeCloseTo(1.5 * Math.LN2, 15)
    expect(score.yearsBeaten).toBe(2)
  })

  it('can leave unverified observations out, as persistence too', () => {
    const years = scoreYears(modelled, observed, { from: 2001, verifiedOnly: true })
    expect(years.map((year) => [year.year, year.persistenceLnError])).toEqual([[2002, -Math.LN2]])
  })
})

describe('record', () => {
  it('holds the figures that the model gives', () => {
    const recorded = numbersOf(record)
    const computed = numbersOf({ hindcast, outOfSample })
    expect(computed.map(([path]) => path)).toEqual(recorded.map(([path]) => path))
    computed.forEach(([path, value], index) => {
      const expected = recorded[index]![1]
      expect(Math.abs(value - expected), path).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
    })
  })

  it('is a regression bar: mean errors in ln price stay below those of persistence in 2009–2015', () => {
    const { meanAbsolute, persistenceMeanAbsolute, rmse, persistenceRmse } = hindcast.priceScore
    expect(meanAbsolute).toBeLessThan(persistenceMeanAbsolute)
    expect(rmse).toBeLessThan(persistenceRmse)
    expect(hindcast.priceScoreQuotaOnly.rmse).toBeGreaterThan(rmse)
  })
})

describe('README', () => {
  it.each([
    ['hindcast', hindcastTable(hindcast)],
    ['hindcast scores', scoreTable(hindcast)],
    ['out-of-sample', outOfSampleTable(outOfSample)],
  ])('shows the %s table that the code prints', (name, table) => {
    expect(tableIn(readme, name)).toBe(table.trim())
  })

  it('says how much of the rise after 2024 the model has, and how much of that no restriction brought', () => {
    const { price, priceWithoutRestriction, pricesScored } = outOfSample
    const [from, in2025, in2026] = price.map(Math.log) as [number, number, number]
    const observed = pricesScored.map((year) => Math.log(year.observed) - from)
    const text = readme.replaceAll(/\s+/g, ' ')
    expect(text).toContain(`(${(in2025 - from).toFixed(3)} of ${observed[0]!.toFixed(3)} in logarithms)`)
    expect(text).toContain(`(${(in2026 - from).toFixed(3)} of ${observed[1]!.toFixed(3)})`)
    const unrestricted = (Math.log(priceWithoutRestriction[2]!) - from).toFixed(3)
    const trend = (2 * defaultParameters()[parameterAt.gamma]!).toFixed(3)
    expect(text).toContain(
      `${unrestricted} of the ${(in2026 - from).toFixed(3)} comes without any restriction, ${trend} of that from the trend γ`,
    )
  })

  it('says in how many years the model is closer than persistence', () => {
    const { yearsBeaten, years } = hindcast.priceScore
    expect(years).toBe(6)
    expect(readme).toContain(`closer than persistence in ${yearsBeaten} of 6 years`)
    // Fewer than four has to be said as what it is.
    if (yearsBeaten < 4) expect(readme).toContain('does not pass its own bar of 4')
    expect(readme).toContain('in-sample')
  })
})
