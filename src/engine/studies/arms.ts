import { type Calendar, currentCalendar } from '../calendar.ts'
import { type CompiledLevers, compileBaseline, compileLevers } from '../compile.ts'
import { LaneBlock } from '../lanes/lane-block.ts'
import type { Levers } from '../levers.ts'
import type { Design } from './study.ts'

const baseline = 0
const scenario = 1

/**
 * Scenario arms of one study on the same draws, one at a time, each paired with a baseline that all share: that of the levers
 * given first. Arm 0 of the block is the baseline, arm 1 the scenario that was run last.
 */
export class Arms {
  readonly block: LaneBlock
  readonly #columns: { readonly everyColumn: boolean }
  readonly #calendar: Calendar
  readonly #baseline: CompiledLevers
  readonly #compiled = new Map<Levers, CompiledLevers>()

  /** @param options.everyColumn whether tables hold all columns, and not only those of `leanColumns` */
  constructor(design: Design, reference: Levers, { everyColumn = false }: { everyColumn?: boolean } = {}) {
    this.#columns = { everyColumn }
    this.block = new LaneBlock({ arms: 2, horizonYears: design.horizonYears })
    this.#calendar = currentCalendar(design.startYear, design.horizonYears)
    this.#baseline = compileBaseline(compileLevers(reference, this.#calendar))
  }

  /** Runs the baseline with the block's parameters: first after every change of them. */
  runBaseline(): void {
    this.block.run(baseline, this.#baseline, this.#calendar)
  }

  /** Runs a scenario and fills its paired columns and summary. */
  runScenario(levers: Levers): void {
    let compiled = this.#compiled.get(levers)
    if (compiled === undefined) {
      compiled = compileLevers(levers, this.#calendar)
      this.#compiled.set(levers, compiled)
    }
    this.block.run(scenario, compiled, this.#calendar, this.#columns)
    this.block.pair(scenario, baseline)
    this.block.summarise(scenario, baseline)
  }
}

/** The arm of `Arms` that holds the scenario. */
export const scenarioArm: number = scenario
