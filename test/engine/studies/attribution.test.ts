import { describe, expect, it } from 'vitest'
import {
  type Cause,
  causes,
  defaultLevers,
  type Levers,
  parameterAt,
  type RunOutputName,
  runStudy,
  simulate,
} from '../../../src/engine/index.ts'
import { designOf, drawnParameters, shockLevers } from './fixtures.ts'

function attribute(levers: Levers, output: RunOutputName = 'cumulativeOutputLossUsd', runs = 64) {
  return runStudy({ kind: 'attribution', design: designOf(), levers, effort: { runs }, output })
}

/** The loss of the plain model with some of the causes alone. */
function lossOf(parameters: Float64Array, present: ReadonlySet<Cause>): number {
  const own = parameters.slice()
  if (!present.has('hoarding')) {
    own[parameterAt.h] = 0
    own[parameterAt.m] = 0
  }
  const levers: Levers = {
    ...shockLevers,
    china: {
      oxide: present.has('oxideCut') ? shockLevers.china.oxide : [],
      magnet: present.has('magnetCut') ? shockLevers.china.magnet : [],
    },
    india: present.has('suspension')
      ? shockLevers.india
      : { ...shockLevers.india, suspendAgreementFrom: null },
  }
  return simulate({ startYear: 2026, horizonYears: 10, levers, parameters: own }).summary
    .cumulativeOutputLossUsd
}

function ordersOf(players: readonly Cause[]): Cause[][] {
  if (players.length === 0) return [[]]
  return players.flatMap((first) =>
    ordersOf(players.filter((player) => player !== first)).map((rest) => [first, ...rest]),
  )
}

/** Shapley values from their definition: what a cause adds, over all orders in which causes can come. */
function averageOverOrders(parameters: Float64Array): number[] {
  const orders = ordersOf(causes)
  const totals = causes.map(() => 0)
  for (const order of orders) {
    const present = new Set<Cause>()
    let before = 0
    for (const cause of order) {
      present.add(cause)
      const loss = lossOf(parameters, present)
      totals[causes.indexOf(cause)]! += (loss - before) / orders.length
      before = loss
    }
  }
  return totals
}

describe('an attribution', () => {
  const { loss, contributions } = attribute(shockLevers)

  it('adds up to the loss, in the central run and on average', () => {
    for (const part of ['central', 'mean'] as const) {
      const sum = contributions.reduce((total, one) => total + one[part]!, 0)
      expect(Math.abs(sum / loss[part]! - 1)).toBeLessThan(1e-9)
    }
    const shares = contributions.reduce((total, { centralShare }) => total + centralShare!, 0)
    expect(shares).toBeCloseTo(1, 12)
  })

  it('explains the loss of the plain model by what each cause adds, averaged over all orders', () => {
    const { parameters } = designOf()
    expect(loss.central).toBe(lossOf(parameters, new Set(causes)))
    averageOverOrders(parameters).forEach((expected, index) => {
      expect(Math.abs(contributions[index]!.central! - expected)).toBeLessThan(1e-9 * loss.central!)
    })
    expect(contributions.map(({ cause }) => cause)).toEqual(causes)
  })

  it('does so in every draw', () => {
    const means = causes.map(() => 0)
    const drawn = drawnParameters(designOf(), 16)
    for (const parameters of drawn) {
      averageOverOrders(parameters).forEach((value, index) => {
        means[index]! += value / drawn.length
      })
    }
    const found = attribute(shockLevers, 'cumulativeOutputLossUsd', 16).contributions
    means.forEach((expected, index) => {
      expect(Math.abs(found[index]!.mean! - expected)).toBeLessThan(1e-9 * loss.mean!)
    })
  })

  it('puts nothing down to a cause that is not there', () => {
    const oxideAlone: Levers = { ...defaultLevers, china: { oxide: [0.5], magnet: [] } }
    const found = attribute(oxideAlone).contributions
    const of = (cause: Cause) => found.find((one) => one.cause === cause)!
    for (const absent of ['magnetCut', 'suspension'] as const) {
      expect(of(absent)).toMatchObject({ central: 0, mean: 0, p05: 0, p95: 0 })
    }
    expect(of('oxideCut').central!).toBeGreaterThan(0)
  })

  it('of nothing is nothing', () => {
    const nothing = attribute(defaultLevers, 'cumulativeImportLossTonnes')
    expect(nothing.loss).toMatchObject({ central: 0, mean: 0 })
    for (const { central, centralShare, mean } of nothing.contributions) {
      expect([central, centralShare, mean]).toEqual([0, null, 0])
    }
  })
})
