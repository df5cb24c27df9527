/** Price of copper per kg that the GeoPolRisk factor is scaled to (reference of the published method). */
const geoPolRiskReference = 0.409412948
/** EU-style index: import reliance and substitution index are both 1, so half of each concentration counts. */
const importRelianceHalf = 0.5

function clampShare(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Sum of quantities, in index order. */
function total(quantities: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < quantities.length; index++) sum += quantities[index]!
  return sum
}

/**
 * Herfindahl–Hirschman index of quantities in one unit: Σ(qᵢ/Σq)², between 1/n and 1. NaN where nothing flows.
 */
export function herfindahl(quantities: ArrayLike<number>): number {
  const sum = total(quantities)
  if (!(sum > 0)) return Number.NaN
  let index = 0
  for (let i = 0; i < quantities.length; i++) {
    const share = quantities[i]! / sum
    index += share * share
  }
  return index
}

/** Largest quantity ÷ sum; NaN where nothing flows. */
export function largestShare(quantities: ArrayLike<number>): number {
  const sum = total(quantities)
  if (!(sum > 0)) return Number.NaN
  let largest = 0
  for (let i = 0; i < quantities.length; i++) largest = Math.max(largest, quantities[i]!)
  return largest / sum
}

/**
 * Instability 0 (stable) … 1 of a WGI political-stability estimate (−2.5 … 2.5): (2.5 − estimate)/5. A country without an
 * estimate (null) counts as 0.5.
 */
export function instability(wgiEstimate: number | null): number {
  return wgiEstimate === null ? 0.5 : clampShare((2.5 - wgiEstimate) / 5)
}

/** WGI estimate scaled for the EU-style index: 0 best … 10 worst. */
export function governanceWeight(wgiEstimate: number | null): number {
  return 10 * instability(wgiEstimate)
}

/**
 * GeoPolRisk import risk: Σ gᵢ·tᵢ ÷ (Σ tᵢ + own production), tonnes with instabilities 0–1. NaN where both are 0.
 */
export function geoPolImportRisk(
  importsTonnes: ArrayLike<number>,
  instabilities: ArrayLike<number>,
  ownProductionTonnes: number,
): number {
  let weighted = 0
  for (let i = 0; i < importsTonnes.length; i++) weighted += instabilities[i]! * importsTonnes[i]!
  const denominator = total(importsTonnes) + ownProductionTonnes
  return denominator > 0 ? weighted / denominator : Number.NaN
}

/** GeoPolRisk score: concentration of world output × import risk, between 0 and 1. */
export function geoPolRiskScore(worldHhi: number, importRisk: number): number {
  return worldHhi * importRisk
}

/** GeoPolRisk characterisation factor: score × price (USD/kg) ÷ the reference of the method. */
export function geoPolRiskFactor(score: number, priceUsdPerKg: number): number {
  return (score * priceUsdPerKg) / geoPolRiskReference
}

/**
 * Governance-weighted concentration Σ Sᵢ²·wᵢ·tᵢ of shares of the sum, weights 0–10, trade factors around 1. NaN where
 * nothing flows.
 */
export function governanceHhi(
  quantities: ArrayLike<number>,
  weights: ArrayLike<number>,
  tradeFactors: ArrayLike<number>,
): number {
  const sum = total(quantities)
  if (!(sum > 0)) return Number.NaN
  let index = 0
  for (let i = 0; i < quantities.length; i++) {
    const share = quantities[i]! / sum
    index += share * share * weights[i]! * tradeFactors[i]!
  }
  return index
}

/**
 * EU-style supply risk from the governance-weighted concentrations of world output and of imports, at import reliance 1
 * and substitution index 1, less what is recycled (share 0–1).
 */
export function euSupplyRisk(worldHhi: number, importHhi: number, recyclingShare: number): number {
  return (worldHhi * importRelianceHalf + importHhi * (1 - importRelianceHalf)) * (1 - recyclingShare)
}
