import { type Calendar, magnetBoomEndYear } from './calendar.ts'
import { columnCount, columnAt as to } from './columns.ts'
import { type CompiledLevers, choiceAt } from './compile.ts'
import { announcedOutput, carry, carryMagnetDemand, carryRealisation } from './initial-state.ts'
import { exp, log } from './math.ts'
import { parameterAt as at } from './parameters.ts'

const daysPerYear = 365
const kgPerTonne = 1000
/** The price never falls below a fifth of the reference price. */
const lowestLogRatio = -log(5)
const incentiveYears = 5

/**
 * Runs one arm and writes flow columns of every year into `out` (horizonYears × columnCount, row-major): all where
 * `everyColumn` is 1, those of `leanColumns` where it is 0. The step is specified in README.md; the numbers in the comments
 * are its steps. No allocation, no state outside the arguments.
 */
export function runArm(
  p: Float64Array,
  levers: CompiledLevers,
  calendar: Calendar,
  out: Float64Array,
  everyColumn: number,
): void {
  const { severityOxide, severityMagnet, agreement, choices } = levers
  const { startYear, horizonYears, demandIndex } = calendar

  const shareOxide = p[at.c_o]!
  const shareMagnet = p[at.c_m]!
  const shareChina = shareOxide + shareMagnet
  const arriving = 1 - p[at.lambda]!
  const demandElasticity = p[at.eps_d]!
  const supplyElasticity = p[at.eps_s]!
  const elasticitySum = demandElasticity + supplyElasticity
  const longElasticity = p[at.eps_L]!
  const highestLogRatio = log(p[at.p_max]!)
  const passThrough = p[at.psi]!
  const kappa = p[at.kappa]!
  const utilisation = p[at.u_m]!
  const indiaFeed = p[at.J0]!
  const growth = 1 + p[at.g]!
  const magnetBoom = 1 + p[at.g_m]!
  const trendGrowth = exp(p[at.gamma]!)
  const rupees = p[at.FX_INR]!
  const leadYears = p[at.L]!

  const mission = choices[choiceAt.missionIntensity]!
  const priority = choices[choiceAt.domesticPriority]!
  const releaseShare = choices[choiceAt.releaseShare]!
  const capacityCap = choices[choiceAt.magnetCapacityCapTonnes]!
  const budget = choices[choiceAt.incentiveBudgetInr]!
  const incentiveCap = choices[choiceAt.incentiveInrPerKg]! / rupees
  const incentiveShare = choices[choiceAt.incentiveShareOfSales]!
  const capexSubsidy = choices[choiceAt.capexSubsidyShare]! * p[at.v_capex]!
  const publicCover = choices[choiceAt.publicStockDays]! / daysPerYear
  const offtake = choices[choiceAt.offtakeExChinaShare]!
  const priceFloor = choices[choiceAt.priceFloorUsdPerKg]!
  const thriftSpeed = Math.min(1, p[at.kappa_z]! * choices[choiceAt.thriftSupport]!)
  const thriftCap = p[at.z_cap]! * choices[choiceAt.thriftSupport]!
  const recyclingSpeed = p[at.kappa_r]! * choices[choiceAt.recyclingSupport]!
  const recyclingCap = p[at.r_max]! * choices[choiceAt.recyclingSupport]!
  const learning = p[at.k0]! + p[at.k_n]! * mission
  let demandTrend = carry(p[at.D0]!, growth, startYear - calendar.demandBaseYear)
  let priceTrend = carry(p[at.P0]!, trendGrowth, startYear - calendar.priceBaseYear)
  let magnetDemand = carryMagnetDemand(p[at.D_m]!, p[at.g_m]!, p[at.g]!, calendar)
  let realisation = carryRealisation(p[at.rho0]!, p[at.rho_inf]!, learning, calendar)
  const firstDemand = demandTrend * demandIndex[0]!
  let recyclingShare = p[at.r0]!
  let thrift = 0
  let expected = 0
  let expectedBefore = 0
  let expectedTwoBefore = 0
  let logRatioBefore = 0
  let logRatioTwoBefore = 0
  let privateStock = (p[at.d_p]! / daysPerYear) * firstDemand
  let publicStock = publicCover * firstDemand
  let otherCapacity =
    offtake >= 0
      ? offtake * p[at.K_x]!
      : Math.max(0, (1 - shareChina - recyclingShare) * firstDemand - indiaFeed)
  let otherPipeline = 0
  let magnetCapacity = 0
  let magnetPipeline = 0
  let magnetStock = (p[at.d_m]! / daysPerYear) * magnetDemand
  let spend = 0
  /** Years since the first with output, counting that one; 0 before. */
  let incentiveAge = 0

  for (let index = 0; index < horizonYears; index++) {
    const row = index * columnCount
    const year = startYear + index

    // 1 Demand
    const demand = demandTrend * demandIndex[index]!
    const severityO = severityOxide[index]!
    const severityM = severityMagnet[index]!
    const severity = shareChina > 0 ? (shareOxide * severityO + shareMagnet * severityM) / shareChina : 0
    expected += (severity - expected) / p[at.tau_e]!
    const wantedUse = demand * (1 - thrift)

    // 2 China
    const passOxide = 1 - severityO * arriving
    const passMagnet = 1 - severityM * arriving
    const chinaOxide = demand * (shareOxide * passOxide)
    const chinaMagnet = demand * (shareMagnet * passMagnet)

    // 3 India
    const announced = announcedOutput(year, p[at.q_2026]!, p[at.q_2030]!) * p[at.q_multiplier]!
    const plan = announced * (1 + p[at.u]! * mission * expectedTwoBefore)
    const output = realisation * plan
    const runnable = utilisation * magnetCapacity
    const magnetNeed = kappa * runnable
    const feedOffered =
      agreement[index]! * Math.min(indiaFeed, Math.max(0, indiaFeed + output - priority * magnetNeed))

    // 4 Others
    const recycled = recyclingShare * demand
    const available = chinaOxide + chinaMagnet + feedOffered + otherCapacity + recycled

    // 5 Stocks wanted
    const coverDays = Math.min(
      p[at.cover_max]!,
      p[at.d_p]! * (1 + p[at.h]! * expected + p[at.m]! * Math.max(0, logRatioBefore - logRatioTwoBefore)),
    )
    const privateChange = ((coverDays / daysPerYear) * wantedUse - privateStock) / p[at.tau_v]!
    const privateWanted = Math.max(0, privateChange)
    const privateOffered = Math.min(privateStock, Math.max(0, -privateChange))
    const publicOffered = Math.min(publicStock, releaseShare * Math.max(0, wantedUse - available))
    // The cap keeps N/A from falling with supply while private stocks are run down: lost supply would lower the price.
    const refillShare = Math.min(releaseShare, wantedUse / (wantedUse + privateOffered))
    const publicWanted = Math.max(
      0,
      Math.min(publicCover * demand - publicStock, refillShare * Math.max(0, available - wantedUse)),
    )

    // 6 Clearing
    const wanted = wantedUse + (privateWanted + publicWanted)
    const offered = available + (privateOffered + publicOffered)
    const ratio = wanted / offered
    const freeLogRatio = log(ratio) / elasticitySum
    const chokeBound = freeLogRatio > highestLogRatio
    const floorBound = freeLogRatio < lowestLogRatio
    const logRatio = chokeBound ? highestLogRatio : floorBound ? lowestLogRatio : freeLogRatio
    const useFactor = exp(-demandElasticity * logRatio)
    // Between the clamps N·e^(−ε_d·x) = A·e^(ε_s·x): one exponential serves both sides of the market.
    let flowFactor = ratio * useFactor
    if (chokeBound) flowFactor = exp(supplyElasticity * logRatio)
    else if (floorBound) {
      flowFactor = exp(supplyElasticity * logRatio)
      flowFactor *= Math.min(1, (wanted * useFactor) / (offered * flowFactor))
    }

    // 7 Flows
    const importsOxide = chinaOxide * flowFactor
    const importsMagnet = chinaMagnet * flowFactor
    const importsIndia = feedOffered * flowFactor
    const importsOther = otherCapacity * flowFactor
    const imports = importsOxide + importsMagnet + importsIndia + importsOther
    const recycledFlow = recycled * flowFactor
    const privateRelease = Math.min(privateStock, privateOffered * flowFactor)
    const publicRelease = Math.min(publicStock, publicOffered * flowFactor)
    const supply = imports + recycledFlow + (privateRelease + publicRelease)
    const rationing = Math.min(1, supply / (wanted * useFactor))
    const purchaseFactor = useFactor * rationing
    const privatePurchase = privateWanted * purchaseFactor
    const publicPurchase = publicWanted * purchaseFactor
    const consumption = Math.max(0, supply - (privatePurchase + publicPurchase))

    // 8 Indian use and magnets
    const homeOxide = output + realisation * Math.max(0, indiaFeed - importsIndia)
    const boughtOxide = Math.max(0, magnetNeed - homeOxide) * passOxide
    const magnets = Math.min(runnable, (homeOxide + boughtOxide) / kappa)
    const domesticUse = Math.min(homeOxide, kappa * magnets)
    const magnetImportsWanted = Math.max(0, magnetDemand - magnets)
    const magnetImports = magnetImportsWanted * passMagnet
    const magnetGap = magnetImportsWanted - magnetImports
    const magnetRelease = Math.min(magnetStock, magnetGap)
    magnetStock = severityM === 0 ? (p[at.d_m]! / daysPerYear) * magnetDemand : magnetStock - magnetRelease

    // 9 Prices and incentive
    const price = priceTrend * exp(logRatio)
    const chinaPrice = priceTrend * exp(passThrough * logRatio)
    const costChina = kappa * chinaPrice + p[at.v_CN]!
    const costIndia = kappa * (0.5 * (chinaPrice + price)) + p[at.v_IN]! - capexSubsidy
    const gap = costIndia - costChina
    if (incentiveAge > 0 || magnets > 0) incentiveAge++
    const incentive =
      incentiveAge <= incentiveYears
        ? Math.min(incentiveCap, incentiveShare * costIndia, Math.max(0, gap))
        : 0
    const rupeesPerUsdPerKg = kgPerTonne * magnets * rupees
    const payment = Math.min(incentive * rupeesPerUsdPerKg, budget - spend)
    const effectiveIncentive =
      rupeesPerUsdPerKg > 0
        ? Math.min(incentive, payment / rupeesPerUsdPerKg)
        : spend < budget
          ? incentive
          : 0
    const attractiveness = Math.min(1, Math.max(0, 1 - (gap - effectiveIncentive) / p[at.gap_zero]!))

    const privateClosing = privateStock + privatePurchase - privateRelease
    const publicClosing = publicStock + publicPurchase - publicRelease
    const floorLogRatio = priceFloor > 0 ? log(priceFloor / priceTrend) : 0
    const investorLogRatio = Math.max(0, logRatio, floorLogRatio)

    spend = Math.min(budget, spend + payment)
    out[row + to.incentiveSpendInr] = spend
    out[row + to.year] = year
    out[row + to.announcedOutputTonnes] = announced
    out[row + to.indiaOutputTonnes] = output
    out[row + to.importsTonnes] = imports
    out[row + to.consumptionTonnes] = consumption
    out[row + to.magnetOutputTonnes] = magnets
    out[row + to.magnetShortfallTonnes] = magnetGap - magnetRelease
    out[row + to.priceUsdPerKg] = price
    if (everyColumn === 1) {
      out[row + to.severityOxideShare] = severityO
      out[row + to.severityMagnetShare] = severityM
      out[row + to.severityShare] = severity
      out[row + to.expectedSeverityShare] = expected
      out[row + to.referenceDemandTonnes] = demand
      out[row + to.demandTonnes] = wantedUse
      out[row + to.thriftShare] = thrift
      out[row + to.agreementShare] = agreement[index]!
      out[row + to.plannedOutputTonnes] = plan
      out[row + to.realisationShare] = realisation
      out[row + to.indiaFeedOfferedTonnes] = feedOffered
      out[row + to.availableTonnes] = available
      out[row + to.wantedTonnes] = wanted
      out[row + to.offeredTonnes] = offered
      out[row + to.logPriceRatio] = logRatio
      out[row + to.chokePriceBound] = chokeBound ? 1 : 0
      out[row + to.floorPriceBound] = floorBound ? 1 : 0
      out[row + to.investorFloorBound] = floorLogRatio > 0 && floorLogRatio > logRatio ? 1 : 0
      out[row + to.importsChinaOxideTonnes] = importsOxide
      out[row + to.importsChinaMagnetTonnes] = importsMagnet
      out[row + to.importsIndiaTonnes] = importsIndia
      out[row + to.importsOtherTonnes] = importsOther
      out[row + to.recycledTonnes] = recycledFlow
      out[row + to.recyclingShare] = recyclingShare
      out[row + to.privateReleaseTonnes] = privateRelease
      out[row + to.publicReleaseTonnes] = publicRelease
      out[row + to.privatePurchaseTonnes] = privatePurchase
      out[row + to.publicPurchaseTonnes] = publicPurchase
      out[row + to.supplyTonnes] = supply
      out[row + to.privateStockOpeningTonnes] = privateStock
      out[row + to.publicStockOpeningTonnes] = publicStock
      out[row + to.privateStockTonnes] = privateClosing
      out[row + to.publicStockTonnes] = publicClosing
      out[row + to.wantedCoverDays] = coverDays
      out[row + to.coverDays] = ((privateClosing + publicClosing) / wantedUse) * daysPerYear
      out[row + to.otherCapacityTonnes] = otherCapacity
      out[row + to.otherPipelineTonnes] = otherPipeline
      out[row + to.indiaHomeOxideTonnes] = homeOxide
      out[row + to.indiaBoughtOxideTonnes] = boughtOxide
      out[row + to.domesticUseTonnes] = domesticUse
      out[row + to.unallocatedTonnes] = homeOxide - domesticUse
      out[row + to.magnetCapacityTonnes] = magnetCapacity
      out[row + to.magnetPipelineTonnes] = magnetPipeline
      out[row + to.magnetDemandTonnes] = magnetDemand
      out[row + to.magnetImportsTonnes] = magnetImports
      out[row + to.magnetStockTonnes] = magnetStock
      out[row + to.chinaPriceUsdPerKg] = chinaPrice
      out[row + to.magnetCostGapUsdPerKg] = gap
      out[row + to.incentiveUsdPerKg] = incentive
      out[row + to.effectiveIncentiveUsdPerKg] = effectiveIncentive
      out[row + to.incentivePaymentInr] = payment
    }

    // 10 Next state; every right-hand side reads this year's values
    privateStock = privateClosing
    publicStock = publicClosing
    const thriftTarget = 1 - exp(-longElasticity * logRatio)
    const thriftChange = Math.min(thriftCap, Math.max(-p[at.z_back]!, thriftSpeed * (thriftTarget - thrift)))
    thrift = Math.max(0, thrift + thriftChange)
    const completed = otherPipeline / leadYears
    const started = Math.min(p[at.ramp]! * demand, p[at.eta_r]! * otherCapacity * investorLogRatio)
    otherCapacity += completed
    otherPipeline += started - completed
    recyclingShare = Math.max(
      recyclingShare,
      Math.min(recyclingCap, recyclingShare + recyclingSpeed * Math.max(0, logRatio)),
    )
    realisation += Math.max(0, p[at.rho_inf]! - realisation) * Math.min(1, learning + p[at.k_s]! * expected)
    const magnetStart =
      p[at.eta]! * attractiveness * Math.max(0, capacityCap - magnetCapacity - magnetPipeline)
    const magnetCompleted = 0.5 * magnetPipeline
    magnetCapacity += magnetCompleted
    magnetPipeline += magnetStart - magnetCompleted
    expectedTwoBefore = expectedBefore
    expectedBefore = expected
    logRatioTwoBefore = logRatioBefore
    logRatioBefore = logRatio
    demandTrend *= growth
    priceTrend *= trendGrowth
    magnetDemand *= year < magnetBoomEndYear ? magnetBoom : growth
  }
}
