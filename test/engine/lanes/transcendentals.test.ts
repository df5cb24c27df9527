import { describe, expect, it } from 'vitest'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { cases } from '../../support/size.ts'
import { readTable } from '../math-table/read-table.ts'
import { nextUp } from '../math-table/ulp.ts'
import { share, words } from '../pseudo-random.ts'
import { compiled, differences, mostRows, plain } from './compiled.ts'
import { exponentials, logarithms } from './rows.ts'

const source = new URL('rows.ts', import.meta.url)

/** As many numbers as fill every lane of every row, the last one again and again at the end. */
function* calls(points: readonly number[]): Iterable<Float64Array> {
  const size = mostRows * laneCount
  for (let start = 0; start < points.length; start += size) {
    const part = points.slice(start, start + size)
    const rows = Math.ceil(part.length / laneCount)
    yield Float64Array.from({ length: rows * laneCount }, (_, index) => part[index] ?? part.at(-1)!)
  }
}

function random(count: number, number: (share: number) => number): number[] {
  const next = words(20110311)
  return Array.from({ length: count }, () => number(share(next)))
}

const nextDown = (x: number): number => -nextUp(-x)
const never = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
const count = cases(50_000, 5_000_000)

const functions = [
  {
    run: exponentials,
    inside: (x: number) => Math.abs(x) < 708,
    points: [
      ...readTable('exp').x,
      ...random(count, (u) => 1416 * u - 708),
      ...random(count, (u) => 8 * u - 4),
      nextDown(708),
      nextUp(-708),
      0,
      -0,
      Number.MIN_VALUE,
    ],
    outside: [
      ...never,
      708,
      -708,
      709.782712893384,
      nextUp(709.782712893384),
      -745.1332191019412,
      -746,
      1e300,
    ],
  },
  {
    run: logarithms,
    inside: (x: number) => x > 2 ** -1000 && x < 2 ** 1000,
    points: [
      ...readTable('log').x,
      ...random(count, (u) => 4 * u),
      ...random(count, (u) => 2 ** Math.floor(1998 * u - 999) * (1 + u)),
      // Where the top bits of the mantissa decide between two exponents.
      ...random(10_000, (u) => 1 + (0x6a09d + 4 * u) / 2 ** 20),
      nextUp(2 ** -1000),
      nextDown(2 ** 1000),
      nextDown(1),
      1,
      nextUp(1),
    ],
    outside: [
      ...never,
      0,
      -0,
      -1,
      Number.MIN_VALUE,
      2 ** -1074,
      2 ** -1022,
      2 ** -1000,
      2 ** 1000,
      Number.MAX_VALUE,
    ],
  },
]

describe.each(functions)('$run.name on lanes', ({ run, inside, points, outside }) => {
  it('have the bits of math.ts on the main path', async () => {
    const lanes = await compiled(source, run.name, { transcendental: true })
    const own = points.filter(inside)
    expect(own.length).toBeGreaterThan(2 * count)
    for (const input of calls(own)) {
      const { out, done } = lanes(input)
      expect(done).toBe(1)
      expect(differences(out, plain(run, input)).map((index) => input[index])).toEqual([])
    }
  })

  it('give up where one lane leaves it', async () => {
    const lanes = await compiled(source, run.name, { transcendental: true })
    for (const point of [...outside, ...points.filter((x) => !inside(x))]) {
      for (let lane = 0; lane < laneCount; lane++) {
        expect(lanes(new Float64Array(laneCount).fill(1).fill(point, lane, lane + 1)).done).toBe(0)
      }
    }
  })
})
