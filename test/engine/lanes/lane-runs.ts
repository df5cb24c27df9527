import { currentCalendar } from '../../../src/engine/calendar.ts'
import { compileBaseline, compileLevers } from '../../../src/engine/compile.ts'
import type { SimulationInput } from '../../../src/engine/index.ts'
import { LaneBlock, laneCount } from '../../../src/engine/lanes/lane-block.ts'

export const scenarioArm = 0
export const baselineArm = 1

/** Runs scenario and baseline on lanes as `simulate` does it for one parameter set. */
export class LaneRuns {
  private readonly blocks = new Map<number, LaneBlock>()

  /**
   * Everything that a block can compute for the levers and years of `input` and one parameter set per lane. The next call
   * for the same horizon overwrites it.
   */
  of(
    { startYear, horizonYears, levers }: SimulationInput,
    parameterSets: readonly Float64Array[],
  ): LaneBlock {
    const calendar = currentCalendar(startYear, horizonYears)
    const compiled = compileLevers(levers, calendar)
    const block = this.blocks.get(horizonYears) ?? new LaneBlock({ arms: 2, horizonYears })
    this.blocks.set(horizonYears, block)
    parameterSets.forEach((parameters, lane) => {
      parameters.forEach((value, index) => {
        block.parameters[index * laneCount + lane] = value
      })
    })
    block.run(scenarioArm, compiled, calendar, { everyColumn: true })
    block.run(baselineArm, compileBaseline(compiled), calendar, { everyColumn: true })
    for (const arm of [scenarioArm, baselineArm]) {
      block.fillIndices(arm)
      block.pair(arm, baselineArm)
    }
    block.summarise(scenarioArm, baselineArm)
    return block
  }
}

/** The numbers of one lane. */
export function laneOf(numbers: Float64Array, lane: number): Float64Array {
  return numbers.filter((_, index) => index % laneCount === lane)
}
