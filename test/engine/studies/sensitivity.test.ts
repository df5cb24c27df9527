import { describe, expect, it } from 'vitest'
import {
  completeGroups,
  type Design,
  defaultGroups,
  defaultLevers,
  drawnSymbols,
  type ParameterGroup,
  runStudy,
  type SensitivityStudy,
} from '../../../src/engine/index.ts'
import { designOf, shockLevers } from './fixtures.ts'

function study(options: Partial<SensitivityStudy> & { design?: Design } = {}): SensitivityStudy {
  const design = options.design ?? designOf()
  return {
    kind: 'sensitivity',
    design,
    levers: shockLevers,
    output: 'cumulativeOutputLossUsd',
    samples: 1024,
    shapleySamples: 256,
    groups: completeGroups(design, defaultGroups),
    ...options,
  }
}

describe('groups', () => {
  it('hold every parameter that is drawn exactly once', () => {
    const design = designOf({ set: { D0: 6000, ell: 9e12 } })
    const groups = completeGroups(design, defaultGroups)
    const all = groups.flatMap(({ symbols }) => symbols)
    expect(all.toSorted()).toEqual(drawnSymbols(design).toSorted())
    // What is held is in none, and a group of nothing else is gone.
    expect(groups.map(({ name }) => name)).not.toContain('valuation')
    expect(completeGroups(designOf(), defaultGroups).map(({ name }) => name)).not.toContain('other')
  })

  it('that name a few parameters get one more for the rest', () => {
    const groups = completeGroups(designOf(), [{ name: 'mine', symbols: ['D0', 'g'] }])
    expect(groups.map(({ name }) => name)).toEqual(['mine', 'other'])
    expect(groups[1]!.symbols).toHaveLength(drawnSymbols(designOf()).length - 2)
  })
})

describe('a sensitivity study', () => {
  const result = runStudy(study())
  const of = (symbol: string) => result.parameters.find((one) => one.symbol === symbol)!

  it('counts the runs of the model', () => {
    const drawn = drawnSymbols(designOf()).length
    expect(result.parameters).toHaveLength(drawn)
    expect(result.evaluations).toBe(1024 * (drawn + 2) + 256 * 2 ** result.groups.length)
  })

  it('finds a purely multiplicative factor where it has to be: ℓ scales the loss', () => {
    // The loss is ℓ·X with ℓ and X independent: total index of ℓ = 1 − Var(E[ℓX|X])/Var = E[X²]·Var ℓ/Var(ℓX).
    const withoutEll = runStudy(
      study({ design: designOf({ set: { ell: 9424706950100.781 } }), shapleySamples: 0 }),
    )
    const meanEll = (5.74388e12 + 9424706950100.781 + 1.54643e13) / 3
    const [low, mode, high] = [5.74388e12, 9424706950100.781, 1.54643e13]
    const varianceEll = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
    const scale = 9424706950100.781
    const meanX = withoutEll.mean! / scale
    const squareX = withoutEll.variance! / scale ** 2 + meanX ** 2
    const variance = (varianceEll + meanEll ** 2) * squareX - (meanEll * meanX) ** 2
    const { first, total } = of('ell')
    const trueTotal = (squareX * varianceEll) / variance
    const trueFirst = (meanX ** 2 * varianceEll) / variance
    expect(trueTotal).toBeGreaterThan(total.lower!)
    expect(trueTotal).toBeLessThan(total.upper!)
    expect(trueFirst).toBeGreaterThan(first.lower!)
    expect(trueFirst).toBeLessThan(first.upper!)
    expect(result.variance! / variance).toBeCloseTo(1, 1)
  })

  it('gives no share to what the output does not hear of: the price level, what Chinese magnets cost', () => {
    for (const symbol of ['P0', 'psi', 'v_CN', 'D_m']) {
      expect(Math.abs(of(symbol).total.estimate!), symbol).toBeLessThan(0.01)
    }
  })

  it('has intervals around its estimates, and total not below first order beyond their errors', () => {
    for (const { symbol, first, total } of result.parameters) {
      expect(first.lower!).toBeLessThanOrEqual(first.estimate!)
      expect(first.upper!).toBeGreaterThanOrEqual(first.estimate!)
      expect(total.upper!, symbol).toBeGreaterThanOrEqual(first.lower! - 0.005)
    }
  })

  it('shares the whole variance out among the groups', () => {
    expect(result.groups.reduce((sum, { effect }) => sum + effect.estimate!, 0)).toBeCloseTo(1, 12)
    const effects = new Map(result.groups.map(({ name, effect }) => [name, effect.estimate!]))
    expect(effects.get('chinaShare')!).toBeGreaterThan(effects.get('market')!)
    // A group of one parameter lies between its first-order and its total index.
    const ell = effects.get('valuation')!
    expect(ell).toBeGreaterThan(of('ell').first.lower!)
    expect(ell).toBeLessThan(of('ell').total.upper!)
  })

  it('gives the same numbers for the same seed, others for another', () => {
    const small = study({ samples: 64, shapleySamples: 16 })
    expect(runStudy(small)).toEqual(runStudy(small))
    const other = runStudy(study({ samples: 64, shapleySamples: 16, design: designOf({ seed: 2 }) }))
    expect(other.parameters).not.toEqual(runStudy(small).parameters)
  })

  it('has no indices where the output does not vary', () => {
    const calm = runStudy(study({ levers: defaultLevers, samples: 64, shapleySamples: 16 }))
    expect(calm.variance).toBe(0)
    for (const { first, total } of calm.parameters)
      expect([first.estimate, total.estimate]).toEqual([null, null])
    for (const { effect } of calm.groups) expect(effect.estimate).toBeNull()
  })

  it('does only what it is asked for', () => {
    const groups: ParameterGroup[] = completeGroups(designOf(), [{ name: 'J0', symbols: ['J0'] }])
    const effects = runStudy(study({ samples: 0, groups }))
    expect(effects).toMatchObject({ parameters: [], mean: null, variance: null, evaluations: 256 * 4 })
    expect(effects.groups).toHaveLength(2)
    expect(runStudy(study({ samples: 64, shapleySamples: 0 })).groups).toEqual([])
  })
})
