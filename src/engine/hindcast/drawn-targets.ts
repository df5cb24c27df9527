import { laneCount } from '../lanes/lane-block.ts'
import { parameterTable } from '../parameters.ts'
import type { SimulationResult } from '../simulate.ts'
import { Draws } from '../studies/draws.ts'
import type { Design } from '../studies/study.ts'

/** Values of one quantity by year; entry i of each array is draw i, of replicate i mod 16. */
export type DrawsByYear = ReadonlyMap<number, Float64Array>

/** Ensemble of an episode: how each draw is run, and what of it is kept. */
interface DrawnEpisode<Target extends string> {
  readonly design: Design
  /** A multiple of 16. */
  readonly draws: number
  readonly run: (parameters: Float64Array, draw: number) => SimulationResult
  /** What the scenario arm has of each target: one value per year of the design. */
  readonly targets: Readonly<Record<Target, (scenario: Float64Array) => Float64Array>>
}

/** Runs an episode once per draw on the plain path: for some thousand draws of a few years. */
export function drawnTargets<Target extends string>({
  design,
  draws,
  run,
  targets,
}: DrawnEpisode<Target>): Record<Target, DrawsByYear> {
  const names = Object.keys(targets) as Target[]
  const tables = {} as Record<Target, Float64Array[]>
  for (const name of names) {
    tables[name] = Array.from({ length: design.horizonYears }, () => new Float64Array(draws))
  }
  const source = new Draws(design)
  const block = new Float64Array(parameterTable.length * laneCount)
  for (let draw = 0; draw < draws; draw++) {
    const lane = draw % laneCount
    if (lane === 0) source.fill(draw, block)
    const parameters = Float64Array.from(parameterTable, (_, row) => block[row * laneCount + lane]!)
    const { scenario } = run(parameters, draw)
    for (const name of names) {
      targets[name](scenario).forEach((value, index) => {
        tables[name][index]![draw] = value
      })
    }
  }
  const byYear = {} as Record<Target, DrawsByYear>
  for (const name of names) {
    byYear[name] = new Map(tables[name].map((values, index) => [design.startYear + index, values]))
  }
  return byYear
}
