import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  feed,
  nextValues,
  outcome,
  type SearchOptions,
  type SearchOutcome,
  startSearch,
} from '../../../src/engine/decision/search.ts'
import { cases } from '../../support/size.ts'

/** Evaluates all that a search asks for, in the order given or the reverse of it. */
function run(
  risk: (value: number) => number,
  options: SearchOptions,
  { reversed = false }: { reversed?: boolean } = {},
): SearchOutcome {
  const state = startSearch(options)
  for (let values = nextValues(state); values.length > 0; values = nextValues(state)) {
    expect(outcome(state)).toEqual({ kind: 'pending' })
    for (const value of reversed ? values.toReversed() : values) feed(state, value, risk(value))
  }
  return outcome(state)
}

const stock = { minimum: 0, maximum: 160, threshold: 0.25, tolerance: 0.01 }

/** Steps of random height: risk on 64 equal stretches of [0, 64]. */
const stepRisks = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 65, maxLength: 65 })
  .map((heights) => (value: number) => heights[Math.floor(value)]! / 20)

describe('search for the cheapest lever value', () => {
  it('narrows the first passing stretch down to the tolerance', () => {
    const result = run((value) => 1 - value / 123.4, stock)
    if (result.kind !== 'found') throw new Error(result.kind)
    const truth = 0.75 * 123.4
    expect(result.value).toBeGreaterThanOrEqual(truth)
    expect(result.failing.value).toBeLessThan(truth)
    expect(result.value - result.failing.value).toBeLessThanOrEqual(0.01)
    expect(result.risk).toBeLessThanOrEqual(0.25)
    expect(result.monotone).toBe(true)
    // 17 grid points 10 apart; 10/2¹⁰ is the first under the tolerance.
    expect(result.curve.length).toBe(27)
  })

  it('takes a value whose risk is the threshold itself', () => {
    const result = run((value) => (value < 40 ? 0.5 : 0.25), stock)
    expect(result).toMatchObject({ kind: 'found', value: 40, risk: 0.25 })
  })

  it('stops at the minimum where that passes', () => {
    const result = run((value) => 0.2 + value / 1_000, stock)
    expect(result).toMatchObject({ kind: 'metAtMinimum', value: 0, risk: 0.2, monotone: false })
    expect(result.kind !== 'pending' && result.curve.length).toBe(17)
  })

  it('gives the value with the least risk where none passes, the cheapest of equal ones', () => {
    const result = run((value) => 0.3 + Math.max(0, 80 - value) / 100, stock)
    expect(result).toMatchObject({ kind: 'unreachable', value: 80, risk: 0.3, monotone: true })
  })

  it('finds the cheapest passing stretch where risk rises again behind it, and says so', () => {
    const result = run((value) => (value > 31 && value < 75 ? 0.1 : 0.6), stock)
    if (result.kind !== 'found') throw new Error(result.kind)
    expect(result.value).toBeGreaterThan(31)
    expect(result.value).toBeLessThanOrEqual(31.01)
    expect(result.monotone).toBe(false)
  })

  it('asks for the grid at once and then for one value at a time', () => {
    const state = startSearch({ ...stock, gridPoints: 5 })
    expect(nextValues(state)).toEqual([0, 40, 80, 120, 160])
    feed(state, 80, 0.1)
    feed(state, 0, 0.9)
    expect(nextValues(state)).toEqual([40, 120, 160])
    for (const value of [160, 40, 120]) feed(state, value, value < 80 ? 0.9 : 0.1)
    expect(nextValues(state)).toEqual([60])
    feed(state, 60, 0.1)
    expect(nextValues(state)).toEqual([50])
  })

  it('ends where doubles do, however small the tolerance', () => {
    const result = run((value) => (value < Math.PI ? 1 : 0), { ...stock, tolerance: 1e-300 })
    expect(result).toMatchObject({ kind: 'found', value: Math.PI })
  })

  it('answers with a value that passes, close above one that fails, and no cheaper grid point that passes', () => {
    const options = { minimum: 0, maximum: 64, threshold: 0.2, tolerance: 0.125, gridPoints: 9 }
    fc.assert(
      fc.property(stepRisks, (risk) => {
        const result = run(risk, options)
        expect(run(risk, options, { reversed: true })).toEqual(result)
        if (result.kind === 'pending') throw new Error('The search asked for nothing more')
        const grid = Array.from({ length: 9 }, (_, index) => 8 * index)
        const passing = grid.filter((value) => risk(value) <= 0.2)
        expect(result.risk).toBe(risk(result.value))
        for (const point of result.curve) expect(point.risk).toBe(risk(point.value))
        const values = result.curve.map((point) => point.value)
        expect(values).toEqual(values.toSorted((a, b) => a - b))
        const risks = result.curve.map((point) => point.risk)
        expect(result.monotone).toBe(risks.join() === risks.toSorted((a, b) => b - a).join())
        if (result.kind === 'unreachable') {
          expect(passing).toEqual([])
          expect(result.risk).toBe(Math.min(...grid.map(risk)))
          return
        }
        expect(result.risk).toBeLessThanOrEqual(0.2)
        expect(result.value).toBeLessThanOrEqual(passing[0]!)
        if (result.kind === 'metAtMinimum') {
          expect(result.value).toBe(0)
          return
        }
        expect(result.failing.risk).toBeGreaterThan(0.2)
        expect(result.value - result.failing.value).toBeLessThanOrEqual(0.125)
        expect(result.failing.value).toBeGreaterThanOrEqual(passing[0]! - 8)
      }),
      { numRuns: cases(500, 3_000) },
    )
  })

  it('refuses answers that it did not ask for', () => {
    const state = startSearch(stock)
    expect(() => feed(state, 3, 0.5)).toThrow(RangeError)
    expect(() => feed(state, 10, Number.NaN)).toThrow(RangeError)
    feed(state, 10, 0.5)
    expect(() => feed(state, 10, 0.5)).toThrow(RangeError)
  })

  it('refuses options that make no search', () => {
    expect(() => startSearch({ ...stock, maximum: 0 })).toThrow(RangeError)
    expect(() => startSearch({ ...stock, tolerance: 0 })).toThrow(RangeError)
    expect(() => startSearch({ ...stock, gridPoints: 1 })).toThrow(RangeError)
    expect(() => startSearch({ ...stock, gridPoints: 2.5 })).toThrow(RangeError)
  })
})
