import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type ParameterSpec,
  type ParameterSymbol,
  parameterAt,
  parameterIndex,
  parameterTable,
} from '../../src/engine/index.ts'
import { drawOrder, fillParameters, priorQuantile } from '../../src/engine/priors.ts'
import { cases } from '../support/size.ts'

const properties = { numRuns: cases(300, 5_000), seed: 20_110_311 }
const uniforms = fc.nat({ max: 2 ** 32 - 1 }).map((cell) => (cell + 0.5) / 2 ** 32)
const uncertain = parameterTable.filter(({ prior }) => prior.kind !== 'fixed')
const size = parameterTable.length

/** Lane by lane and parameter by parameter, what `fillParameters` does for a block. */
function drawnOne({
  uniform,
  values,
  held,
}: {
  uniform: (dimension: number) => number
  values: Float64Array
  held: Uint8Array
}): Float64Array {
  const drawn = new Float64Array(size)
  parameterTable.forEach((spec, index) => {
    const u = uniform(drawOrder.indexOf(spec.symbol as ParameterSymbol))
    drawn[index] = held[index] === 1 ? values[index]! : priorQuantile(spec, u, drawn)
  })
  return drawn
}

describe('the order of draws', () => {
  it('holds every uncertain parameter once and no other', () => {
    expect([...drawOrder].sort()).toEqual(uncertain.map(({ symbol }) => symbol).sort())
  })

  it('begins as it did when it was first used: results for a seed depend on it', () => {
    expect(drawOrder.join(' ')).toMatch(
      /^c_o z_back g lambda eps_d eps_L kappa_z eps_s ell m tau_v d_p ramp cover_max J0 c_m eta_r D0 z_cap L P0 gamma h kappa_r tau_e p_max rho_inf q_multiplier kappa rho0 eta q_2030 r0 k0 v_IN psi v_CN k_n u v_capex q_2026 k_s r_max D_m\b/,
    )
  })

  it('lets a parameter that starts at another one follow it in the table, below its ceiling', () => {
    for (const { symbol, prior } of uncertain) {
      if (prior.kind !== 'betaAbove') continue
      const above = parameterIndex.get(prior.above)!
      expect(above).toBeLessThan(parameterIndex.get(symbol)!)
      expect(parameterTable[above]!.maximum).toBeLessThanOrEqual(prior.ceiling)
    }
  })
})

/**
 * Quantiles at 0.001, 0.3 and 0.99 of the distributions that the parameter table of the README states, from scipy 1.17.1
 * (uniform, triang, beta, truncnorm and lognorm of stats), ρ∞ with ρ₀ = 0.44.
 */
const stated: Record<string, readonly [number, number, number]> = {
  D0: [5261.26173357, 6261.0843510296, 7711.9308637761],
  g: [-0.014740365800607, 0.022146946608099, 0.064897633342539],
  c_m: [0.10275553807882, 0.15448862366359, 0.24116452963327],
  c_o: [0.039552532006582, 0.2188938953671, 0.51937036939534],
  lambda: [0.05035, 0.155, 0.3965],
  eps_d: [0.1002, 0.16, 0.298],
  eps_s: [0.05015, 0.095, 0.1985],
  eps_L: [0.1004, 0.22, 0.496],
  kappa_z: [0.1004, 0.22, 0.496],
  z_cap: [0.06008, 0.084, 0.1392],
  z_back: [0.00004, 0.012, 0.0396],
  ramp: [0.02004, 0.032, 0.0596],
  eta_r: [0.1005, 0.25, 0.595],
  L: [1.5065, 3.45, 7.935],
  r0: [0.00002, 0.006, 0.0198],
  kappa_r: [0.00001, 0.003, 0.0099],
  r_max: [0.0501, 0.08, 0.149],
  d_p: [40.09, 67, 129.1],
  h: [0.001, 0.3, 0.99],
  m: [0.502, 1.1, 2.48],
  cover_max: [120.18, 174, 298.2],
  tau_e: [1.002, 1.6, 2.98],
  tau_v: [1.5015, 1.95, 2.985],
  P0: [39.632354034054, 73.210718022968, 144.77549751607],
  gamma: [0.00005, 0.015, 0.0495],
  psi: [0.3006, 0.48, 0.894],
  p_max: [8.012, 11.6, 19.88],
  q_2026: [405.09, 432, 494.1],
  q_2030: [810.18, 864, 988.2],
  q_multiplier: [1.00049, 1.147, 1.4851],
  rho0: [0.20918512692941, 0.38162874554528, 0.6705484321109],
  rho_inf: [0.50832774458243, 0.76367540385117, 0.98169801716766],
  k0: [0.1004, 0.22, 0.496],
  k_n: [0.1004, 0.22, 0.496],
  k_s: [0.0004, 0.12, 0.396],
  J0: [11.821167455036, 204.74862636902, 507.92956201886],
  u: [0.0005, 0.15, 0.495],
  kappa: [0.3001, 0.33, 0.399],
  v_CN: [10.01, 13, 19.9],
  v_IN: [22.018, 27.4, 39.82],
  v_capex: [4.008, 6.4, 11.92],
  eta: [0.3004, 0.42, 0.696],
  D_m: [3209.604, 3689.2, 4795.96],
  ell: [5933035767743.8, 9020121394581.3, 14698090583346],
}

test.each(uncertain.map((spec) => [spec.symbol, spec] as const))(
  '%s has the stated distribution',
  (symbol, spec) => {
    const drawn = new Float64Array(size)
    drawn[parameterAt.rho0] = 0.44
    const actual = [0.001, 0.3, 0.99].map((u) => priorQuantile(spec, u, drawn))
    stated[symbol]!.forEach((value, index) => {
      expect(actual[index]! / value).toBeCloseTo(1, 12)
    })
  },
)

test('the price has 5 % of its mass below 56 and 5 % above 123 USD/kg', () => {
  const price = parameterTable[parameterAt.P0]!
  expect(priorQuantile(price, 0.05, []) / 56).toBeCloseTo(1, 14)
  expect(priorQuantile(price, 0.95, []) / 123).toBeCloseTo(1, 14)
})

describe('a quantile', () => {
  const starts = fc.oneof(uniforms, fc.constantFrom(0, 1))
  const specs = fc.constantFrom(...parameterTable)
  const ends = fc.constantFrom(2 ** -54, 2 ** -53, 0.5, 1 - 2 ** -53)

  it('lies inside the hard bounds', () => {
    fc.assert(
      fc.property(specs, fc.oneof(uniforms, ends), starts, (spec, u, start) => {
        const value = priorQuantile(spec, u, new Float64Array(size).fill(start))
        return value >= spec.minimum && value <= spec.maximum
      }),
      { ...properties, numRuns: 10 * properties.numRuns },
    )
  })

  it('never descends', () => {
    fc.assert(
      fc.property(specs, uniforms, uniforms, starts, (spec, a, b, start) => {
        const drawn = new Float64Array(size).fill(start)
        return a > b || priorQuantile(spec, a, drawn) <= priorQuantile(spec, b, drawn)
      }),
      { ...properties, numRuns: 10 * properties.numRuns },
    )
  })

  it('is clamped where the prior goes beyond the bounds', () => {
    const price: ParameterSpec = { ...parameterTable[parameterAt.P0]!, minimum: 60, maximum: 100 }
    expect([0.01, 0.99].map((u) => priorQuantile(price, u, []))).toEqual([60, 100])
    const growth = parameterTable[parameterAt.g]!
    expect(priorQuantile(growth, 1 - 2 ** -53, [])).toBe(growth.maximum)
  })

  it('of a truncated normal does not pile up at the minimum', () => {
    const growth = parameterTable[parameterAt.g]!
    // Clamping would give the minimum for u below 4.3e-4.
    expect(priorQuantile(growth, 1e-4, [])).toBeGreaterThan(growth.minimum)
    expect(
      priorQuantile({ ...growth, prior: { kind: 'normal', mean: 0.03, sd: 0.015, minimum: null } }, 0.5, []),
    ).toBe(0.03)
  })

  it('of a fixed prior is the default', () => {
    const fixed = parameterTable[parameterAt.FX_JPY]!
    expect([0.1, 0.9].map((u) => priorQuantile(fixed, u, []))).toEqual([
      fixed.defaultValue,
      fixed.defaultValue,
    ])
  })

  it('of the long-run realised share is at least the first one, even where that is 1', () => {
    const spec = parameterTable[parameterAt.rho_inf]!
    fc.assert(
      fc.property(uniforms, starts, (u, start) => {
        const value = priorQuantile(spec, u, new Float64Array(size).fill(start))
        return value >= start && value <= 1 && (start < 1 || value === 1)
      }),
      properties,
    )
  })
})

describe('a block of draws', () => {
  const blocks = fc
    .record({
      lanes: fc.integer({ min: 1, max: 5 }),
      held: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      cells: fc.array(uniforms, { minLength: 5 * drawOrder.length, maxLength: 5 * drawOrder.length }),
      places: fc.array(uniforms, { minLength: size, maxLength: size }),
    })
    .map(({ lanes, held, cells, places }) => ({
      lanes,
      uniforms: Float64Array.from(cells.slice(0, lanes * drawOrder.length)),
      values: Float64Array.from(
        parameterTable,
        (spec, index) => spec.minimum + places[index]! * (spec.maximum - spec.minimum),
      ),
      held: Uint8Array.from(held, Number),
      out: new Float64Array(size * lanes).fill(Number.NaN),
    }))

  it('holds in each lane what the single quantiles give, bit for bit', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        fillParameters(block)
        for (let lane = 0; lane < block.lanes; lane++) {
          const one = drawnOne({
            ...block,
            uniform: (dimension) => block.uniforms[dimension * block.lanes + lane]!,
          })
          one.forEach((value, index) => {
            expect(block.out[index * block.lanes + lane], parameterTable[index]!.symbol).toBe(value)
          })
        }
      }),
      properties,
    )
  })

  it('keeps held values, and starts ρ∞ at a held ρ₀', () => {
    const lanes = 3
    const held = new Uint8Array(size)
    const values = new Float64Array(size)
    held[parameterAt.rho0] = 1
    values[parameterAt.rho0] = 1
    held[parameterAt.K_x] = 1
    values[parameterAt.K_x] = 8_000
    const out = new Float64Array(size * lanes)
    const half = new Float64Array(drawOrder.length * lanes).fill(0.5)
    fillParameters({ uniforms: half, lanes, values, held, out })
    const row = (index: number) => [...out.slice(index * lanes, (index + 1) * lanes)]
    expect(row(parameterAt.rho0)).toEqual([1, 1, 1])
    expect(row(parameterAt.rho_inf)).toEqual([1, 1, 1])
    expect(row(parameterAt.K_x)).toEqual([8_000, 8_000, 8_000])
    expect(row(parameterAt.u_m)).toEqual([0.85, 0.85, 0.85])
  })
})
