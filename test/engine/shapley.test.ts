import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapleyValues } from '../../src/engine/shapley.ts'
import { cases } from '../support/size.ts'

const runs = { numRuns: cases(200, 5_000) }

const worths = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((worth) => worth / 997)

/** What the coalitions of 1 … `most` players are worth. */
function games(most: number): fc.Arbitrary<Float64Array> {
  return fc
    .integer({ min: 1, max: most })
    .chain((players) => fc.array(worths, { minLength: 2 ** players, maxLength: 2 ** players }))
    .map((values) => Float64Array.from(values))
}

/** A game of at least two players, and two of them. */
const gamesWithTwo = games(7)
  .filter((values) => values.length > 2)
  .chain((values) => {
    const last = Math.log2(values.length) - 1
    const pair = fc.uniqueArray(fc.integer({ min: 0, max: last }), { minLength: 2, maxLength: 2 })
    return fc.tuple(fc.constant(values), pair as fc.Arbitrary<[number, number]>)
  })

function expectClose(actual: Float64Array, expected: ArrayLike<number>, scale: number): void {
  expect(actual.length).toBe(expected.length)
  for (let index = 0; index < actual.length; index++) {
    expect(Math.abs(actual[index]! - expected[index]!)).toBeLessThanOrEqual(1e-9 * scale)
  }
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

/** The same game with two players' numbers swapped. */
function swapped(values: Float64Array, [first, second]: readonly [number, number]): Float64Array {
  return values.map((_, coalition) => {
    const differ = ((coalition >> first) ^ (coalition >> second)) & 1
    return values[differ ? coalition ^ (1 << first) ^ (1 << second) : coalition]!
  })
}

describe('shapleyValues', () => {
  it('averages marginal worths over all orders of arrival', () => {
    // Python: mean over the 24 permutations of four players of what each adds on arrival.
    const values = Float64Array.of(0, 37, 3, 14, 24, 24, 5, 49, 37, 48, 4, 36, 14, 27, 46, 13)
    expectClose(shapleyValues(values), [10.25, -5.25, 25 / 12, 71 / 12], 1)
  })

  it('divides a unanimous gain among those who are needed', () => {
    const needed = 0b1011
    const values = Float64Array.from({ length: 32 }, (_, coalition) =>
      (coalition & needed) === needed ? 6 : 0,
    )
    expectClose(shapleyValues(values), [2, 2, 0, 2, 0], 1)
  })

  it('gives the worth of the only player, and nothing without players', () => {
    expect([...shapleyValues(Float64Array.of(2, 5))]).toEqual([3])
    expect(shapleyValues(Float64Array.of(2)).length).toBe(0)
  })

  it('shares out all that the players gain together', () => {
    fc.assert(
      fc.property(games(10), (values) => {
        const sum = shapleyValues(values).reduce((total, share) => total + share, 0)
        expect(Math.abs(sum - (values.at(-1)! - values[0]!))).toBeLessThanOrEqual(1e-9 * largest(values))
      }),
      runs,
    )
  })

  it('does not depend on how the players are numbered', () => {
    fc.assert(
      fc.property(gamesWithTwo, ([values, pair]) => {
        const expected = shapleyValues(values)
        const [first, second] = pair
        const share = expected[first]!
        expected[first] = expected[second]!
        expected[second] = share
        expectClose(shapleyValues(swapped(values, pair)), expected, largest(values))
      }),
      runs,
    )
  })

  it('gives nothing to a player who changes nothing', () => {
    fc.assert(
      fc.property(gamesWithTwo, ([values, [idle]]) => {
        const without = values.map((_, coalition) => values[coalition & ~(1 << idle)]!)
        expect(shapleyValues(without)[idle]).toBe(0)
      }),
      runs,
    )
  })

  it('adds up over games', () => {
    const twoGames = games(7).chain((values) =>
      fc.tuple(fc.constant(values), fc.array(worths, { minLength: values.length, maxLength: values.length })),
    )
    fc.assert(
      fc.property(twoGames, ([values, others]) => {
        const other = Float64Array.from(others)
        const separate = shapleyValues(other)
        expectClose(
          shapleyValues(values.map((value, index) => value + other[index]!)),
          shapleyValues(values).map((share, player) => share + separate[player]!),
          largest(values) + largest(other),
        )
      }),
      runs,
    )
  })

  it('refuses a table that no number of players has', () => {
    for (const length of [0, 3, 6, 1023]) {
      expect(() => shapleyValues(new Float64Array(length))).toThrow(RangeError)
    }
  })
})
