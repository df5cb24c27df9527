import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntegerBelow } from '../../../src/engine/sensitivity/bootstrap.ts'
import { shapleyEffects } from '../../../src/engine/sensitivity/shapley-effects.ts'
import { cases } from '../../support/size.ts'
import { share, words } from '../pseudo-random.ts'
import { ishigamiMixture, ishigamiTruth } from './ishigami.ts'
import { scrambledPoints } from './scrambled-points.ts'

function integers(seed: number): IntegerBelow {
  const next = words(seed)
  return (_, bound) => next() % bound
}

/** Outputs of Ishigami's function on the mixtures of groups, each given as the mask of its inputs. */
function ishigamiOutputs(points: Float64Array, groups: readonly number[]): Float64Array {
  const mixtures = Array.from({ length: 2 ** groups.length }, (_, mixture) =>
    groups.reduce((mask, inputs, group) => ((mixture >> group) & 1 ? mask | inputs : mask), 0),
  )
  return Float64Array.from(mixtures.flatMap((mask) => [...ishigamiMixture(points, mask)]))
}

const singles = [0b001, 0b010, 0b100]

/** Whole numbers on the mixtures of 1 … 4 groups. */
const outputTables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
  .chain(([groups, rows]) =>
    fc.record({
      groups: fc.constant(groups),
      rows: fc.constant(rows),
      outputs: fc
        .array(fc.integer({ min: -50, max: 50 }), {
          minLength: 2 ** groups * rows,
          maxLength: 2 ** groups * rows,
        })
        .map((values) => Float64Array.from(values)),
    }),
  )

describe('shapleyEffects', () => {
  it('gives the Shapley values of the pick-freeze game over all pairs of mixtures', () => {
    // Python: v(U) as the mean product of mixtures that agree on U alone, less that of opposite ones, for all 8 coalitions;
    // then the mean over the 6 orders of arrival.
    const outputs = Float64Array.of(
      ...[-1, 0, 5, 9, -9, -7, 6, 9, -5, -4, 7, -1, -4, 6, -5, -2, 3, 1, -8, -9],
      ...[7, 5, 6, 1, 6, -3, -1, 5, -7, -4, -7, -1, 9, -7, -2, -2, 8, -6, 0, -5],
    )
    const { variance, effects } = shapleyEffects({ outputs, rows: 5, integerBelow: integers(1) })
    expect(variance).toBeCloseTo(27.675, 12)
    expect(effects.values[0]).toBeCloseTo(0.46130683529057515, 14)
    expect(effects.values[1]).toBeCloseTo(0.27431496537187594, 14)
    expect(effects.values[2]).toBeCloseTo(0.26437819933754897, 14)
  })

  it("finds the effects of Ishigami's function, inside their intervals", () => {
    const points = scrambledPoints({ rows: 4096, dimensions: 6, seed: 21, replicates: 1 })
    const { variance, effects } = shapleyEffects({
      outputs: ishigamiOutputs(points, singles),
      rows: 4096,
      integerBelow: integers(2),
    })
    expect(Math.abs(variance / ishigamiTruth.variance - 1)).toBeLessThan(0.01)
    for (let input = 0; input < 3; input++) {
      const truth = ishigamiTruth.effects[input]!
      expect(Math.abs(effects.values[input]! - truth)).toBeLessThan(0.01)
      expect(effects.lower[input]).toBeLessThan(truth)
      expect(effects.upper[input]).toBeGreaterThan(truth)
    }
  })

  it('leaves an interaction inside a group to that group', () => {
    const points = scrambledPoints({ rows: 4096, dimensions: 6, seed: 22, replicates: 1 })
    const { effects } = shapleyEffects({
      outputs: ishigamiOutputs(points, [0b010, 0b101]),
      rows: 4096,
      integerBelow: integers(2),
    })
    expect(Math.abs(effects.values[0]! - ishigamiTruth.first[1]!)).toBeLessThan(0.01)
    expect(Math.abs(effects.values[1]! - ishigamiTruth.total[0]!)).toBeLessThan(0.01)
  })

  it('gives intervals that cover the truth as often as they say, for independent rows', () => {
    const repetitions = cases(60, 300)
    const next = words(8)
    const covered = [0, 0, 0]
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const points = Float64Array.from({ length: 6 * 1024 }, () => share(next))
      const { effects } = shapleyEffects({
        outputs: ishigamiOutputs(points, singles),
        rows: 1024,
        integerBelow: integers(repetition + 1),
      })
      for (let input = 0; input < 3; input++) {
        const truth = ishigamiTruth.effects[input]!
        if (effects.lower[input]! <= truth && truth <= effects.upper[input]!) covered[input]!++
      }
    }
    // 0.95 less three standard errors of a share of the repetitions, and 0.01 for 200 resamples.
    const least = 0.94 - 3 * Math.sqrt((0.95 * 0.05) / repetitions)
    for (const count of covered) expect(count / repetitions).toBeGreaterThan(least)
  })

  it('has effects that are not negative and sum to 1, or none where no mixture differs from its opposite', () => {
    fc.assert(
      fc.property(outputTables, ({ outputs, rows }) => {
        const { variance, effects } = shapleyEffects({
          outputs,
          rows,
          integerBelow: integers(1),
          resamples: 5,
        })
        if (variance === 0) {
          expect([...effects.values].every(Number.isNaN)).toBe(true)
          return
        }
        expect(effects.values.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(1, 12)
        for (const figure of [effects.values, effects.lower]) {
          expect(figure.every((value) => !(value < 0))).toBe(true)
        }
      }),
      { numRuns: cases(200, 2_000) },
    )
  })

  it('gives a group without influence exactly nothing', () => {
    fc.assert(
      fc.property(outputTables, fc.nat(), ({ groups, outputs, rows }, pick) => {
        const idle = pick % groups
        const without = outputs.map((_, index) => {
          const mixture = Math.floor(index / rows)
          return outputs[(mixture & ~(1 << idle)) * rows + (index % rows)]! * 0.1
        })
        const { variance, effects } = shapleyEffects({ outputs: without, rows, integerBelow: integers(1) })
        fc.pre(variance > 0)
        expect([effects.values[idle], effects.lower[idle], effects.upper[idle]]).toEqual([0, 0, 0])
      }),
      { numRuns: cases(100, 2_000) },
    )
  })

  it('has no effects where the output does not vary', () => {
    const { variance, effects } = shapleyEffects({
      outputs: new Float64Array(4000).fill(0.1),
      rows: 1000,
      integerBelow: integers(1),
    })
    expect(variance).toBe(0)
    expect([...effects.values, ...effects.lower, ...effects.upper]).toEqual(new Array(6).fill(NaN))
  })

  it('refuses outputs that are no whole set of mixtures', () => {
    const integerBelow = integers(1)
    expect(() => shapleyEffects({ outputs: new Float64Array(12), rows: 4, integerBelow })).toThrow(RangeError)
    expect(() => shapleyEffects({ outputs: new Float64Array(17), rows: 4, integerBelow })).toThrow(RangeError)
    expect(() => shapleyEffects({ outputs: new Float64Array(0), rows: 0, integerBelow })).toThrow(RangeError)
  })
})
