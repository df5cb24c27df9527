import { describe, expect, it } from 'vitest'
import type { DrawsByYear } from '../../../src/engine/hindcast/drawn-targets.ts'
import { driverDraws } from '../../../src/engine/hindcast/driver-draws.ts'
import { hindcastEnsemble, outOfSampleEnsemble } from '../../../src/engine/hindcast/ensembles.ts'
import {
  columnOf,
  defaultParameters,
  hindcastParameters,
  hindcastSeverity,
  parameterAt,
  parameterTable,
  runHindcast,
  runOutOfSample,
} from '../../../src/engine/index.ts'
import { drawnParameters } from '../studies/fixtures.ts'

const outOfSample = { severity: { oxide: [0, 0, 0], magnet: [0, 0.16, 0] }, priceUsdPerKg: 56 }

/** A design that holds the parameters named at the values given. */
function designHolding(parameters: Float64Array, symbols: readonly string[], seed: number) {
  const held = Uint8Array.from(parameterTable, ({ symbol }) => (symbols.includes(symbol) ? 1 : 0))
  return { startYear: 2026, horizonYears: 1, parameters, held, seed }
}

function valuesOf(table: DrawsByYear, draw: number): number[] {
  return [...table.values()].map((values) => values[draw]!)
}

/** All but the few draws whose calm stock exceeds its own ceiling, so that stock is sold at once, start at the price. */
function expectStart(prices: Float64Array, start: number): void {
  const apart = prices.filter((price) => Math.abs(price - start) > 1e-9)
  expect(apart.length / prices.length).toBeLessThan(0.1)
  for (const price of apart) expect(price).toBeLessThan(start)
}

describe('driver draws', () => {
  const draws = 4096
  const driverOf = driverDraws(1)
  const drivers = Array.from({ length: draws }, (_, draw) => driverOf(draw))

  it.each([
    ['scale', 0.8, 1.3],
    ['squeeze2011', 0, 0.2],
    ['lag2015', 0, 0.3],
  ] as const)('%s is spread evenly from %f to %f', (part, low, high) => {
    const sorted = drivers.map((driver) => driver[part]).toSorted((a, b) => a - b)
    // Kolmogorov–Smirnov: independent draws would exceed 1.63/√n in one of a hundred; low-discrepancy points stay far below.
    const distance = Math.max(
      ...sorted.map((value, index) => Math.abs((value - low) / (high - low) - (index + 0.5) / draws)),
    )
    expect(distance).toBeLessThan(0.01)
    expect(sorted[0]).toBeGreaterThan(low)
    expect(sorted.at(-1)).toBeLessThan(high)
  })

  it('has parts that know nothing of each other', () => {
    const centred = {
      scale: drivers.map(({ scale }) => (scale - 1.05) / 0.5),
      squeeze: drivers.map(({ squeeze2011 }) => (squeeze2011 - 0.1) / 0.2),
      lag: drivers.map(({ lag2015 }) => (lag2015 - 0.15) / 0.3),
    }
    const correlation = (a: number[], b: number[]): number =>
      (12 * a.reduce((sum, value, index) => sum + value * b[index]!, 0)) / draws
    expect(Math.abs(correlation(centred.scale, centred.squeeze))).toBeLessThan(0.03)
    expect(Math.abs(correlation(centred.scale, centred.lag))).toBeLessThan(0.03)
    expect(Math.abs(correlation(centred.squeeze, centred.lag))).toBeLessThan(0.03)
  })

  it('is another under another seed', () => {
    expect(driverDraws(2)(5)).not.toEqual(driverOf(5))
    expect(driverDraws(1)(5)).toEqual(driverOf(5))
  })
})

describe('ensemble of 2009–2015', () => {
  const ensemble = hindcastEnsemble({ draws: 48, seed: 3 })
  const overridden = ['c_o', 'c_m', 'J0', 'q_2026', 'q_2030', 'D_m', 'P0']

  it('runs each draw with its own driver and parameters', () => {
    const parameters = drawnParameters(designHolding(hindcastParameters(), overridden, 3), 48)
    for (const draw of [0, 15, 16, 47]) {
      const { scenario } = runHindcast(hindcastSeverity(driverDraws(3)(draw)), parameters[draw]!)
      const imports = [...columnOf(scenario, 'importsTonnes')]
      expect(valuesOf(ensemble.price, draw)).toEqual([...columnOf(scenario, 'priceUsdPerKg')])
      expect(valuesOf(ensemble.importsTo2010, draw)).toEqual(imports.map((tonnes) => tonnes / imports[1]!))
      expect(valuesOf(ensemble.chinaShare, draw)).toEqual(
        [...columnOf(scenario, 'importsChinaOxideTonnes')].map((tonnes, year) => tonnes / imports[year]!),
      )
    }
  })

  it('starts every draw at the price of 2009, and goes apart from there', () => {
    expect([...ensemble.price.keys()]).toEqual([2009, 2010, 2011, 2012, 2013, 2014, 2015])
    expectStart(ensemble.price.get(2009)!, 19.12)
    expect(new Set(ensemble.price.get(2011)).size).toBe(48)
    expect(new Set(ensemble.importsTo2010.get(2010))).toEqual(new Set([1]))
  })

  it('has the same first draws whatever their number', () => {
    const fewer = hindcastEnsemble({ draws: 16, seed: 3 })
    expect([...fewer.price.get(2013)!]).toEqual([...ensemble.price.get(2013)!.slice(0, 16)])
  })
})

describe('ensemble of 2024–2026', () => {
  const ensemble = outOfSampleEnsemble({ draws: 32, seed: 4, ...outOfSample })

  it('runs each draw with its own parameters but the price of 2024', () => {
    const start = defaultParameters()
    start[parameterAt.P0] = 56
    const parameters = drawnParameters(designHolding(start, ['P0'], 4), 32)
    for (const draw of [0, 9, 31]) {
      const { scenario } = runOutOfSample(outOfSample.severity, parameters[draw]!)
      const [first, second, third] = columnOf(scenario, 'importsChinaMagnetTonnes')
      expect(valuesOf(ensemble.price, draw)).toEqual([...columnOf(scenario, 'priceUsdPerKg')])
      expect(valuesOf(ensemble.magnetGrowth, draw)).toEqual([Number.NaN, second! / first!, third! / second!])
    }
    expectStart(ensemble.price.get(2024)!, 56)
  })

  it('has fewer magnets under the controls than without, in every draw', () => {
    const calm = outOfSampleEnsemble({
      draws: 32,
      seed: 4,
      ...outOfSample,
      severity: { oxide: [0, 0, 0], magnet: [0, 0, 0] },
    })
    ensemble.magnetGrowth.get(2025)!.forEach((growth, draw) => {
      expect(growth).toBeLessThan(calm.magnetGrowth.get(2025)![draw]!)
    })
  })
})
