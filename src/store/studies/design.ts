import { type Design, type Effort, parameterIndex, parameterTable } from '../../engine/index.ts'
import type { ResolvedRun } from '../resolve-run.ts'
import type { UncertaintyRequest } from '../simulation-input.ts'
import { studyBounds } from './study-bounds.ts'

/** The draws around a run: what the request or its scenario sets is held, everything else is drawn. */
export function designOf(
  { resolved, parameters, overridden }: ResolvedRun,
  seed: number | null | undefined,
): Design {
  const held = new Uint8Array(parameterTable.length)
  for (const symbol of overridden) held[parameterIndex.get(symbol)!] = 1
  const { startYear, horizonYears } = resolved
  return { startYear, horizonYears, parameters, held, seed: seed ?? studyBounds.seedDefault }
}

/** Symbols of the parameters that would be drawn but are held, in table order. */
export function heldSymbols({ held }: Design): string[] {
  return heldAmong(parameterTable.filter((_, index) => held[index] === 1).map(({ symbol }) => symbol))
}

/** Symbols of the parameters that would be drawn but are held because they are set, in table order. */
export function heldAmong(overridden: readonly string[]): string[] {
  return parameterTable
    .filter(({ symbol, prior }) => prior.kind !== 'fixed' && overridden.includes(symbol))
    .map(({ symbol }) => symbol)
}

/** Number of draws, or the precision that decides it. */
export function effortOf({ runs, precision }: UncertaintyRequest): Effort {
  if (precision == null) return { runs: wholeSteps(runs!) }
  const { output, halfWidth, maxRuns } = precision
  return { output, halfWidth, maxRuns: wholeSteps(maxRuns ?? studyBounds.maxRunsDefault) }
}

/** The next number of draws that spreads evenly over the scrambles. */
export function wholeSteps(runs: number): number {
  return Math.ceil(runs / studyBounds.runStep) * studyBounds.runStep
}
