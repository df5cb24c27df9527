import { columnCount, columnAt as to } from './columns.ts'
import {
  euSupplyRisk,
  geoPolImportRisk,
  geoPolRiskFactor,
  geoPolRiskScore,
  governanceHhi,
  governanceWeight,
  herfindahl,
  instability,
  largestShare,
} from './indices.ts'
import { parameterAt as at } from './parameters.ts'

/** Japan mines no rare earths. */
const ownPrimaryTonnes = 0
const kgPerTonne = 1000

/** Scratch space of the index pass: suppliers are China (both stages), India, others. */
export class IndexScratch {
  readonly flows = new Float64Array(3)
  readonly instabilities = new Float64Array(3)
  readonly weights = new Float64Array(3)
  readonly tradeFactors = new Float64Array([1, 1, 1])
}

/**
 * Fills the index columns of an arm whose flow columns are written. Where several parameter sets share `p` and `table`
 * lane by lane (element i of a set at i × `lanes` + `lane`), those of one lane.
 */
export function fillIndices(
  p: Float64Array,
  table: Float64Array,
  scratch: IndexScratch,
  { lanes = 1, lane = 0 }: { lanes?: number; lane?: number } = {},
): void {
  const { flows, instabilities, weights, tradeFactors } = scratch
  const parameter = (position: number): number => p[position * lanes + lane]!
  const estimates = [parameter(at.wgi_CN), parameter(at.wgi_IN), parameter(at.wgi_others)]
  for (let i = 0; i < estimates.length; i++) {
    instabilities[i] = instability(estimates[i]!)
    weights[i] = governanceWeight(estimates[i]!)
  }
  const worldChina = parameter(at.world_share_CN) * parameter(at.world_share_CN) * weights[0]!
  const worldHhi = parameter(at.hhi_world)
  const worldRest = parameter(at.hhi_wgi_rest)
  const tradeSlope = parameter(at.t_slope)
  for (let row = lane; row < table.length; row += columnCount * lanes) {
    flows[0] =
      table[row + to.importsChinaOxideTonnes * lanes]! + table[row + to.importsChinaMagnetTonnes * lanes]!
    flows[1] = table[row + to.importsIndiaTonnes * lanes]!
    flows[2] = table[row + to.importsOtherTonnes * lanes]!
    tradeFactors[0] = 1 + tradeSlope * table[row + to.severityShare * lanes]!
    const largest = Math.max(flows[0]!, flows[1]!, flows[2]!)
    const score = geoPolRiskScore(worldHhi, geoPolImportRisk(flows, instabilities, ownPrimaryTonnes))
    table[row + to.supplyHhi * lanes] = herfindahl(flows)
    table[row + to.largestSupplierShare * lanes] = largestShare(flows)
    table[row + to.nMinusOneCover * lanes] =
      Math.max(0, table[row + to.supplyTonnes * lanes]! - largest) / table[row + to.demandTonnes * lanes]!
    table[row + to.geoPolRiskScore * lanes] = score
    table[row + to.geoPolRiskFactor * lanes] = geoPolRiskFactor(score, table[row + to.priceUsdPerKg * lanes]!)
    table[row + to.euSupplyRisk * lanes] = euSupplyRisk(
      worldChina * tradeFactors[0]! + worldRest,
      governanceHhi(flows, weights, tradeFactors),
      table[row + to.recyclingShare * lanes]!,
    )
  }
}

/**
 * Fills the paired columns of `table` against `baseline` (which may be the same table: then they are 0). Compiled for
 * lanes too: src/lane-compiler has to understand it.
 */
export function fillPaired(p: Float64Array, table: Float64Array, baseline: Float64Array): void {
  const weightSum =
    p[at.w_ev]! + p[at.w_auto]! + p[at.w_wind]! + p[at.w_appliances]! + p[at.w_electronics]! + p[at.w_other]!
  const kgPerMagnetTonneOxide = kgPerTonne / p[at.kappa]!
  for (let row = 0; row < table.length; row += columnCount) {
    const imports = table[row + to.importsTonnes]!
    const baselineImports = baseline[row + to.importsTonnes]!
    const use = table[row + to.consumptionTonnes]!
    const baselineUse = baseline[row + to.consumptionTonnes]!
    const importLoss = baselineImports - imports
    const shortfall = Math.max(0, baselineUse - use)
    const outputLossJpy = baselineUse > 0 ? p[at.ell]! * Math.max(0, 1 - use / baselineUse) : 0
    const evShortfall = (shortfall * p[at.w_ev]!) / weightSum
    table[row + to.importLossTonnes] = importLoss
    table[row + to.importLossShare] = baselineImports > 0 ? importLoss / baselineImports : Number.NaN
    table[row + to.consumptionShortfallTonnes] = shortfall
    table[row + to.importBillChangeUsd] =
      kgPerTonne *
      (table[row + to.priceUsdPerKg]! * imports - baseline[row + to.priceUsdPerKg]! * baselineImports)
    table[row + to.outputLossJpy] = outputLossJpy
    table[row + to.outputLossUsd] = outputLossJpy / p[at.FX_JPY]!
    table[row + to.evMotorShortfallTonnes] = evShortfall
    table[row + to.otherAutomotiveShortfallTonnes] = (shortfall * p[at.w_auto]!) / weightSum
    table[row + to.windTurbineShortfallTonnes] = (shortfall * p[at.w_wind]!) / weightSum
    table[row + to.applianceShortfallTonnes] = (shortfall * p[at.w_appliances]!) / weightSum
    table[row + to.electronicsShortfallTonnes] = (shortfall * p[at.w_electronics]!) / weightSum
    table[row + to.otherUseShortfallTonnes] = (shortfall * p[at.w_other]!) / weightSum
    table[row + to.vehiclesNotBuiltLow] = (evShortfall * kgPerMagnetTonneOxide) / p[at.ev_magnet_kg_high]!
    table[row + to.vehiclesNotBuilt] = (evShortfall * kgPerMagnetTonneOxide) / p[at.ev_magnet_kg]!
    table[row + to.vehiclesNotBuiltHigh] = (evShortfall * kgPerMagnetTonneOxide) / p[at.ev_magnet_kg_low]!
  }
}

/** Japanese output lost if the base-year Chinese supply vanished and nothing replaced it: ℓ·(c_o + c_m), JPY/yr. */
export function outrightCutOffLossJpy(p: Float64Array): number {
  return p[at.ell]! * (p[at.c_o]! + p[at.c_m]!)
}
