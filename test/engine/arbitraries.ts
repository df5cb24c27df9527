import fc from 'fast-check'
import {
  type Levers,
  leverBounds,
  parameterTable,
  runBounds,
  type SeverityEpisode,
  type SimulationInput,
} from '../../src/engine/index.ts'
import { cases } from '../support/size.ts'
import { parametersAtShares } from './pseudo-random.ts'

/** Shrinking some 90 numbers takes minutes; the seed and path of a failure replay it. */
export const runs = { numRuns: cases(2_000, 20_000), seed: 20_110_311, endOnFailure: true }

const steps = 2 ** 32 - 1

/** Evenly spread on [0, 1]; `fc.double` would favour the many doubles next to 0. */
export const shares: fc.Arbitrary<number> = fc.integer({ min: 0, max: steps }).map((step) => step / steps)

function within(range: { readonly minimum: number; readonly maximum: number }): fc.Arbitrary<number> {
  return shares.map((share) => range.minimum + (range.maximum - range.minimum) * share)
}

/** Parameters from their priors, which have no ends: shares are moved into the open interval. */
const priorParameters: fc.Arbitrary<Float64Array> = fc
  .tuple(...parameterTable.map(() => shares.map((share) => (share * steps + 0.5) / (steps + 1))))
  .map(parametersAtShares)

/** Parameters anywhere inside their hard bounds, which is all that an override may set. */
const boundedParameters: fc.Arbitrary<Float64Array> = fc
  .tuple(...parameterTable.map(within))
  .map((values) => Float64Array.from(values))

/** A severity per year; half of the years are free of restriction, and the list may end before the horizon. */
function severities(horizonYears: number): fc.Arbitrary<number[]> {
  return fc.array(fc.oneof(fc.constant(0), shares), { maxLength: horizonYears })
}

export const episodes: fc.Arbitrary<SeverityEpisode> = fc.record({
  stage: fc.constantFrom('oxide' as const, 'magnet' as const),
  start: fc
    .tuple(fc.integer({ min: 2000, max: 2095 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  months: fc.integer({ min: 1, max: 480 }),
  peakShare: shares,
})

/** Levers of India and Japan over their whole bounds, without a restriction or suspension. */
const calmLevers: fc.Arbitrary<Levers> = fc.record({
  china: fc.constant({ oxide: [], magnet: [] }),
  india: fc.record({
    suspendAgreementFrom: fc.constant(null),
    windDownYears: within(leverBounds.india.windDownYears).map(Math.round),
    domesticPriority: within(leverBounds.india.domesticPriority),
    missionIntensity: within(leverBounds.india.missionIntensity),
    incentiveInrPerKg: within(leverBounds.india.incentiveInrPerKg),
    incentiveShareOfSales: within(leverBounds.india.incentiveShareOfSales),
    capexSubsidyShare: within(leverBounds.india.capexSubsidyShare),
    magnetCapacityCapTonnes: within(leverBounds.india.magnetCapacityCapTonnes),
    incentiveBudgetInr: within(leverBounds.india.incentiveBudgetInr),
  }),
  japan: fc.record({
    publicStockDays: within(leverBounds.japan.publicStockDays),
    releaseShare: within(leverBounds.japan.releaseShare),
    offtakeExChinaShare: fc.option(within(leverBounds.japan.offtakeExChinaShare)),
    priceFloorUsdPerKg: fc.option(within(leverBounds.japan.priceFloorUsdPerKg)),
    thriftSupport: within(leverBounds.japan.thriftSupport),
    recyclingSupport: within(leverBounds.japan.recyclingSupport),
  }),
})

export const startYears: fc.Arbitrary<number> = fc.integer({
  min: runBounds.startYear.minimum,
  max: runBounds.startYear.maximum,
})

const horizons: fc.Arbitrary<number> = fc.integer({
  min: runBounds.horizonYears.minimum,
  max: runBounds.horizonYears.maximum,
})

/** A run without shock: any year, horizon, levers and parameters; a suspension may lie after the horizon. */
export const calmInputs: fc.Arbitrary<SimulationInput> = fc
  .tuple(startYears, horizons, calmLevers, fc.oneof(priorParameters, boundedParameters), fc.boolean())
  .map(([startYear, horizonYears, levers, parameters, later]) => {
    const suspendAgreementFrom = later ? startYear + horizonYears : null
    return {
      startYear,
      horizonYears,
      levers: { ...levers, india: { ...levers.india, suspendAgreementFrom } },
      parameters,
    }
  })

/** Any run: parameters from `parameters`, levers anywhere in their bounds, severities, often a suspension. */
function inputs(parameters: fc.Arbitrary<Float64Array>): fc.Arbitrary<SimulationInput> {
  return fc
    .tuple(startYears, horizons)
    .chain(([startYear, horizonYears]) =>
      fc.record({
        startYear: fc.constant(startYear),
        horizonYears: fc.constant(horizonYears),
        levers: calmLevers,
        parameters,
        china: fc.record({ oxide: severities(horizonYears), magnet: severities(horizonYears) }),
        suspendAgreementFrom: fc.option(fc.integer({ min: startYear - 5, max: startYear + horizonYears })),
      }),
    )
    .map(({ china, suspendAgreementFrom, ...input }) => ({
      ...input,
      levers: { ...input.levers, china, india: { ...input.levers.india, suspendAgreementFrom } },
    }))
}

export const priorInputs: fc.Arbitrary<SimulationInput> = inputs(priorParameters)
export const boundedInputs: fc.Arbitrary<SimulationInput> = inputs(boundedParameters)
