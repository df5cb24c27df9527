import { sortedQuantile, sortedTailMean } from '../distributions/sorted.ts'
import { expectedLosses, indexOfSmallest, leastLosses, type PolicyLosses } from './expected-losses.ts'
import { replicateStandardError } from './replicates.ts'

export interface RegretOptions extends PolicyLosses {
  /** CVaR is the mean of the worst 1 − this share of draws. */
  readonly tailLevel?: number
  /** Share of draws whose regret `quantileRegret` covers. */
  readonly regretQuantile?: number
}

/** Regret of a policy in a draw: its loss − the least loss of any policy there. All in the unit of the losses. */
interface PolicyRegret {
  readonly expectedLoss: number
  /** Of `expectedLoss`, from 16 interleaved replicates; NaN for fewer than 16 draws. */
  readonly standardError: number
  readonly cvar: number
  readonly meanRegret: number
  readonly quantileRegret: number
  readonly maximumRegret: number
  /** Share of draws where no policy loses less; policies that tie share a draw equally. */
  readonly probabilityBest: number
}

/** Index of the best policy by each criterion, the first of equal ones. */
interface BestPolicies {
  readonly expectedLoss: number
  readonly cvar: number
  readonly quantileRegret: number
  readonly maximumRegret: number
}

export interface RegretReport {
  readonly policies: readonly PolicyRegret[]
  readonly best: BestPolicies
}

/**
 * Losses and regrets of policies in common draws, and the robust choices among them (Savage 1951 for the largest regret).
 * Quantiles of regret are of type 7. Throws RangeError where `losses` is no table of P policies.
 */
export function regretReport({
  tailLevel = 0.95,
  regretQuantile = 0.9,
  ...table
}: RegretOptions): RegretReport {
  const { losses } = table
  const least = leastLosses(table)
  const draws = least.length
  const bestShares = sharesOfBeingBest(table, least)
  const policies = Array.from(expectedLosses(table), (expectedLoss, policy): PolicyRegret => {
    const ofPolicy = losses.subarray(policy * draws, (policy + 1) * draws)
    const regrets = ofPolicy.map((loss, draw) => loss - least[draw]!).sort()
    return {
      expectedLoss,
      standardError: replicateStandardError(ofPolicy),
      cvar: sortedTailMean(ofPolicy.toSorted(), tailLevel),
      meanRegret: regrets.reduce((sum, regret) => sum + regret, 0) / draws,
      quantileRegret: sortedQuantile(regrets, regretQuantile),
      maximumRegret: regrets[draws - 1]!,
      probabilityBest: bestShares[policy]! / draws,
    }
  })
  return {
    policies,
    best: {
      expectedLoss: indexOfSmallest(policies.map((policy) => policy.expectedLoss)),
      cvar: indexOfSmallest(policies.map((policy) => policy.cvar)),
      quantileRegret: indexOfSmallest(policies.map((policy) => policy.quantileRegret)),
      maximumRegret: indexOfSmallest(policies.map((policy) => policy.maximumRegret)),
    },
  }
}

/** Per policy, how many draws it is best in. */
function sharesOfBeingBest({ losses, policies }: PolicyLosses, least: Float64Array): Float64Array {
  const draws = least.length
  const shares = new Float64Array(policies)
  for (let draw = 0; draw < draws; draw++) {
    let ties = 0
    for (let policy = 0; policy < policies; policy++) {
      if (losses[policy * draws + draw] === least[draw]) ties++
    }
    for (let policy = 0; policy < policies; policy++) {
      if (losses[policy * draws + draw] === least[draw]) shares[policy]! += 1 / ties
    }
  }
  return shares
}
