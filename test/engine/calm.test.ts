import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  columnOf,
  defaultLevers,
  defaultParameters,
  parameterTable,
  simulate,
} from '../../src/engine/index.ts'
import { cases } from '../support/size.ts'
import { parametersAtShares, share, words } from './pseudo-random.ts'

const calmFromYear = 11
const calmBelow = 0.1

/** |x − x_baseline| by year after half of Chinese oxide and magnets is withheld in 2026 alone. */
function disturbance(parameters: Float64Array): number[] {
  const { scenario, baseline } = simulate({
    startYear: 2026,
    horizonYears: 40,
    parameters,
    levers: { ...defaultLevers, china: { oxide: [0.5], magnet: [0.5] } },
  })
  const calm = columnOf(baseline, 'logPriceRatio')
  return [...columnOf(scenario, 'logPriceRatio')].map((x, year) => Math.abs(x - calm[year]!))
}

function calmsDown(parameters: Float64Array): boolean {
  return disturbance(parameters)
    .slice(calmFromYear - 1)
    .every((size) => size < calmBelow)
}

describe('after a pulse of one year', () => {
  it('the price at default parameters is calm from year 11 on', () => {
    const sizes = disturbance(defaultParameters())
    expect(sizes[0]).toBeGreaterThan(3 * calmBelow)
    for (const size of sizes.slice(calmFromYear - 1)) expect(size).toBeLessThan(calmBelow)
  })

  it('the share of prior draws that swing for longer is the one that the README states', () => {
    const readme = readFileSync(new URL('../../src/engine/README.md', import.meta.url), 'utf8')
    const stated = Number(/(\d+) % of prior draws fail/.exec(readme)?.[1]) / 100
    const draws = cases(2_000, 20_000)
    const next = words(20_110_311)
    let failed = 0
    for (let draw = 0; draw < draws; draw++) {
      const shares = Float64Array.from(parameterTable, () => share(next))
      if (!calmsDown(parametersAtShares(shares))) failed++
    }
    // Four standard errors of a share of draws, and half a percentage point for the rounding in the text.
    const slack = 4 * Math.sqrt((stated * (1 - stated)) / draws) + 0.005
    expect(Math.abs(failed / draws - stated)).toBeLessThan(slack)
  })
})
