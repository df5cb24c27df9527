import { describe, expect, it } from 'vitest'
import { type ParameterSymbol, parameterAt, parameterTable } from '../../../src/engine/index.ts'
import { laneCount } from '../../../src/engine/lanes/lane-block.ts'
import { drawOrder, priorQuantile } from '../../../src/engine/priors.ts'
import { Draws, drawnSymbols } from '../../../src/engine/studies/draws.ts'
import { designOf, drawnParameters } from './fixtures.ts'

const replicates = 16

/** Uniforms of one column over the first draws. */
function column(draws: Draws, symbol: ParameterSymbol, runs: number): Float64Array {
  const from = drawOrder.indexOf(symbol) * laneCount
  const values = new Float64Array(runs)
  for (let first = 0; first < runs; first += laneCount) {
    draws.fillUniforms(first)
    values.set(draws.uniforms.subarray(from, from + laneCount), first)
  }
  return values
}

describe('draws', () => {
  it('depend on seed, parameter and number alone: not on what is held, nor on the block they came in', () => {
    const free = drawnParameters(designOf(), 64)
    const held = drawnParameters(designOf({ set: { D0: 6000, psi: 0.5 } }), 64)
    const late = new Float64Array(parameterTable.length * laneCount)
    new Draws(designOf()).fill(40, late)
    parameterTable.forEach(({ symbol }, index) => {
      expect(late[index * laneCount + 3]).toBe(free[43]![index])
      if (symbol === 'D0' || symbol === 'psi') return
      for (let run = 0; run < 64; run++) expect(held[run]![index], symbol).toBe(free[run]![index])
    })
    expect(new Set(held.map((set) => set[parameterAt.D0]))).toEqual(new Set([6000]))
  })

  it.each(['D0', 'c_o', 'D_m'] as const)(
    'spread %s evenly in every replicate, each under a scramble of its own',
    (symbol) => {
      const points = 64
      const values = column(new Draws(designOf()), symbol, points * replicates)
      const cells = Array.from({ length: replicates }, (_, replicate) =>
        Array.from({ length: points }, (_, point) =>
          Math.floor(values[point * replicates + replicate]! * points),
        ),
      )
      for (const own of cells) expect(new Set(own).size).toBe(points)
      expect(new Set(cells.map((own) => own.join())).size).toBe(replicates)
    },
  )

  it('differ between seeds, between columns and between the two matrices', () => {
    const columns = [
      column(new Draws(designOf()), 'D0', 256),
      column(new Draws(designOf({ seed: 2 })), 'D0', 256),
      column(new Draws(designOf()), 'c_o', 256),
      column(new Draws(designOf(), { matrix: 'B' }), 'D0', 256),
    ]
    for (const [index, one] of columns.entries()) {
      for (const other of columns.slice(index + 1)) {
        const mean = one.reduce((sum, value, run) => sum + (value - 0.5) * (other[run]! - 0.5), 0) / 256
        // Covariance of independent uniforms: standard error 1/12/√256 = 0.0052.
        expect(Math.abs(mean)).toBeLessThan(0.02)
      }
    }
  })

  it('are the quantiles of the priors at their uniforms, and keep ρ∞ above ρ₀ even where that was set', () => {
    const design = designOf({ set: { rho0: 1 } })
    const draws = new Draws(design)
    const block = new Float64Array(parameterTable.length * laneCount)
    draws.fill(16, block)
    for (let lane = 0; lane < laneCount; lane++) {
      const drawn = Float64Array.from(parameterTable, (_, index) => block[index * laneCount + lane]!)
      expect(drawn[parameterAt.rho_inf]).toBe(1)
      for (const symbol of drawnSymbols(design)) {
        const u = draws.uniforms[drawOrder.indexOf(symbol) * laneCount + lane]!
        expect(drawn[parameterAt[symbol]]).toBe(priorQuantile(parameterTable[parameterAt[symbol]]!, u, drawn))
      }
    }
  })

  it('hold parameters with a fixed prior at the value of the design', () => {
    const design = designOf()
    design.parameters[parameterAt.FX_JPY] = 140
    const [first] = drawnParameters(design, 1)
    expect(first![parameterAt.FX_JPY]).toBe(140)
  })
})
