import { leverBounds, parameterTable, type SimulationInput } from '../../src/engine/index.ts'
import { priorQuantile } from '../../src/engine/priors.ts'

/** 32-bit words that are the same everywhere: xorshift (13, 17, 5), integer operations alone. */
type Words = () => number

/** `seed` is a non-zero 32-bit integer. */
export function words(seed: number): Words {
  let state = seed >>> 0
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
}

/** Uniform on (0, 1) in steps of 2⁻³²: the generator never gives 0. */
export function share(next: Words): number {
  return next() / 4_294_967_296
}

/** Parameters at the given shares of their priors: one share in (0, 1) per row of `parameterTable`. */
export function parametersAtShares(shares: ArrayLike<number>): Float64Array {
  const drawn = new Float64Array(parameterTable.length)
  parameterTable.forEach((spec, index) => {
    drawn[index] = priorQuantile(spec, shares[index]!, drawn)
  })
  return drawn
}

function between(next: Words, range: { readonly minimum: number; readonly maximum: number }): number {
  return range.minimum + (range.maximum - range.minimum) * share(next)
}

function wholeBetween(next: Words, minimum: number, maximum: number): number {
  return minimum + (next() % (maximum - minimum + 1))
}

/** Half of the years without restriction, so that pulses and recoveries both occur. */
function severity(next: Words, horizonYears: number): number[] {
  return Array.from({ length: horizonYears }, () => {
    const level = share(next)
    return next() % 2 === 0 ? level : 0
  })
}

/** Optional levers stay unset in half of the draws. */
function optional(next: Words, value: number): number | null {
  return next() % 2 === 0 ? value : null
}

/**
 * One valid simulation input: every lever inside its bounds, every parameter inside its hard bounds. `spread` 1 draws
 * parameters over the whole of them; smaller values stay that fraction of the way from the default.
 */
export function randomInput(next: Words, { spread = 1 }: { spread?: number } = {}): SimulationInput {
  const startYear = wholeBetween(next, 2026, 2050)
  const horizonYears = wholeBetween(next, 1, 40)
  const { india, japan } = leverBounds
  return {
    startYear,
    horizonYears,
    levers: {
      china: { oxide: severity(next, horizonYears), magnet: severity(next, horizonYears) },
      india: {
        suspendAgreementFrom: optional(next, wholeBetween(next, startYear - 3, startYear + horizonYears)),
        windDownYears: wholeBetween(next, india.windDownYears.minimum, india.windDownYears.maximum),
        domesticPriority: between(next, india.domesticPriority),
        missionIntensity: between(next, india.missionIntensity),
        incentiveInrPerKg: between(next, india.incentiveInrPerKg),
        incentiveShareOfSales: between(next, india.incentiveShareOfSales),
        capexSubsidyShare: between(next, india.capexSubsidyShare),
        magnetCapacityCapTonnes: between(next, india.magnetCapacityCapTonnes),
        incentiveBudgetInr: between(next, india.incentiveBudgetInr),
      },
      japan: {
        publicStockDays: between(next, japan.publicStockDays),
        releaseShare: between(next, japan.releaseShare),
        offtakeExChinaShare: optional(next, between(next, japan.offtakeExChinaShare)),
        priceFloorUsdPerKg: optional(next, between(next, japan.priceFloorUsdPerKg)),
        thriftSupport: between(next, japan.thriftSupport),
        recyclingSupport: between(next, japan.recyclingSupport),
      },
    },
    parameters: Float64Array.from(parameterTable, (spec) => {
      return spec.defaultValue + (between(next, spec) - spec.defaultValue) * spread
    }),
  }
}
