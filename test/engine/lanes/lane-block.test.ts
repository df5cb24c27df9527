import { describe, expect, it } from 'vitest'
import { currentCalendar } from '../../../src/engine/calendar.ts'
import { leanColumns } from '../../../src/engine/columns.ts'
import { compileLevers } from '../../../src/engine/compile.ts'
import {
  columnCount,
  defaultLevers,
  defaultParameters,
  parameterAt,
  type SimulationInput,
  simulate,
  yearColumns,
} from '../../../src/engine/index.ts'
import { LaneBlock, laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { fillSummary, summaryColumns } from '../../../src/engine/summary.ts'
import { cases } from '../../support/size.ts'
import { words } from '../pseudo-random.ts'
import { differences } from './compiled.ts'
import { cornerDraw, type Draw, randomDraw } from './draws.ts'
import { baselineArm, LaneRuns, laneOf, scenarioArm } from './lane-runs.ts'

/** Names of the columns in which any lane has other bits than `simulate`, and of those with a NaN in any lane. */
function compare(runs: LaneRuns, { input, parameterSets }: Draw): { differing: string[]; nan: Set<string> } {
  const block = runs.of(input, parameterSets)
  const differing = new Set<string>()
  const nan = new Set<string>()
  const compareTo = (expected: Float64Array, own: Float64Array, names: readonly { name: string }[]): void => {
    const nameOf = (index: number): string => names[index % names.length]!.name
    for (const index of differences(expected, own)) differing.add(nameOf(index))
    own.forEach((value, index) => {
      if (Number.isNaN(value)) nan.add(nameOf(index))
    })
  }
  parameterSets.forEach((parameters, lane) => {
    const { scenario, baseline } = simulate({ ...input, parameters })
    const summary = new Float64Array(summaryColumns.length)
    fillSummary(scenario, baseline, summary)
    compareTo(scenario, laneOf(block.table(scenarioArm), lane), yearColumns)
    compareTo(baseline, laneOf(block.table(baselineArm), lane), yearColumns)
    compareTo(summary, laneOf(block.summary(scenarioArm), lane), summaryColumns)
  })
  return { differing: [...differing], nan }
}

describe('every lane has the bits of simulate', () => {
  const runs = new LaneRuns()

  it.each([0, 0.25, 0.5, 0.75, 1])(
    'at a spread of %d',
    (spread) => {
      const next = words(20110311)
      for (let run = 0; run < cases(40, 4000); run++) {
        expect(compare(runs, randomDraw(next, spread)).differing).toEqual([])
      }
    },
    120_000,
  )

  it('at the bounds, where nothing may be imported or recover', () => {
    const next = words(20110311)
    const seen = new Set<string>()
    for (let run = 0; run < cases(200, 20_000); run++) {
      const { differing, nan } = compare(runs, cornerDraw(next))
      expect(differing).toEqual([])
      for (const name of nan) seen.add(name)
    }
    expect(seen).toContain('importLossShare')
    expect(seen).toContain('yearsToRecovery')
    expect(seen).toContain('supplyHhi')
  }, 240_000)
})

/** Nothing is supplied in the first year: the logarithm of wanted ÷ offered is Infinity. */
const nothingSupplied: SimulationInput = {
  startYear: 2026,
  horizonYears: 10,
  levers: {
    china: { oxide: [], magnet: [] },
    india: defaultLevers.india,
    japan: { ...defaultLevers.japan, publicStockDays: 0, offtakeExChinaShare: 1 },
  },
  parameters: Object.entries({ c_o: 0, c_m: 0, J0: 0, K_x: 0, r0: 0, d_p: 0, q_2026: 0 }).reduce(
    (parameters, [symbol, value]) => parameters.with(parameterAt[symbol as 'c_o'], value),
    defaultParameters(),
  ),
}

/** What the compiled kernel returns in the blocks that `body` makes: 1, or 0 where it gives up. */
function returnedDuring(body: () => void): number[] {
  const { Instance } = WebAssembly
  const returned: number[] = []
  WebAssembly.Instance = class {
    readonly exports: WebAssembly.Exports

    constructor(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const { exports } = new Instance(module, imports)
      const runArm = (...args: number[]): number => {
        const done: number = (exports.runArm as (...args: number[]) => number)(...args)
        returned.push(done)
        return done
      }
      this.exports = { ...exports, runArm }
    }
  } as typeof Instance
  try {
    body()
  } finally {
    WebAssembly.Instance = Instance
  }
  return returned
}

describe('a lane that leaves the range of exp and log', () => {
  const sets = (own: Float64Array, lane: number): Float64Array[] =>
    Array.from({ length: laneCount }, () => defaultParameters()).with(lane, own)

  it('makes every lane run through the plain kernel', () => {
    const ordinary = sets(defaultParameters(), 0)
    const draws = [
      ordinary,
      sets(nothingSupplied.parameters, 0),
      sets(nothingSupplied.parameters, 7),
      ordinary,
    ]
    const returned = returnedDuring(() => {
      const runs = new LaneRuns()
      for (const parameterSets of draws) {
        expect(compare(runs, { input: nothingSupplied, parameterSets }).differing).toEqual([])
      }
    })
    expect(returned).toEqual([1, 1, 0, 0, 0, 0, 1, 1])
  })

  it('leaves the columns that a run does not write as they are', () => {
    const block = new LaneRuns().of(nothingSupplied, sets(nothingSupplied.parameters, 3))
    const before = block.table(scenarioArm).slice()
    const calendar = currentCalendar(2026, 10)
    const compiled = compileLevers(nothingSupplied.levers, calendar)
    block.run(scenarioArm, compiled, calendar, { everyColumn: true })
    expect(differences(block.table(scenarioArm), before)).toEqual([])
  })
})

describe('a block', () => {
  const block = new LaneBlock({ arms: 2, horizonYears: 10 })
  const levers = (horizonYears: number) => compileLevers(defaultLevers, currentCalendar(2026, horizonYears))

  it('keeps its arrays', () => {
    expect(block.table(1)).toBe(block.table(1))
    expect(block.table(1)).toHaveLength(10 * columnCount * laneCount)
    expect(block.summary(1)).toHaveLength(summaryColumns.length * laneCount)
    expect(block.table(0)).not.toBe(block.table(1))
  })

  it('writes the lean columns alone, with the same bits, unless it is asked for every one', () => {
    const { input, parameterSets } = randomDraw(words(20110311), 0.5)
    const runs = new LaneRuns()
    const every = runs.of(input, parameterSets).table(scenarioArm).slice()
    const block = runs.of(input, parameterSets)
    const table = block.table(scenarioArm).fill(-1)
    const calendar = currentCalendar(input.startYear, input.horizonYears)
    block.run(scenarioArm, compileLevers(input.levers, calendar), calendar)
    const written = new Set(
      yearColumns.filter((_, column) => table[column * laneCount] !== -1).map(({ name }) => name),
    )
    expect([...written].filter((name) => !leanColumns.has(name))).toEqual([])
    expect(written.size).toBe(9)
    block.pair(scenarioArm, baselineArm)
    yearColumns.forEach(({ name }, column) => {
      if (!leanColumns.has(name)) return
      for (let cell = column * laneCount; cell < table.length; cell += columnCount * laneCount) {
        expect(
          differences(table.subarray(cell, cell + laneCount), every.subarray(cell, cell + laneCount)),
        ).toEqual([])
      }
    })
  })

  it('refuses years that it was not made for', () => {
    expect(() => block.run(0, levers(9), currentCalendar(2026, 9))).toThrow(RangeError)
    expect(() => block.run(0, levers(9), currentCalendar(2026, 10))).toThrow(RangeError)
    expect(() => block.run(0, levers(11), currentCalendar(2026, 11))).toThrow(RangeError)
  })

  it('refuses an arm that it does not have', () => {
    const calendar = currentCalendar(2026, 10)
    for (const arm of [-1, 2, 0.5]) {
      expect(() => block.run(arm, levers(10), calendar)).toThrow(RangeError)
      expect(() => block.pair(arm, 0)).toThrow(RangeError)
      expect(() => block.pair(0, arm)).toThrow(RangeError)
      expect(() => block.summarise(0, arm)).toThrow(RangeError)
      expect(() => block.fillIndices(arm)).toThrow(RangeError)
      expect(() => block.summary(arm)).toThrow(RangeError)
    }
  })

  it.each([0, -1, 1.5, Number.NaN])('cannot have %d arms or years', (count) => {
    expect(() => new LaneBlock({ arms: count, horizonYears: 10 })).toThrow(RangeError)
    expect(() => new LaneBlock({ arms: 1, horizonYears: count })).toThrow(RangeError)
  })
})
