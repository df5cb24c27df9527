import { describe, expect, test } from 'vitest'
import { defaultLevers, defaultParameters, type SimulationInput, simulate } from '../../src/engine/index.ts'

const input: SimulationInput = {
  startYear: 2026,
  horizonYears: 10,
  parameters: defaultParameters(),
  levers: defaultLevers,
}
const withOxide = (severity: number): Partial<SimulationInput> => ({
  levers: { ...defaultLevers, china: { oxide: [severity], magnet: [] } },
})

describe('programming errors are refused', () => {
  test.each<[string, Partial<SimulationInput>, RegExp]>([
    ['a year before the first', { startYear: 2025 }, /startYear.*2025/],
    ['a fractional year', { startYear: 2026.5 }, /startYear/],
    ['a horizon beyond the longest', { horizonYears: 41 }, /horizonYears.*41/],
    ['no horizon', { horizonYears: 0 }, /horizonYears/],
    ['too few parameters', { parameters: new Float64Array(3) }, /got 3/],
    ['a parameter that is no number', { parameters: defaultParameters().fill(Number.NaN, 0, 1) }, /D0/],
    ['a severity above 1', withOxide(1.2), /1\.2/],
    ['a negative severity', withOxide(-0.1), /-0\.1/],
    ['a severity that is no number', withOxide(Number.NaN), /NaN/],
  ])('%s', (_, change, named) => {
    expect(() => simulate({ ...input, ...change })).toThrow(RangeError)
    expect(() => simulate({ ...input, ...change })).toThrow(named)
  })
})
