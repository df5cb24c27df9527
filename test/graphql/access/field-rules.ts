import { type GraphQLSchema, isObjectType } from 'graphql'

/**
 * What a field below the root gives to whom.
 *
 * - `reference`: the same to everybody who may read.
 * - `object`: what it says of an owned thing, alike to all who may read that thing, and to nobody else.
 * - `scenario`: as `object`, but hidden where the thing started from a scenario that is not for the caller to read.
 * - `reader`: what an owned thing is to the caller.
 * - `owner`: to the owner of a scenario alone, shared or not.
 * - `caller`: something of the caller itself.
 * - `admin`: API keys, to who manages them.
 * - `answer`: what a request of the caller came to; stored for nobody else.
 * - `list`: entries of a list, and where they stand in it.
 */
export type FieldRule =
  | 'reference'
  | 'object'
  | 'scenario'
  | 'reader'
  | 'owner'
  | 'caller'
  | 'admin'
  | 'answer'
  | 'list'

const lists =
  'ApiKey Attribution Company Comparison Country Facility Material Note Observation PolicyMeasure ProductionTarget Recommendation Scenario ScenarioChange Sector Sensitivity Simulation Source TradeAgreement'

const fields: Record<FieldRule, Record<string, string>> = {
  list: {
    PageInfo: 'endCursor hasNextPage hasPreviousPage startCursor',
    ...Object.fromEntries(
      lists.split(' ').flatMap((name) => [
        [`${name}Connection`, 'edges nodes pageInfo totalCount'],
        [`${name}Edge`, 'cursor node'],
      ]),
    ),
  },
  reference: {
    _Service: 'sdl',
    Company: `
      country facilities id name note observations parent production quality role slug sources
      tradeAgreements`,
    Country: `
      companies demand exportQuotas exports facilities fiscalYearStart id imports iso3
      magnetProduction materials mineProduction name neodymiumProduction observations
      partnerObservations policyMeasures politicalStability productionQuotas productionTargets
      quality reserves role sources stockDays targetedBy tradeAgreements`,
    DataSet: 'counts importedAt shipped version',
    DataSetCount: 'count name',
    ExchangeRate: 'currency note perUsd quality source',
    Facility: `
      capacity capacityBasis capacityReportedUnit capacityUnit company coordinateQuality country id
      latitude longitude name note quality slug sources stage startYear status`,
    Material: `
      basis composition conversionNote country elementShares id name ndprOxidePerTonne observations
      quality slug sources stage`,
    ModelCard: 'episodes limits modelVersion statement',
    ModelParameter: `
      baseYear defaultValue derivation description evidence fromData grade id maximum minimum
      notation note prior sources symbol title unit value`,
    Money: 'currency inInr inJpy inUsd note quality rates reported value',
    Note: 'dataFile dataLine date id measure quality sources text title year',
    Observation: `
      agreement available basis company country dataFile dataLine element high id indicator label
      low material measure note partner period preferred quality reportedUnit reportedValue sector
      sources tonnes unit value year`,
    PolicyMeasure: `
      actor amount coversNeodymium coversNeodymiumNote effectiveOn id kind note notes observations
      programme quality scope slug sources target title year`,
    Prior: 'above kind numbers',
    PriorNumber: 'name value',
    ProductionTarget: 'announcedBasis announcedTonnes country evidence id quality slug sources title year',
    Sector: 'demandShares id inModel magnetIntensities name observations slug',
    SkillEpisode: 'draws inSample name seed statement targets',
    SkillScores: `
      betterCount coverage50 coverage90 meanCrps meanCrpsStandardError meanPersistenceCrps
      observationCount skill skillStandardError`,
    SkillTarget: 'scoreUnit scores target unit verifiedScores years',
    SkillYear: `
      covered50 covered90 crps crpsStandardError observed p05 p25 p50 p75 p95 persistence
      persistenceCrps pit pitStandardError sources verified year`,
    Source: 'id key observations policyMeasures published publishedOn publisher rights title url',
    TradeAgreement: `
      companies description endsOn events id observations parties quality signedOn slug sources
      status title`,
    TradeAgreementEvent: 'date description quality sources',
  },
  object: {
    Attribution: `
      contributions createdAt dataSetVersion fingerprint horizonYears id levers loss modelNotes
      modelVersion overridden parameters sampling stale startYear visibility`,
    BandYear: 'central definedShare mean p05 p25 p50 p75 p95 standardError year',
    BestPolicies: 'conditionalValueAtRisk expectedLoss maximumRegret p90Regret',
    ChinaLevers: 'magnetSeverityByYear oxideSeverityByYear',
    ComparedPolicy: 'figures label levers',
    Comparison: `
      createdAt dataSetVersion differences fingerprint horizonYears id levers modelNotes
      modelVersion overridden parameters policies sampling stale startYear visibility`,
    Contribution: `
      cause central centralShare definedShare mean meanInterval p05 p25 p50 p75 p95 standardError`,
    Estimate: 'estimate lower upper',
    ExceedancePoint: 'probability threshold',
    FigureDistribution: `
      central definedShare exceedance mean meanInterval output p05 p25 p50 p75 p95 standardError
      tail unit`,
    GroupInformation: 'name standardError symbols value',
    GroupSensitivity: 'effect name symbols',
    ImportsByOrigin: 'chinaMagnetsTonnes chinaOxideTonnes indiaTonnes othersTonnes',
    IndiaLevers: `
      capexSubsidyShare domesticPriority incentiveBudgetInr incentiveInrPerKg incentiveShareOfSales
      magnetCapacityCapTonnes missionIntensity suspendAgreementFrom windDownYears`,
    InformationValue: 'standardError value',
    JapanLevers: `
      offtakeExChinaShare priceFloorUsdPerKg publicStockDays recyclingSupport releaseShare
      thriftSupport`,
    LeverSearch: 'curve lever maximum measure minimum monotone outcome risk threshold value',
    OutputBands: 'output unit years',
    ParameterOverride: 'default symbol value',
    ParameterSensitivity: 'first parameter symbol total',
    ParameterSetting: 'parameter symbol value',
    PolicyDifference: `
      central definedShare first mean meanInterval output p05 p25 p50 p75 p95 probabilityFirstBetter
      second standardError unit varianceRatio`,
    PolicyRisk: `
      conditionalValueAtRisk cost expectedLoss label levers maximumRegret meanRegret p90Regret
      probabilityBest`,
    PrecisionReached: 'confidence halfWidthAsked halfWidthReached maxRuns met output unit',
    Recommendation: `
      best confidence createdAt dataSetVersion fingerprint horizonYears id levers modelNotes
      modelVersion output overridden parameters partialInformation perfectInformation policies
      replicates runs search seed stale startYear unit visibility`,
    RiskPoint: 'risk value',
    Sampling: 'precision quantileErrorShare replicates runs seed',
    Scenario: `
      createdAt description document horizonYears id input levers parameters preset slug startYear
      title updatedAt version visibility`,
    SectorShortfall: 'name sector shortfallTonnes',
    Sensitivity: `
      byParameter createdAt dataSetVersion evaluations fingerprint groups horizonYears id levers
      mean modelNotes modelVersion output overridden parameters samples seed shapleySamples stale
      startYear unit variance visibility`,
    Simulation: `
      baseline createdAt dataSetVersion fingerprint horizonYears id levers modelNotes modelVersion
      overridden parameters progress stale startYear summary uncertainty visibility years`,
    SimulationBaseline: 'years',
    SimulationLevers: 'china india japan',
    SimulationProgress: 'estimate runsDone runsPlanned share state',
    SimulationSummary: `
      cumulativeConsumptionShortfallTonnes cumulativeImportBillChangeUsd cumulativeImportLossTonnes
      cumulativeImportShortfallTonnes cumulativeOutputLossJpy cumulativeOutputLossUsd
      peakPriceUsdPerKg peakPriceYear planAttainment2026 planAttainment2030 yearsToRecovery`,
    SimulationYear: 'india japan market severity year',
    Tail: 'conditionalValueAtRisk confidence valueAtRisk',
    Uncertainty: 'bands figures fingerprint held notes sampling',
    VehiclesNotBuilt: 'central high low',
    YearIndia: `
      agreementShare announcedOutputTonnes boughtOxideTonnes domesticUseTonnes
      effectiveIncentiveUsdPerKg exportToJapanTonnes homeOxideTonnes incentivePaymentInr
      incentiveSpendInr incentiveUsdPerKg magnetCapacityTonnes magnetCostGapUsdPerKg
      magnetDemandTonnes magnetImportsTonnes magnetOutputTonnes magnetPipelineTonnes
      magnetShortfallTonnes magnetStockTonnes offeredToJapanTonnes outputTonnes plannedOutputTonnes
      realisationShare unallocatedTonnes`,
    YearJapan: `
      availableTonnes baselineImportsTonnes consumptionShortfallTonnes consumptionTonnes
      demandTonnes euSupplyRisk geoPolRiskFactor geoPolRiskScore importBillChangeUsd importLossShare
      importLossTonnes importsByOrigin importsTonnes largestSupplierShare nMinusOneCover
      offeredTonnes otherCapacityTonnes otherPipelineTonnes outputLossJpy outputLossUsd
      recycledTonnes recyclingShare referenceDemandTonnes sectorShortfalls stocks supplyHhi
      supplyTonnes thriftShare vehiclesNotBuilt wantedTonnes`,
    YearMarket: `
      chinaPriceUsdPerKg chokePriceBound floorPriceBound investorFloorBound logPriceRatio
      priceUsdPerKg`,
    YearSeverity: 'effective expected magnet oxide',
    YearStocks: `
      coverDays privateOpeningTonnes privatePurchaseTonnes privateReleaseTonnes privateTonnes
      publicOpeningTonnes publicPurchaseTonnes publicReleaseTonnes publicTonnes wantedCoverDays`,
  },
  owner: {
    ScenarioChange: 'actor at id kind scenarioId state version',
  },
  admin: {
    ApiKey: 'createdAt expiresAt id lastUsedAt name owner prefix revokedAt scopes',
  },
  caller: {
    RateLimit: 'cost limit remaining resetAt',
    Viewer: 'credential kind name scopes',
  },
  answer: {
    CreatedApiKey: 'apiKey secret',
    DeletedAnalysis: 'id',
    DeletedScenario: 'id',
    DeletedSimulation: 'id',
    InputIssue: 'message path',
    InvalidInputError: 'code issues message',
    LimitExceededError: 'code limit maximum message requested',
    NotFoundError: 'code key kind message',
    Preview: `
      baseline dataSetVersion fingerprint horizonYears levers modelNotes modelVersion overridden
      parameters scenario startYear summary uncertainty years`,
    VersionConflictError: 'code currentVersion message',
    VisibilitySet: 'node visibility',
  },
  reader: {
    Scenario: 'mine',
    Simulation: 'mine',
    Comparison: 'mine',
    Attribution: 'mine',
    Sensitivity: 'mine',
    Recommendation: 'mine',
  },
  scenario: {
    Simulation: 'scenario staleReason request',
    Comparison: 'scenario staleReason',
    Attribution: 'scenario staleReason',
    Sensitivity: 'scenario staleReason',
    Recommendation: 'scenario staleReason',
  },
}

/** Rule of each field by its coordinate, such as `Scenario.title`. */
export const fieldRules: ReadonlyMap<string, FieldRule> = new Map(
  Object.entries(fields).flatMap(([rule, types]) =>
    Object.entries(types).flatMap(([type, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [`${type}.${name}`, rule as FieldRule] as const),
    ),
  ),
)

/** Coordinates of every field of every object type that a schema has, the roots left out. */
export function fieldsBelowRoots(schema: GraphQLSchema): string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.has(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`))
}
