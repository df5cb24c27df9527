import type { LaneFunction, ParameterShape } from './lane-module.ts'

const engine = new URL('../engine/', import.meta.url)

const levers: ParameterShape = {
  severityOxide: 'shared',
  severityMagnet: 'shared',
  agreement: 'shared',
  choices: 'shared',
}

const calendar: ParameterShape = {
  startYear: 'number',
  horizonYears: 'number',
  demandBaseYear: 'number',
  priceBaseYear: 'number',
  demandIndex: 'shared',
}

/** The functions of the engine that exist for lanes too. */
export const kernelFunctions: readonly LaneFunction[] = [
  {
    source: new URL('kernel.ts', engine),
    name: 'runArm',
    parameters: ['lanes', levers, calendar, 'lanes', 'number'],
    transcendental: true,
  },
  {
    source: new URL('outputs.ts', engine),
    name: 'fillPaired',
    parameters: ['lanes', 'measured lanes', 'lanes'],
  },
  {
    source: new URL('summary.ts', engine),
    name: 'fillSummary',
    parameters: ['measured lanes', 'lanes', 'lanes'],
  },
]
