/**
 * Exact Shapley values of a game of k players, given by what each of its 2^k coalitions is worth (bit j of the index: player
 * j is in). Returns k shares that sum to values[2^k − 1] − values[0], in the unit of `values`. A player who never changes
 * the worth gets exactly 0. The work grows as k·2^k. Throws RangeError where the length is no power of two.
 *
 * Source: Shapley (1953), A value for n-person games.
 */
export function shapleyValues(values: Float64Array): Float64Array {
  const players = playerCount(values.length)
  const weights = coalitionWeights(players)
  const shares = new Float64Array(players)
  for (let player = 0; player < players; player++) {
    const bit = 1 << player
    let share = 0
    for (let coalition = 0; coalition < values.length; coalition++) {
      if ((coalition & bit) !== 0) continue
      share += weights[memberCount(coalition)]! * (values[coalition | bit]! - values[coalition]!)
    }
    shares[player] = share
  }
  return shares
}

/** k of a table with 2^k entries; RangeError where the length is no power of two. */
export function playerCount(coalitions: number): number {
  if (!Number.isInteger(coalitions) || coalitions < 1 || (coalitions & (coalitions - 1)) !== 0) {
    throw new RangeError(`A table over coalitions needs 2^k entries, got ${coalitions}`)
  }
  return 31 - Math.clz32(coalitions)
}

/** How many bits of a non-negative 31-bit integer are set. */
export function memberCount(coalition: number): number {
  let members = 0
  for (let rest = coalition; rest !== 0; rest &= rest - 1) members++
  return members
}

/** s!·(k − s − 1)!/k! for coalitions of s = 0 … k − 1 members: 1 ÷ (k · binomial(k − 1, s)). */
function coalitionWeights(players: number): Float64Array {
  const weights = new Float64Array(players)
  let binomial = 1
  for (let members = 0; members < players; members++) {
    weights[members] = 1 / (players * binomial)
    binomial = (binomial * (players - 1 - members)) / (members + 1)
  }
  return weights
}
