import {
  type ColumnName,
  type Levers,
  type ParameterSymbol,
  parameterTable,
  type SimulationInput,
  type Summary,
} from '../../src/engine/index.ts'

/**
 * The yearly model written from `src/engine/README.md` alone, section by section, in the notation of that page: one
 * object per year, `Math.exp` and `Math.log`, no code shared with the engine. It exists to be compared with the engine.
 */

export type YearRecord = Record<ColumnName, number>

export interface SecondResult {
  readonly scenario: YearRecord[]
  readonly baseline: YearRecord[]
  readonly summary: Summary
}

export type Parameters = Readonly<Record<ParameterSymbol, number>>

/** Columns that need one arm alone, and those that compare two. */
type PairedColumn =
  | 'importLossTonnes'
  | 'importLossShare'
  | 'consumptionShortfallTonnes'
  | 'importBillChangeUsd'
  | 'outputLossJpy'
  | 'outputLossUsd'
  | 'evMotorShortfallTonnes'
  | 'otherAutomotiveShortfallTonnes'
  | 'windTurbineShortfallTonnes'
  | 'applianceShortfallTonnes'
  | 'electronicsShortfallTonnes'
  | 'otherUseShortfallTonnes'
  | 'vehiclesNotBuiltLow'
  | 'vehiclesNotBuilt'
  | 'vehiclesNotBuiltHigh'
type IndexColumn =
  | 'supplyHhi'
  | 'largestSupplierShare'
  | 'nMinusOneCover'
  | 'geoPolRiskScore'
  | 'geoPolRiskFactor'
  | 'euSupplyRisk'
type IndexRecord = Pick<YearRecord, IndexColumn>
type PairedRecord = Pick<YearRecord, PairedColumn>
type FlowRecord = Omit<YearRecord, IndexColumn | PairedColumn>

/** What one year receives from outside: the shock. */
interface Shock {
  readonly severityOxide: number
  readonly severityMagnet: number
  readonly agreementShare: number
}

/** What one year hands to the next. */
interface State {
  readonly demandTrend: number
  readonly referencePrice: number
  readonly magnetDemand: number
  readonly realisation: number
  readonly thrift: number
  readonly recycling: number
  readonly expectedSeverity: number
  readonly expectedSeverityOneAgo: number
  readonly expectedSeverityTwoAgo: number
  readonly logPriceOneAgo: number
  readonly logPriceTwoAgo: number
  readonly privateStock: number
  readonly publicStock: number
  readonly otherCapacity: number
  readonly otherPipeline: number
  readonly magnetCapacity: number
  readonly magnetPipeline: number
  readonly magnetStock: number
  readonly spend: number
  readonly incentiveAge: number
}

export function parametersBySymbol(values: ArrayLike<number>): Parameters {
  const entries = parameterTable.map((spec, index) => [spec.symbol, values[index]])
  return Object.fromEntries(entries) as Parameters
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** `value` times `base`, `times` times over. */
function compound(value: number, base: number, times: number): number {
  let result = value
  for (let time = 0; time < times; time++) result = result * base
  return result
}

// 2 Levers

function agreementInForce(year: number, india: Levers['india']): number {
  const from = india.suspendAgreementFrom
  if (from === null || year < from) return 1
  return Math.max(0, 1 - (year - from + 1) / india.windDownYears)
}

// 4 Initial state

function initialState(startYear: number, levers: Levers, p: Parameters): State {
  const demand = compound(p.D0, 1 + p.g, startYear - 2024)

  let magnetDemand = p.D_m
  for (let year = 2025; year < startYear; year++) magnetDemand *= magnetGrowth(year, p)

  let realisation = p.rho0
  for (let year = 2026; year < startYear; year++) {
    const speed = p.k0 + p.k_n * levers.india.missionIntensity
    realisation += Math.max(0, p.rho_inf - realisation) * Math.min(1, speed)
  }

  const offtake = levers.japan.offtakeExChinaShare
  return {
    demandTrend: demand,
    referencePrice: compound(p.P0, Math.exp(p.gamma), startYear - 2025),
    magnetDemand,
    realisation,
    thrift: 0,
    recycling: p.r0,
    expectedSeverity: 0,
    expectedSeverityOneAgo: 0,
    expectedSeverityTwoAgo: 0,
    logPriceOneAgo: 0,
    logPriceTwoAgo: 0,
    privateStock: (p.d_p / 365) * demand,
    publicStock: (levers.japan.publicStockDays / 365) * demand,
    otherCapacity:
      offtake === null ? Math.max(0, (1 - (p.c_o + p.c_m) - p.r0) * demand - p.J0) : offtake * p.K_x,
    otherPipeline: 0,
    magnetCapacity: 0,
    magnetPipeline: 0,
    magnetStock: (p.d_m / 365) * magnetDemand,
    spend: 0,
    incentiveAge: 0,
  }
}

/** Factor on Indian magnet demand when `year` is left. */
function magnetGrowth(year: number, p: Parameters): number {
  return year < 2030 ? 1 + p.g_m : 1 + p.g
}

// 5 One year

function announcedOutput(year: number, p: Parameters): number {
  if (year <= 2026) return p.q_2026 * p.q_multiplier
  if (year >= 2030) return p.q_2030 * p.q_multiplier
  return (p.q_2026 + ((p.q_2030 - p.q_2026) * (year - 2026)) / 4) * p.q_multiplier
}

interface Clearing {
  readonly logPrice: number
  readonly choked: boolean
  readonly floored: boolean
  /** d: use wanted at the price, per unit wanted at the reference price. */
  readonly demandFactor: number
  /** f: flows at the price, per unit offered at the reference price. */
  readonly flowFactor: number
}

/** Step 6: the price at which what is wanted equals what is offered. */
function clear(wanted: number, offered: number, p: Parameters): Clearing {
  const ceiling = Math.log(p.p_max)
  const floor = -Math.log(5)
  const unclamped = Math.log(wanted / offered) / (p.eps_d + p.eps_s)
  const choked = unclamped > ceiling
  const floored = unclamped < floor
  const logPrice = choked ? ceiling : floored ? floor : unclamped
  const demandFactor = Math.exp(-p.eps_d * logPrice)
  const supplyFactor = Math.exp(p.eps_s * logPrice)
  let flowFactor = (wanted / offered) * demandFactor
  if (choked) flowFactor = supplyFactor
  if (floored) flowFactor = supplyFactor * Math.min(1, (wanted * demandFactor) / (offered * supplyFactor))
  return { logPrice, choked, floored, demandFactor, flowFactor }
}

interface Incentive {
  readonly age: number
  /** i */
  readonly due: number
  readonly pay: number
  /** i_e */
  readonly effective: number
  readonly spend: number
}

/** Step 9, the sales incentive on `output` tonnes of magnets. */
function payIncentive(
  before: State,
  sale: { readonly output: number; readonly cost: number; readonly gap: number },
  india: Levers['india'],
  p: Parameters,
): Incentive {
  const age = before.incentiveAge > 0 || sale.output > 0 ? before.incentiveAge + 1 : 0
  const due =
    age <= 5
      ? Math.min(
          india.incentiveInrPerKg / p.FX_INR,
          india.incentiveShareOfSales * sale.cost,
          Math.max(0, sale.gap),
        )
      : 0
  const budget = india.incentiveBudgetInr
  const rupeesPerDollarAKilogram = 1000 * sale.output * p.FX_INR
  const pay = Math.min(due * rupeesPerDollarAKilogram, budget - before.spend)
  let effective = before.spend < budget ? due : 0
  if (sale.output > 0) effective = Math.min(due, pay / rupeesPerDollarAKilogram)
  return { age, due, pay, effective, spend: Math.min(budget, before.spend + pay) }
}

function oneYear(
  year: number,
  before: State,
  shock: Shock,
  levers: Levers,
  p: Parameters,
): { record: FlowRecord; after: State } {
  const { india, japan } = levers

  // 1 Demand
  const demand = before.demandTrend
  const chinaShare = p.c_o + p.c_m
  const severity =
    chinaShare === 0 ? 0 : (p.c_o * shock.severityOxide + p.c_m * shock.severityMagnet) / chinaShare
  const expectedSeverity = before.expectedSeverity + (severity - before.expectedSeverity) / p.tau_e
  const thriftyDemand = demand * (1 - before.thrift)

  // 2 China
  const oxidePassed = 1 - shock.severityOxide * (1 - p.lambda)
  const magnetPassed = 1 - shock.severityMagnet * (1 - p.lambda)
  const chinaOxide = demand * (p.c_o * oxidePassed)
  const chinaMagnets = demand * (p.c_m * magnetPassed)

  // 3 India
  const announced = announcedOutput(year, p)
  const plan = announced * (1 + p.u * india.missionIntensity * before.expectedSeverityTwoAgo)
  const indiaOutput = before.realisation * plan
  const runnable = p.u_m * before.magnetCapacity
  const need = p.kappa * runnable
  const feedOffered =
    shock.agreementShare * Math.min(p.J0, Math.max(0, p.J0 + indiaOutput - india.domesticPriority * need))

  // 4 Others
  const recyclable = before.recycling * demand
  const available = chinaOxide + chinaMagnets + feedOffered + before.otherCapacity + recyclable

  // 5 Stocks wanted
  const priceRise = Math.max(0, before.logPriceOneAgo - before.logPriceTwoAgo)
  const cover = Math.min(p.cover_max, p.d_p * (1 + p.h * expectedSeverity + p.m * priceRise))
  const privateChange = ((cover / 365) * thriftyDemand - before.privateStock) / p.tau_v
  const privatePurchaseWanted = Math.max(0, privateChange)
  const privateReleaseOffered = Math.min(before.privateStock, Math.max(0, -privateChange))
  const publicReleaseOffered = Math.min(
    before.publicStock,
    japan.releaseShare * Math.max(0, thriftyDemand - available),
  )
  const refillShare = Math.min(japan.releaseShare, thriftyDemand / (thriftyDemand + privateReleaseOffered))
  const publicPurchaseWanted = Math.max(
    0,
    Math.min(
      (japan.publicStockDays / 365) * demand - before.publicStock,
      refillShare * Math.max(0, available - thriftyDemand),
    ),
  )

  // 6 Clearing
  const wanted = thriftyDemand + (privatePurchaseWanted + publicPurchaseWanted)
  const offered = available + (privateReleaseOffered + publicReleaseOffered)
  const market = clear(wanted, offered, p)
  const x = market.logPrice
  const f = market.flowFactor
  const d = market.demandFactor

  // 7 Flows
  const importsChinaOxide = chinaOxide * f
  const importsChinaMagnets = chinaMagnets * f
  const importsIndia = feedOffered * f
  const importsOther = before.otherCapacity * f
  const imports = importsChinaOxide + importsChinaMagnets + importsIndia + importsOther
  const recycled = recyclable * f
  const privateRelease = Math.min(before.privateStock, privateReleaseOffered * f)
  const publicRelease = Math.min(before.publicStock, publicReleaseOffered * f)
  const supply = imports + recycled + (privateRelease + publicRelease)
  const rationing = Math.min(1, supply / (wanted * d))
  const privatePurchase = privatePurchaseWanted * (d * rationing)
  const publicPurchase = publicPurchaseWanted * (d * rationing)
  const consumption = Math.max(0, supply - (privatePurchase + publicPurchase))

  // 8 Indian use and magnets
  const homeOxide = indiaOutput + before.realisation * Math.max(0, p.J0 - importsIndia)
  const boughtOxide = Math.max(0, need - homeOxide) * oxidePassed
  const magnetOutput = Math.min(runnable, (homeOxide + boughtOxide) / p.kappa)
  const domesticUse = Math.min(homeOxide, p.kappa * magnetOutput)
  const magnetImportsWanted = Math.max(0, before.magnetDemand - magnetOutput)
  const magnetImports = magnetImportsWanted * magnetPassed
  const magnetGap = magnetImportsWanted - magnetImports
  const fromMagnetStock = Math.min(before.magnetStock, magnetGap)
  const magnetStock =
    shock.severityMagnet === 0 ? (p.d_m / 365) * before.magnetDemand : before.magnetStock - fromMagnetStock

  // 9 Prices and incentive
  const price = before.referencePrice * Math.exp(x)
  const chinaPrice = before.referencePrice * Math.exp(p.psi * x)
  const costChina = p.kappa * chinaPrice + p.v_CN
  const costIndia = p.kappa * (0.5 * (chinaPrice + price)) + p.v_IN - india.capexSubsidyShare * p.v_capex
  const costGap = costIndia - costChina
  const incentive = payIncentive(before, { output: magnetOutput, cost: costIndia, gap: costGap }, india, p)
  const attractiveness = clamp01(1 - (costGap - incentive.effective) / p.gap_zero)

  // 10 Next state
  const privateStock = before.privateStock + privatePurchase - privateRelease
  const publicStock = before.publicStock + publicPurchase - publicRelease

  const thriftSpeed = Math.min(1, p.kappa_z * japan.thriftSupport)
  const thriftWanted = thriftSpeed * (1 - Math.exp(-p.eps_L * x) - before.thrift)
  const thriftStep = Math.min(japan.thriftSupport * p.z_cap, Math.max(-p.z_back, thriftWanted))

  const floor = japan.priceFloorUsdPerKg
  const floorSet = floor !== null && floor > 0
  const floorLog = floorSet ? Math.log(floor / before.referencePrice) : Number.NEGATIVE_INFINITY
  const seenByInvestors = Math.max(0, x, floorLog)
  const otherCompleted = before.otherPipeline / p.L
  const otherStarted = Math.min(p.ramp * demand, p.eta_r * before.otherCapacity * seenByInvestors)

  const recyclingReached = before.recycling + p.kappa_r * japan.recyclingSupport * Math.max(0, x)
  const learning = Math.min(1, p.k0 + p.k_n * india.missionIntensity + p.k_s * expectedSeverity)

  const openCapacity = Math.max(
    0,
    india.magnetCapacityCapTonnes - before.magnetCapacity - before.magnetPipeline,
  )
  const magnetStarted = p.eta * attractiveness * openCapacity
  const magnetCompleted = 0.5 * before.magnetPipeline

  return {
    record: {
      year,
      severityOxideShare: shock.severityOxide,
      severityMagnetShare: shock.severityMagnet,
      severityShare: severity,
      expectedSeverityShare: expectedSeverity,
      referenceDemandTonnes: demand,
      demandTonnes: thriftyDemand,
      thriftShare: before.thrift,
      agreementShare: shock.agreementShare,
      announcedOutputTonnes: announced,
      plannedOutputTonnes: plan,
      indiaOutputTonnes: indiaOutput,
      realisationShare: before.realisation,
      indiaFeedOfferedTonnes: feedOffered,
      availableTonnes: available,
      wantedTonnes: wanted,
      offeredTonnes: offered,
      logPriceRatio: x,
      chokePriceBound: market.choked ? 1 : 0,
      floorPriceBound: market.floored ? 1 : 0,
      investorFloorBound: floorLog > 0 && floorLog > x ? 1 : 0,
      importsChinaOxideTonnes: importsChinaOxide,
      importsChinaMagnetTonnes: importsChinaMagnets,
      importsIndiaTonnes: importsIndia,
      importsOtherTonnes: importsOther,
      importsTonnes: imports,
      recycledTonnes: recycled,
      recyclingShare: before.recycling,
      privateReleaseTonnes: privateRelease,
      publicReleaseTonnes: publicRelease,
      privatePurchaseTonnes: privatePurchase,
      publicPurchaseTonnes: publicPurchase,
      supplyTonnes: supply,
      consumptionTonnes: consumption,
      privateStockOpeningTonnes: before.privateStock,
      publicStockOpeningTonnes: before.publicStock,
      privateStockTonnes: privateStock,
      publicStockTonnes: publicStock,
      wantedCoverDays: cover,
      coverDays: ((privateStock + publicStock) / thriftyDemand) * 365,
      otherCapacityTonnes: before.otherCapacity,
      otherPipelineTonnes: before.otherPipeline,
      indiaHomeOxideTonnes: homeOxide,
      indiaBoughtOxideTonnes: boughtOxide,
      magnetOutputTonnes: magnetOutput,
      domesticUseTonnes: domesticUse,
      unallocatedTonnes: homeOxide - domesticUse,
      magnetCapacityTonnes: before.magnetCapacity,
      magnetPipelineTonnes: before.magnetPipeline,
      magnetDemandTonnes: before.magnetDemand,
      magnetImportsTonnes: magnetImports,
      magnetStockTonnes: magnetStock,
      magnetShortfallTonnes: magnetGap - fromMagnetStock,
      priceUsdPerKg: price,
      chinaPriceUsdPerKg: chinaPrice,
      magnetCostGapUsdPerKg: costGap,
      incentiveUsdPerKg: incentive.due,
      effectiveIncentiveUsdPerKg: incentive.effective,
      incentivePaymentInr: incentive.pay,
      incentiveSpendInr: incentive.spend,
    },
    after: {
      demandTrend: before.demandTrend * (1 + p.g),
      referencePrice: before.referencePrice * Math.exp(p.gamma),
      magnetDemand: before.magnetDemand * magnetGrowth(year, p),
      realisation: before.realisation + Math.max(0, p.rho_inf - before.realisation) * learning,
      thrift: Math.max(0, before.thrift + thriftStep),
      recycling: Math.max(before.recycling, Math.min(p.r_max * japan.recyclingSupport, recyclingReached)),
      expectedSeverity,
      expectedSeverityOneAgo: expectedSeverity,
      expectedSeverityTwoAgo: before.expectedSeverityOneAgo,
      logPriceOneAgo: x,
      logPriceTwoAgo: before.logPriceOneAgo,
      privateStock,
      publicStock,
      otherCapacity: before.otherCapacity + otherCompleted,
      otherPipeline: before.otherPipeline + (otherStarted - otherCompleted),
      magnetCapacity: before.magnetCapacity + magnetCompleted,
      magnetPipeline: before.magnetPipeline + (magnetStarted - magnetCompleted),
      magnetStock,
      spend: incentive.spend,
      incentiveAge: incentive.age,
    },
  }
}

// 6 Outputs

function instability(wgi: number): number {
  return clamp01((2.5 - wgi) / 5)
}

function indices(flows: FlowRecord, p: Parameters): IndexRecord {
  const suppliers = [
    {
      flow: flows.importsChinaOxideTonnes + flows.importsChinaMagnetTonnes,
      instability: instability(p.wgi_CN),
      trade: 1 + p.t_slope * flows.severityShare,
    },
    { flow: flows.importsIndiaTonnes, instability: instability(p.wgi_IN), trade: 1 },
    { flow: flows.importsOtherTonnes, instability: instability(p.wgi_others), trade: 1 },
  ]
  const total = suppliers.reduce((sum, { flow }) => sum + flow, 0)
  const largest = Math.max(...suppliers.map(({ flow }) => flow))
  const nMinusOneCover = Math.max(0, flows.supplyTonnes - largest) / flows.demandTonnes
  if (total === 0) {
    return {
      supplyHhi: Number.NaN,
      largestSupplierShare: Number.NaN,
      nMinusOneCover,
      geoPolRiskScore: Number.NaN,
      geoPolRiskFactor: Number.NaN,
      euSupplyRisk: Number.NaN,
    }
  }
  let hhi = 0
  let unstableFlow = 0
  let weighted = 0
  for (const supplier of suppliers) {
    const share = supplier.flow / total
    hhi += share * share
    unstableFlow += supplier.instability * supplier.flow
    weighted += share * share * (10 * supplier.instability) * supplier.trade
  }
  const [china] = suppliers as [(typeof suppliers)[number]]
  const world = p.world_share_CN * p.world_share_CN * (10 * china.instability) * china.trade + p.hhi_wgi_rest
  const score = (p.hhi_world * unstableFlow) / total
  return {
    supplyHhi: hhi,
    largestSupplierShare: largest / total,
    nMinusOneCover,
    geoPolRiskScore: score,
    geoPolRiskFactor: (score * flows.priceUsdPerKg) / 0.409412948,
    euSupplyRisk: (world * 0.5 + weighted * 0.5) * (1 - flows.recyclingShare),
  }
}

function comparison(own: FlowRecord, base: FlowRecord, p: Parameters): PairedRecord {
  const importLoss = base.importsTonnes - own.importsTonnes
  const shortfall = Math.max(0, base.consumptionTonnes - own.consumptionTonnes)
  const outputLoss =
    base.consumptionTonnes === 0 ? 0 : p.ell * Math.max(0, 1 - own.consumptionTonnes / base.consumptionTonnes)
  const weights = p.w_ev + p.w_auto + p.w_wind + p.w_appliances + p.w_electronics + p.w_other
  const evMotors = (shortfall * p.w_ev) / weights
  return {
    importLossTonnes: importLoss,
    importLossShare: base.importsTonnes === 0 ? Number.NaN : importLoss / base.importsTonnes,
    consumptionShortfallTonnes: shortfall,
    importBillChangeUsd:
      1000 * (own.priceUsdPerKg * own.importsTonnes - base.priceUsdPerKg * base.importsTonnes),
    outputLossJpy: outputLoss,
    outputLossUsd: outputLoss / p.FX_JPY,
    evMotorShortfallTonnes: evMotors,
    otherAutomotiveShortfallTonnes: (shortfall * p.w_auto) / weights,
    windTurbineShortfallTonnes: (shortfall * p.w_wind) / weights,
    applianceShortfallTonnes: (shortfall * p.w_appliances) / weights,
    electronicsShortfallTonnes: (shortfall * p.w_electronics) / weights,
    otherUseShortfallTonnes: (shortfall * p.w_other) / weights,
    vehiclesNotBuiltLow: (evMotors * (1000 / p.kappa)) / p.ev_magnet_kg_high,
    vehiclesNotBuilt: (evMotors * (1000 / p.kappa)) / p.ev_magnet_kg,
    vehiclesNotBuiltHigh: (evMotors * (1000 / p.kappa)) / p.ev_magnet_kg_low,
  }
}

function yearsToRecovery(scenario: readonly YearRecord[], baseline: readonly YearRecord[]): number | null {
  const short = scenario.map((row, index) => row.importsTonnes < 0.98 * baseline[index]!.importsTonnes)
  const first = short.indexOf(true)
  if (first === -1) return 0
  const recovered = short.indexOf(false, first)
  return recovered === -1 ? null : recovered - first
}

function planAttainment(scenario: readonly YearRecord[], year: number): number | null {
  const row = scenario.find((candidate) => candidate.year === year)
  if (row === undefined || row.announcedOutputTonnes === 0) return null
  return row.indiaOutputTonnes / row.announcedOutputTonnes
}

function summarise(scenario: readonly YearRecord[], baseline: readonly YearRecord[]): Summary {
  const total = (value: (row: YearRecord) => number) => scenario.reduce((sum, row) => sum + value(row), 0)
  const peak = Math.max(...scenario.map((row) => row.priceUsdPerKg))
  return {
    cumulativeImportLossTonnes: total((row) => row.importLossTonnes),
    cumulativeImportShortfallTonnes: total((row) => Math.max(0, row.importLossTonnes)),
    cumulativeConsumptionShortfallTonnes: total((row) => row.consumptionShortfallTonnes),
    cumulativeOutputLossUsd: total((row) => row.outputLossUsd),
    cumulativeOutputLossJpy: total((row) => row.outputLossJpy),
    cumulativeImportBillChangeUsd: total((row) => row.importBillChangeUsd),
    peakPriceUsdPerKg: peak,
    peakPriceYear: scenario.find((row) => row.priceUsdPerKg === peak)!.year,
    yearsToRecovery: yearsToRecovery(scenario, baseline),
    planAttainment2026: planAttainment(scenario, 2026),
    planAttainment2030: planAttainment(scenario, 2030),
  }
}

// Two arms

function runArm(input: SimulationInput, p: Parameters, shockOf: (year: number) => Shock): FlowRecord[] {
  const records: FlowRecord[] = []
  let state = initialState(input.startYear, input.levers, p)
  for (let year = input.startYear; year < input.startYear + input.horizonYears; year++) {
    const { record, after } = oneYear(year, state, shockOf(year), input.levers, p)
    records.push(record)
    state = after
  }
  return records
}

/** Both arms and the summary of one input, as `simulate` of the engine gives them in tables. */
export function simulateAgain(input: SimulationInput): SecondResult {
  const p = parametersBySymbol(input.parameters)
  const { china, india } = input.levers
  const shocked = runArm(input, p, (year) => ({
    severityOxide: china.oxide[year - input.startYear] ?? 0,
    severityMagnet: china.magnet[year - input.startYear] ?? 0,
    agreementShare: agreementInForce(year, india),
  }))
  const calm = runArm(input, p, () => ({ severityOxide: 0, severityMagnet: 0, agreementShare: 1 }))
  const complete = (arm: readonly FlowRecord[]): YearRecord[] =>
    arm.map((flows, index) => ({ ...flows, ...indices(flows, p), ...comparison(flows, calm[index]!, p) }))
  const scenario = complete(shocked)
  const baseline = complete(calm)
  return { scenario, baseline, summary: summarise(scenario, baseline) }
}
