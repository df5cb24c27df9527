import { describe, expect, it } from 'vitest'
import {
  columnOf,
  type EnsembleStudy,
  runOutputs,
  runStudy,
  simulate,
  type YearOutputName,
  yearOutputNames,
} from '../../../src/engine/index.ts'
import { designOf, shockLevers, simulateAll } from './fixtures.ts'

function studyOf(options: Partial<EnsembleStudy> = {}): EnsembleStudy {
  return {
    kind: 'ensemble',
    design: designOf(),
    levers: shockLevers,
    effort: { runs: 96 },
    yearOutputs: ['importLossTonnes'],
    ...options,
  }
}

/** Quantile as numpy's default has it. */
function quantile(values: readonly number[], p: number): number {
  const ascending = values.toSorted((a, b) => a - b)
  const position = (ascending.length - 1) * p
  const below = Math.floor(position)
  return (
    ascending[below]! + (position - below) * ((ascending[below + 1] ?? ascending[below]!) - ascending[below]!)
  )
}

const percentiles = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const

describe('an ensemble', () => {
  it('has the quantiles and means of the plain model, run draw by draw, in every column', () => {
    const result = runStudy(studyOf({ yearOutputs: yearOutputNames }))
    const runs = simulateAll(designOf(), shockLevers, 96)
    expect(result).toMatchObject({
      runs: 96,
      replicates: 16,
      seed: 1,
      quantileErrorShare: 0,
      precision: null,
    })
    expect(result.bands.map(({ output }) => output)).toEqual(yearOutputNames)
    for (const { output, years } of result.bands) {
      years.forEach((band, index) => {
        const values = runs
          .map(({ scenario }) => columnOf(scenario, output)[index]!)
          .filter((value) => !Number.isNaN(value))
        expect(band.year).toBe(2026 + index)
        expect(band.definedShare).toBe(values.length / 96)
        const scale = Math.max(...values.map(Math.abs))
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        expect(Math.abs(band.mean! - mean), output).toBeLessThanOrEqual(1e-12 * scale)
        for (const [name, p] of Object.entries(percentiles)) {
          const found = band[name as keyof typeof percentiles]!
          expect(Math.abs(found - quantile(values, p)), `${output} ${name}`).toBeLessThanOrEqual(
            1e-14 * scale,
          )
        }
      })
    }
  })

  it('gives the central run beside the bands: the plain model at the values of the design', () => {
    const design = designOf({ set: { kappa: 0.31 } })
    const { startYear, horizonYears, parameters } = design
    const plain = simulate({ startYear, horizonYears, levers: shockLevers, parameters })
    const result = runStudy(studyOf({ design, yearOutputs: ['importLossTonnes', 'supplyHhi'] }))
    for (const { output, years } of result.bands) {
      expect(years.map(({ central }) => central)).toEqual([...columnOf(plain.scenario, output)])
    }
    for (const { output, central } of result.figures) {
      if (output in plain.summary) {
        expect(central, output).toBe(plain.summary[output as keyof typeof plain.summary])
      }
    }
  })

  it('has every figure of a run, summed or taken from the summary as its catalogue says', () => {
    const runs = simulateAll(designOf(), shockLevers, 96)
    const { figures } = runStudy(studyOf())
    expect(figures.map(({ output }) => output)).toEqual(runOutputs.map(({ name }) => name))
    const column = (name: YearOutputName) =>
      runs.map(({ scenario }) => [...columnOf(scenario, name)].reduce((sum, value) => sum + value, 0))
    const figure = (name: string) => figures.find(({ output }) => output === name)!
    const expectMean = (name: string, values: readonly (number | null)[]) => {
      const defined = values.filter((value) => value !== null)
      const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length
      expect(figure(name).definedShare).toBe(defined.length / values.length)
      expect(Math.abs(figure(name).mean! / mean - 1), name).toBeLessThan(1e-12)
    }
    expectMean('cumulativeImportsTonnes', column('importsTonnes'))
    expectMean('cumulativeMagnetShortfallTonnes', column('magnetShortfallTonnes'))
    expectMean(
      'incentiveSpendInr',
      runs.map(({ scenario }) => columnOf(scenario, 'incentiveSpendInr')[9]!),
    )
    expectMean(
      'yearsToRecovery',
      runs.map(({ summary }) => summary.yearsToRecovery),
    )
    expectMean(
      'planAttainment2030',
      runs.map(({ summary }) => summary.planAttainment2030),
    )
  })

  it('states the tail where more is worse, and an exceedance curve that falls to 0', () => {
    const { figures } = runStudy(studyOf({ effort: { runs: 4096 } }))
    for (const { output, tail, exceedance, definedShare, p50, p95 } of figures) {
      const { better } = runOutputs.find(({ name }) => name === output)!
      expect(tail === null, output).toBe(better === 'higher' || definedShare < 1)
      if (output.startsWith('planAttainment2026')) continue
      expect(exceedance.at(-1)!.probability).toBe(0)
      exceedance.forEach(({ threshold, probability }, index) => {
        expect(threshold, output).toBeGreaterThan(
          exceedance[index - 1]?.threshold ?? Number.NEGATIVE_INFINITY,
        )
        expect(probability, output).toBeLessThan(exceedance[index - 1]?.probability ?? 1)
      })
      expect(exceedance.map(({ threshold }) => threshold)).toContain(p50)
      if (tail === null) continue
      const { valueAtRisk, conditionalValueAtRisk } = tail
      expect(valueAtRisk.lower!).toBeLessThanOrEqual(valueAtRisk.estimate!)
      expect(valueAtRisk.upper!).toBeGreaterThanOrEqual(valueAtRisk.estimate!)
      expect(conditionalValueAtRisk.estimate!).toBeGreaterThanOrEqual(valueAtRisk.estimate!)
      expect(Math.abs(valueAtRisk.estimate! - p95!)).toBeLessThanOrEqual(0.01 * Math.abs(p95!))
    }
  })

  it('answers for what is not defined in any draw with null', () => {
    const result = runStudy(studyOf({ design: { ...designOf(), startYear: 2035 } }))
    const missing = result.figures.find(({ output }) => output === 'planAttainment2030')!
    expect(missing).toMatchObject({ definedShare: 0, mean: null, p50: null, central: null, tail: null })
    expect(missing.exceedance).toEqual([])
  })

  it('counts instead of keeping from 65,537 draws on, within the stated error', () => {
    const [kept, counted] = [65_536, 65_552].map((runs) =>
      runStudy(studyOf({ effort: { runs }, yearOutputs: ['priceUsdPerKg'] })),
    )
    expect(kept!.quantileErrorShare).toBe(0)
    expect(counted!.quantileErrorShare).toBeLessThanOrEqual(0.001)
    kept!.bands[0]!.years.forEach((band, index) => {
      const other = counted!.bands[0]!.years[index]!
      for (const name of Object.keys(percentiles) as (keyof typeof percentiles)[]) {
        expect(Math.abs(other[name]! / band[name]! - 1), name).toBeLessThan(0.0015)
      }
    })
  })
})
