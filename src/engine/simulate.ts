import { type Calendar, currentCalendar } from './calendar.ts'
import { columnCount } from './columns.ts'
import { type CompiledLevers, compileBaseline, compileLevers } from './compile.ts'
import { runArm } from './kernel.ts'
import type { Levers } from './levers.ts'
import { fillIndices, fillPaired, IndexScratch } from './outputs.ts'
import { parameterTable } from './parameters.ts'
import { type Summary, summarise } from './summary.ts'

/** Bounds of `startYear` and `horizonYears` in public runs. */
export const runBounds = {
  startYear: { minimum: 2026, maximum: 2050 },
  horizonYears: { minimum: 1, maximum: 40 },
} as const

/** One request: levers and parameters (in the order of `parameterTable`) over `horizonYears` from `startYear`. */
export interface SimulationInput {
  readonly startYear: number
  readonly horizonYears: number
  readonly levers: Levers
  readonly parameters: Float64Array
}

/** Both arms as row-major tables of horizonYears × yearColumns.length. */
export interface SimulationResult {
  readonly startYear: number
  readonly horizonYears: number
  readonly scenario: Float64Array
  readonly baseline: Float64Array
  readonly summary: Summary
}

/**
 * Runs a scenario and its baseline (the same levers and parameters without restriction or suspension). The same input
 * gives the same bits everywhere. Throws RangeError for years out of bounds, a parameter array of the wrong length or
 * with a value that is not finite, and severities out of [0, 1]; all other validation is the caller's.
 */
export function simulate(input: SimulationInput): SimulationResult {
  requireInteger('startYear', input.startYear, runBounds.startYear)
  requireInteger('horizonYears', input.horizonYears, runBounds.horizonYears)
  const calendar = currentCalendar(input.startYear, input.horizonYears)
  return runPair(input.parameters, compileLevers(input.levers, calendar), calendar)
}

/** Runs compiled levers and their baseline on any calendar. */
export function runPair(
  parameters: Float64Array,
  levers: CompiledLevers,
  calendar: Calendar,
): SimulationResult {
  requireParameters(parameters)
  const scenario = new Float64Array(calendar.horizonYears * columnCount)
  const baseline = new Float64Array(calendar.horizonYears * columnCount)
  const scratch = new IndexScratch()
  runArm(parameters, levers, calendar, scenario, 1)
  runArm(parameters, compileBaseline(levers), calendar, baseline, 1)
  fillIndices(parameters, scenario, scratch)
  fillIndices(parameters, baseline, scratch)
  fillPaired(parameters, scenario, baseline)
  fillPaired(parameters, baseline, baseline)
  return {
    startYear: calendar.startYear,
    horizonYears: calendar.horizonYears,
    scenario,
    baseline,
    summary: summarise(scenario, baseline),
  }
}

function requireInteger(name: string, value: number, bounds: { minimum: number; maximum: number }): void {
  if (!Number.isInteger(value) || value < bounds.minimum || value > bounds.maximum) {
    throw new RangeError(`${name} must be an integer from ${bounds.minimum} to ${bounds.maximum}: ${value}`)
  }
}

function requireParameters(parameters: Float64Array): void {
  if (parameters.length !== parameterTable.length) {
    throw new RangeError(`Expected ${parameterTable.length} parameters, got ${parameters.length}`)
  }
  for (let index = 0; index < parameters.length; index++) {
    if (!Number.isFinite(parameters[index]!)) {
      throw new RangeError(`Parameter ${parameterTable[index]!.symbol} is not a finite number`)
    }
  }
}
