/** Losses of P policies in the same N draws, policy after policy (P × N), all finite; less is better. */
export interface PolicyLosses {
  readonly losses: Float64Array
  /** P. */
  readonly policies: number
}

/** N; RangeError where `losses` is no table of P policies, or has a loss that is not finite. */
function drawCount({ losses, policies }: PolicyLosses): number {
  const draws = losses.length / policies
  if (!(Number.isInteger(draws) && draws > 0)) {
    throw new RangeError(`Losses of ${policies} policies cannot have ${losses.length} values`)
  }
  if (!losses.every(Number.isFinite)) throw new RangeError('A policy has a loss that is not finite')
  return draws
}

/** Mean loss of each policy, summed in the order of draws. */
export function expectedLosses(table: PolicyLosses): Float64Array {
  const draws = drawCount(table)
  const means = new Float64Array(table.policies)
  for (let policy = 0; policy < table.policies; policy++) {
    let sum = 0
    for (let draw = 0; draw < draws; draw++) sum += table.losses[policy * draws + draw]!
    means[policy] = sum / draws
  }
  return means
}

/** The least loss of any policy, per draw. */
export function leastLosses(table: PolicyLosses): Float64Array {
  const draws = drawCount(table)
  const least = table.losses.slice(0, draws)
  for (let index = draws; index < table.losses.length; index++) {
    const draw = index % draws
    least[draw] = Math.min(least[draw]!, table.losses[index]!)
  }
  return least
}

/** Index of the smallest value, the first of equal ones. */
export function indexOfSmallest(values: ArrayLike<number>): number {
  let best = 0
  for (let index = 1; index < values.length; index++) {
    if (values[index]! < values[best]!) best = index
  }
  return best
}
