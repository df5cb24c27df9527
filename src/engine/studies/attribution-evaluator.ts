import { laneCount } from '../lanes/lane-block.ts'
import type { Levers } from '../levers.ts'
import { parameterAt } from '../parameters.ts'
import { shapleyValues } from '../shapley.ts'
import { Arms, scenarioArm } from './arms.ts'
import { causes, includes, leversOf, presentCauses } from './causes.ts'
import { Draws } from './draws.ts'
import type { Evaluator } from './evaluator.ts'
import { writeFigure } from './figures.ts'
import { runOutput } from './outputs.ts'
import type { AttributionStudy } from './study.ts'

const coalitionCount = 1 << causes.length

/** Metrics: the contribution of each cause, then the loss that they add up to. */
export function attributionEvaluator(study: AttributionStudy): Evaluator {
  const draws = new Draws(study.design)
  const game = new AttributionGame(study)
  return {
    metricCount: causes.length + 1,
    evaluate(first, out, offset, stride) {
      draws.fill(first, game.parameters)
      game.play((lane, contributions, loss) => {
        for (let cause = 0; cause < causes.length; cause++) {
          out[offset + cause * stride + lane] = contributions[cause]!
        }
        out[offset + causes.length * stride + lane] = loss
      })
    },
  }
}

/**
 * The game whose coalitions of causes are worth the loss that they bring by themselves, for eight parameter sets at once.
 * A loss is against the baseline with as much hoarding as the coalition has, so the empty one and hoarding alone lose nothing.
 */
class AttributionGame {
  readonly parameters: Float64Array
  readonly #study: AttributionStudy
  readonly #arms: Arms
  readonly #coalitions: readonly Levers[]
  /** Causes that these levers have at all. */
  readonly #present: number
  readonly #figure = new Float64Array(laneCount)
  /** Worth of each coalition, lane after lane. */
  readonly #worth = new Float64Array(coalitionCount * laneCount)

  constructor(study: AttributionStudy) {
    this.#study = study
    this.#arms = new Arms(study.design, study.levers)
    this.#coalitions = Array.from({ length: coalitionCount }, (_, coalition) =>
      leversOf(study.levers, coalition),
    )
    this.#present = presentCauses(study.levers)
    this.parameters = this.#arms.block.parameters
  }

  /** Plays it with the parameters of the block, which are no longer whole afterwards, and hands out each lane's Shapley values and loss. */
  play(visit: (lane: number, contributions: Float64Array, loss: number) => void): void {
    this.#arms.runBaseline()
    for (let coalition = 0; coalition < coalitionCount; coalition++) {
      if (includes(coalition, 'hoarding')) this.#evaluate(coalition)
    }
    for (const row of hoardingParameters) this.parameters.fill(0, row, row + laneCount)
    this.#arms.runBaseline()
    for (let coalition = 0; coalition < coalitionCount; coalition++) {
      if (!includes(coalition, 'hoarding')) this.#evaluate(coalition)
    }
    for (let lane = 0; lane < laneCount; lane++) {
      const worth = this.#worth.subarray(lane * coalitionCount, (lane + 1) * coalitionCount)
      visit(lane, shapleyValues(worth), worth[coalitionCount - 1]! - worth[0]!)
    }
  }

  #evaluate(coalition: number): void {
    const same = coalition & this.#present
    if (same !== coalition) {
      // A cause that is not there changes nothing; the smaller coalition has been evaluated before.
      for (let lane = 0; lane < laneCount; lane++) {
        this.#worth[lane * coalitionCount + coalition] = this.#worth[lane * coalitionCount + same]!
      }
      return
    }
    this.#arms.runScenario(this.#coalitions[coalition]!)
    writeFigure(this.#arms.block, scenarioArm, runOutput[this.#study.output], this.#figure, 0)
    for (let lane = 0; lane < laneCount; lane++) {
      this.#worth[lane * coalitionCount + coalition] = this.#figure[lane]!
    }
  }
}

/** First cells of h and m in a lane block's parameters. */
const hoardingParameters = [parameterAt.h * laneCount, parameterAt.m * laneCount]
