import { replicateCount } from '../ensemble/moments.ts'
import { laneCount } from '../lanes/lane-block.ts'
import { type ParameterSymbol, parameterAt, parameterTable } from '../parameters.ts'
import { drawOrder, fillParameters } from '../priors.ts'
import { streamKey } from '../random/keyed.ts'
import { owenScramble, scrambleSeed, unitInterval } from '../random/owen.ts'
import { sobolReversed } from '../random/sobol.ts'
import type { Design } from './study.ts'

/** Dimensions that one sample matrix may use; the second one of a sensitivity study has the next as many. */
export const dimensionsPerMatrix = 64

/**
 * Parameter sets of an ensemble, eight at a time. Run i is point ⌊i/16⌋ of the Sobol sequence under scramble i mod 16, so
 * that any whole number of runs has its points evenly spread over sixteen independent scrambles. The scramble of a column
 * depends on seed, parameter and replicate alone: another parameter in the model changes no other column.
 */
export class Draws {
  /** Uniforms behind the last `fill`: drawOrder.length × 8, column-major. */
  readonly uniforms = new Float64Array(drawOrder.length * laneCount)
  readonly #design: Design
  readonly #firstDimension: number
  /** Scramble seeds, drawOrder.length × 16. */
  readonly #seeds: Uint32Array
  /** 1 for columns that are drawn. */
  readonly #drawn: Uint8Array
  /** 1 for parameters that have the value of the design in every draw. */
  readonly #held: Uint8Array

  constructor(design: Design, { matrix = 'A' }: { matrix?: 'A' | 'B' } = {}) {
    if (drawOrder.length > dimensionsPerMatrix) throw new RangeError('More parameters than dimensions')
    this.#design = design
    this.#firstDimension = matrix === 'A' ? 0 : dimensionsPerMatrix
    this.#seeds = new Uint32Array(drawOrder.length * replicateCount)
    this.#held = Uint8Array.from(parameterTable, ({ prior }, index) =>
      prior.kind === 'fixed' ? 1 : design.held[index]!,
    )
    this.#drawn = Uint8Array.from(drawOrder, (symbol) => (isHeld(design, symbol) ? 0 : 1))
    drawOrder.forEach((symbol, column) => {
      this.#seeds.set(replicateSeeds(design.seed, `${matrix}/${symbol}`), column * replicateCount)
    })
  }

  /** Uniforms of runs first … first + 7, `first` being a multiple of 8; those of held parameters are ½. */
  fillUniforms(first: number): void {
    const point = Math.floor(first / replicateCount)
    const replicate = first % replicateCount
    for (let column = 0; column < this.#drawn.length; column++) {
      const from = column * laneCount
      if (this.#drawn[column] === 0) {
        this.uniforms.fill(0.5, from, from + laneCount)
        continue
      }
      const reversed = sobolReversed(point, this.#firstDimension + column)
      const seeds = column * replicateCount + replicate
      for (let lane = 0; lane < laneCount; lane++) {
        this.uniforms[from + lane] = unitInterval(owenScramble(reversed, this.#seeds[seeds + lane]!))
      }
    }
  }

  /** Parameter sets of runs first … first + 7 into `out`, parameterTable.length × 8, parameter-major. */
  fill(first: number, out: Float64Array): void {
    this.fillUniforms(first)
    this.fillFrom(this.uniforms, out)
  }

  /** Parameter sets from other uniforms, laid out as those of `uniforms`. */
  fillFrom(uniforms: Float64Array, out: Float64Array): void {
    const { parameters: values } = this.#design
    fillParameters({ uniforms, lanes: laneCount, values, held: this.#held, out })
  }
}

/** Scramble seeds of a column of draws, one per replicate. */
export function replicateSeeds(seed: number, column: string): Uint32Array {
  const key = streamKey(seed, column)
  return Uint32Array.from({ length: replicateCount }, (_, replicate) => scrambleSeed(key, replicate))
}

/** Symbols of the parameters that are drawn, in the order of their columns. */
export function drawnSymbols(design: Design): ParameterSymbol[] {
  return drawOrder.filter((symbol) => !isHeld(design, symbol))
}

function isHeld(design: Design, symbol: ParameterSymbol): boolean {
  return design.held[parameterAt[symbol]] === 1
}
