import { laneCount } from '../lanes/lane-block.ts'
import { Arms, scenarioArm } from './arms.ts'
import { Draws } from './draws.ts'
import type { Evaluator } from './evaluator.ts'
import { writeFigure } from './figures.ts'
import { runOutput } from './outputs.ts'
import type { ComparisonStudy } from './study.ts'

/** Positions of two policies in a comparison; the difference is that of the first less that of the second. */
export interface PolicyPair {
  readonly first: number
  readonly second: number
}

/** Every pair of policies once, the earlier one first. */
export function policyPairs(policies: number): PolicyPair[] {
  return Array.from({ length: policies }, (_, first) =>
    Array.from({ length: policies - first - 1 }, (_, index) => ({ first, second: first + 1 + index })),
  ).flat()
}

/** Metrics: the outputs of each policy, policy after policy, then their differences, pair after pair. */
export function comparisonEvaluator({ design, policies, outputs }: ComparisonStudy): Evaluator {
  const draws = new Draws(design)
  const arms = new Arms(design, policies[0]!)
  const pairs = policyPairs(policies.length)
  const wanted = outputs.map((name) => runOutput[name])
  const width = outputs.length
  return {
    metricCount: (policies.length + pairs.length) * width,
    evaluate(first, out, offset, stride) {
      draws.fill(first, arms.block.parameters)
      arms.runBaseline()
      let to = offset
      for (const levers of policies) {
        arms.runScenario(levers)
        for (const output of wanted) {
          writeFigure(arms.block, scenarioArm, output, out, to)
          to += stride
        }
      }
      for (const pair of pairs) {
        for (let output = 0; output < width; output++) {
          const first = offset + (pair.first * width + output) * stride
          const second = offset + (pair.second * width + output) * stride
          for (let lane = 0; lane < laneCount; lane++)
            out[to + lane] = out[first + lane]! - out[second + lane]!
          to += stride
        }
      }
    },
  }
}
