import {
  type Design,
  defaultLevers,
  defaultParameters,
  type Levers,
  type ParameterSymbol,
  parameterAt,
  parameterTable,
  type SimulationResult,
  simulate,
} from '../../../src/engine/index.ts'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { Draws } from '../../../src/engine/studies/draws.ts'

/** A Chinese cut of oxide and magnets while India suspends the agreement: every cause at once. */
export const shockLevers: Levers = {
  ...defaultLevers,
  china: { oxide: [0.2, 0.5, 0.5, 0.3], magnet: [0, 0.4, 0.2] },
  india: { ...defaultLevers.india, suspendAgreementFrom: 2026 },
}

/** Ten years from 2026; `set` holds parameters at values of the caller's. */
export function designOf({
  seed = 1,
  horizonYears = 10,
  set = {},
}: {
  seed?: number
  horizonYears?: number
  set?: Partial<Record<ParameterSymbol, number>>
} = {}): Design {
  const parameters = defaultParameters()
  const held = new Uint8Array(parameterTable.length)
  for (const [symbol, value] of Object.entries(set)) {
    parameters[parameterAt[symbol as ParameterSymbol]] = value
    held[parameterAt[symbol as ParameterSymbol]] = 1
  }
  return { startYear: 2026, horizonYears, parameters, held, seed }
}

/** Parameter sets of the first draws of a design, one array each. */
export function drawnParameters(design: Design, runs: number): Float64Array[] {
  const draws = new Draws(design)
  const block = new Float64Array(parameterTable.length * laneCount)
  return Array.from({ length: runs }, (_, run) => {
    const lane = run % laneCount
    draws.fill(run - lane, block)
    return Float64Array.from(parameterTable, (_spec, index) => block[index * laneCount + lane]!)
  })
}

/** The plain path, one run after the other: what a study has to agree with. */
export function simulateAll(design: Design, levers: Levers, runs: number): SimulationResult[] {
  const { startYear, horizonYears } = design
  return drawnParameters(design, runs).map((parameters) =>
    simulate({ startYear, horizonYears, levers, parameters }),
  )
}
