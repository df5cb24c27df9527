import { laneCount } from '../lanes/lane-block.ts'
import { drawOrder } from '../priors.ts'
import { Arms, scenarioArm } from './arms.ts'
import { Draws, drawnSymbols } from './draws.ts'
import type { Evaluator } from './evaluator.ts'
import { writeFigure } from './figures.ts'
import { runOutput } from './outputs.ts'
import type { SensitivityStudy } from './study.ts'

/** Metrics: the output under row A, under row B, and under A with each drawn parameter in turn from B. */
export function sobolEvaluator(study: SensitivityStudy): Evaluator {
  const mixer = new Mixer(study)
  const columns = drawnSymbols(study.design).map((symbol) => [drawOrder.indexOf(symbol)])
  return mixtures(mixer, [[], [...drawOrder.keys()], ...columns])
}

/**
 * Metrics: the output for every set of groups, those in the set (by the bits of its number) from A, the others from B. The
 * groups of a study hold every drawn parameter.
 */
export function shapleyEvaluator(study: SensitivityStudy): Evaluator {
  const mixer = new Mixer(study)
  const groupColumns = study.groups.map(({ symbols }) => symbols.map((symbol) => drawOrder.indexOf(symbol)))
  const sets = Array.from({ length: 1 << groupColumns.length }, (_, set) =>
    groupColumns.filter((_columns, group) => (set & (1 << group)) === 0).flat(),
  )
  return mixtures(mixer, sets)
}

function mixtures(mixer: Mixer, columnsFromB: readonly (readonly number[])[]): Evaluator {
  return {
    metricCount: columnsFromB.length,
    evaluate(first, out, offset, stride) {
      mixer.draw(first)
      columnsFromB.forEach((columns, metric) => {
        mixer.run(columns, out, offset + metric * stride)
      })
    },
  }
}

/** Runs the model on rows of two sample matrices and on mixtures of their columns. */
class Mixer {
  readonly #study: SensitivityStudy
  readonly #arms: Arms
  readonly #a: Draws
  readonly #b: Draws
  readonly #mixed = new Float64Array(drawOrder.length * laneCount)

  constructor(study: SensitivityStudy) {
    this.#study = study
    this.#arms = new Arms(study.design, study.levers)
    this.#a = new Draws(study.design, { matrix: 'A' })
    this.#b = new Draws(study.design, { matrix: 'B' })
  }

  draw(first: number): void {
    this.#a.fillUniforms(first)
    this.#b.fillUniforms(first)
  }

  /** Runs A with some of its columns from B and writes the output of each lane. */
  run(columnsFromB: readonly number[], out: Float64Array, offset: number): void {
    this.#mixed.set(this.#a.uniforms)
    for (const column of columnsFromB) {
      const from = column * laneCount
      this.#mixed.set(this.#b.uniforms.subarray(from, from + laneCount), from)
    }
    this.#a.fillFrom(this.#mixed, this.#arms.block.parameters)
    this.#arms.runBaseline()
    this.#arms.runScenario(this.#study.levers)
    writeFigure(this.#arms.block, scenarioArm, runOutput[this.#study.output], out, offset)
  }
}
