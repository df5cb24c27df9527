import { crossFit, foldOf } from './cross-fit.ts'
import { expectedLosses, indexOfSmallest, leastLosses, type PolicyLosses } from './expected-losses.ts'
import { dot } from './least-squares.ts'
import { LegendreRow, legendreBasis } from './legendre-basis.ts'
import { replicateStandardError } from './replicates.ts'

/** What knowing something before the choice saves in expectation; in the unit of the losses, never negative. */
export interface ValueOfInformation {
  readonly value: number
  /** From 16 interleaved replicates; NaN for fewer than 16 draws. */
  readonly standardError: number
}

/**
 * Expected value of perfect information: min over policies of the mean loss − the mean of the least loss per draw, with the
 * standard error of these paired differences. Throws RangeError where `losses` is no table of P policies.
 * Source: Raiffa & Schlaifer (1961), Applied statistical decision theory.
 */
export function perfectInformation(table: PolicyLosses): ValueOfInformation {
  const best = bestPolicyLosses(table)
  return meanSaving(leastLosses(table).map((least, draw) => best[draw]! - least))
}

export interface PartialInformationOptions extends PolicyLosses {
  /** The uniforms on (0, 1) that the group's inputs were drawn from, input after input: d × N. */
  readonly inputs: Float64Array
  /** Bound of the regression's basis; a group with more inputs than this still gets one term for each. */
  readonly maximumTerms?: number
}

/**
 * Expected value of partial perfect information: what knowing the inputs of one group saves. Losses relative to the policy
 * that is best on average are regressed on the inputs (Strong, Oakley & Brennan 2014, with Legendre polynomials), the policy
 * with the least fitted loss is chosen in each draw, and what that choice really saves there is averaged. Fit and average use
 * different halves of the draws, in both directions.
 *
 * So the value is at most that of perfect information, and its bias is downward: a fit that errs chooses worse, by the square
 * of its error, of order K/N. Averaging the fitted losses instead is off wherever polynomials cannot follow the losses, by the
 * same amount for any N: +12 % for a product of two normals and −1.5 % for one normal, where this is off by 0.2 % and 0.1 % at
 * N = 4096. And fitting and averaging on the same draws is biased upward: five inputs without influence seem worth 0.017
 * standard deviations of the difference at N = 4096 and K = 51, against 0.002 here. A negative mean is noise around 0 and
 * becomes 0.
 *
 * Throws RangeError where the lengths do not fit.
 */
export function partialInformation({
  inputs,
  maximumTerms = 60,
  ...table
}: PartialInformationOptions): ValueOfInformation {
  const reference = bestPolicyLosses(table)
  const draws = reference.length
  const inputCount = inputs.length / draws
  if (!Number.isInteger(inputCount) || inputCount === 0) {
    throw new RangeError(`${inputs.length} inputs do not fit ${draws} draws`)
  }
  const basis = legendreBasis(inputCount, { maximumTerms })
  const differences = Array.from({ length: table.policies }, (_, policy) =>
    reference.map((loss, draw) => table.losses[policy * draws + draw]! - loss),
  )
  const coefficients = crossFit({ basis, inputs, targets: differences })

  const savings = new Float64Array(draws)
  const row = new LegendreRow(basis)
  const fitted = new Float64Array(table.policies)
  for (let draw = 0; draw < draws; draw++) {
    row.fill(inputs, draws, draw)
    const fits = coefficients[foldOf(draw)]!
    for (let policy = 0; policy < table.policies; policy++) {
      fitted[policy] = dot(fits[policy]!, 0, row.terms, 0, row.terms.length)
    }
    savings[draw] = -differences[indexOfSmallest(fitted)]![draw]!
  }
  return meanSaving(savings)
}

/** Losses of the policy that is best on average. */
function bestPolicyLosses(table: PolicyLosses): Float64Array {
  const means = expectedLosses(table)
  const draws = table.losses.length / table.policies
  const best = indexOfSmallest(means) * draws
  return table.losses.subarray(best, best + draws)
}

function meanSaving(savings: Float64Array): ValueOfInformation {
  let sum = 0
  for (let draw = 0; draw < savings.length; draw++) sum += savings[draw]!
  return { value: Math.max(0, sum / savings.length), standardError: replicateStandardError(savings) }
}
