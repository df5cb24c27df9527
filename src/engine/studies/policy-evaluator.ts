import { laneCount } from '../lanes/lane-block.ts'
import type { Levers } from '../levers.ts'
import { Arms, scenarioArm } from './arms.ts'
import { Draws } from './draws.ts'
import type { Evaluator } from './evaluator.ts'
import { writeFigure } from './figures.ts'
import { type RunOutputName, runOutput } from './outputs.ts'
import type { Design } from './study.ts'

/** Policies whose losses are asked for, all against the baseline of `reference`. */
export interface PolicyTable {
  readonly design: Design
  readonly reference: Levers
  readonly policies: readonly Levers[]
  readonly output: RunOutputName
}

/** Metrics: the loss under each policy; an output of which more is better counts with the opposite sign. */
export function policyEvaluator({ design, reference, policies, output }: PolicyTable): Evaluator {
  const draws = new Draws(design)
  const arms = new Arms(design, reference)
  const wanted = runOutput[output]
  const sign = wanted.better === 'higher' ? -1 : 1
  return {
    metricCount: policies.length,
    evaluate(first, out, offset, stride) {
      draws.fill(first, arms.block.parameters)
      arms.runBaseline()
      policies.forEach((levers, metric) => {
        arms.runScenario(levers)
        const to = offset + metric * stride
        writeFigure(arms.block, scenarioArm, wanted, out, to)
        for (let lane = 0; lane < laneCount; lane++) out[to + lane]! *= sign
      })
    },
  }
}
