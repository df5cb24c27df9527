import {
  defaultGroups,
  defaultLevers,
  defaultParameters,
  type EnsembleStudy,
  type Levers,
  parameterAt,
  parameterTable,
  type RecommendationStudy,
  type Study,
} from '../../src/engine/index.ts'

const held = new Uint8Array(parameterTable.length)
held[parameterAt.h] = 1

const design = { startYear: 2026, horizonYears: 4, parameters: defaultParameters(), held, seed: 7 }

const levers: Levers = {
  ...defaultLevers,
  china: { oxide: [0.6, 0.9, 0.4], magnet: [0.5] },
  india: { ...defaultLevers.india, suspendAgreementFrom: 2027 },
}

/** Levers under which Japan holds that many days of stock. */
function withStock(publicStockDays: number): Levers {
  return { ...levers, japan: { ...levers.japan, publicStockDays } }
}

/** An ensemble that takes a core many seconds. */
export const longEnsemble: EnsembleStudy = {
  kind: 'ensemble',
  design: { ...design, horizonYears: 25 },
  levers,
  effort: { runs: 1_000_000 },
  yearOutputs: ['priceUsdPerKg', 'importLossTonnes'],
}

/** A recommendation of which nearly everything is one long task: its search. */
export const longSearch: RecommendationStudy = {
  kind: 'recommendation',
  design: { ...design, horizonYears: 25 },
  reference: levers,
  policies: [],
  costs: [],
  output: 'cumulativeOutputLossUsd',
  runs: 65_536,
  confidence: 0.95,
  groups: [],
  search: {
    lever: 'publicStockDays',
    minimum: 0,
    maximum: 180,
    measure: 'conditionalValueAtRisk',
    threshold: 1e9,
  },
}

const pricePrecision = { output: 'peakPriceUsdPerKg', maxRuns: 7_000 } as const

/** Small studies of every kind, with a last leaf that is not full and with stops early and late. */
export const smallStudies: Readonly<Record<string, Study>> = {
  ensemble: {
    kind: 'ensemble',
    design,
    levers,
    effort: { runs: 3_088 },
    yearOutputs: ['importLossTonnes', 'geoPolRiskScore'],
  },
  'ensemble of one leaf that is not full': {
    kind: 'ensemble',
    design,
    levers,
    effort: { runs: 64 },
    yearOutputs: ['priceUsdPerKg'],
  },
  'ensemble that counts from the first value on': {
    kind: 'ensemble',
    design: { ...design, horizonYears: 1 },
    levers,
    effort: { runs: 66_000 },
    yearOutputs: [],
  },
  'ensemble that meets its precision early': {
    kind: 'ensemble',
    design,
    levers,
    effort: { ...pricePrecision, halfWidth: 2 },
    yearOutputs: ['priceUsdPerKg'],
  },
  'ensemble that misses its precision': {
    kind: 'ensemble',
    design,
    levers,
    effort: { ...pricePrecision, halfWidth: 1e-9 },
    yearOutputs: ['priceUsdPerKg'],
  },
  comparison: {
    kind: 'comparison',
    design,
    policies: [levers, withStock(90), withStock(180)],
    effort: { runs: 3_088 },
    outputs: ['cumulativeImportLossTonnes', 'yearsToRecovery'],
  },
  attribution: {
    kind: 'attribution',
    design,
    levers,
    effort: { runs: 2_064 },
    output: 'cumulativeOutputLossUsd',
  },
  sensitivity: {
    kind: 'sensitivity',
    design,
    levers,
    output: 'cumulativeOutputLossUsd',
    samples: 128,
    shapleySamples: 32,
    groups: defaultGroups.slice(0, 3),
  },
  recommendation: {
    kind: 'recommendation',
    design,
    reference: levers,
    policies: [levers, withStock(60), withStock(180)],
    costs: [0, 1e6, 5e6],
    output: 'cumulativeOutputLossUsd',
    runs: 1_040,
    confidence: 0.9,
    groups: defaultGroups.slice(0, 2),
    search: { lever: 'publicStockDays', minimum: 0, maximum: 180, measure: 'mean', threshold: 1e9 },
  },
}
