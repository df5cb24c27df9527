/** What a request for a study may ask for, and what it gets where it does not say. */
export const studyBounds = {
  /** Draws; any number is rounded up to a multiple of `runStep`. */
  runs: { minimum: 64, maximum: 100_000_000 },
  /** Draws are spread over this many scrambles, each with as many. */
  runStep: 16,
  maxRunsDefault: 262_144,
  seed: { minimum: 0, maximum: 2 ** 31 - 1 },
  seedDefault: 1,
  /** Characters of a label, or of the name of a parameter group. */
  labelLength: 80,
  groups: { maximum: 8 },
  comparison: {
    policies: { minimum: 2, maximum: 16 },
    outputs: { minimum: 1, maximum: 8 },
    outputsDefault: ['cumulativeOutputLossUsd', 'cumulativeImportLossTonnes'],
    runsDefault: 4096,
  },
  attribution: { runsDefault: 1024 },
  sensitivity: {
    /** Zero, or from here on; rounded up like `runs`. */
    smallestSample: 16,
    samples: { minimum: 0, maximum: 16_384 },
    samplesDefault: 1024,
    shapleySamples: { minimum: 0, maximum: 4096 },
    shapleySamplesDefault: 256,
  },
  recommendation: {
    /** Named policies and those of the grid together. */
    policies: { minimum: 2, maximum: 64 },
    runs: { minimum: 64, maximum: 65_536 },
    runsDefault: 4096,
    confidence: { minimum: 0.5, maximum: 0.999 },
    confidenceDefault: 0.95,
    /** Costs and thresholds, in the unit of the output. */
    amount: { minimum: -1e18, maximum: 1e18 },
  },
  outputDefault: 'cumulativeOutputLossUsd',
} as const

/** What a study may come to. */
export const studyLimits = {
  /** Arms × draws × simulated years. */
  armYears: 5_000_000_000,
  /** Arms that a search for a lever is counted with. */
  searchArms: 40,
  /** Outputs with bands × simulated years of a run with error bars. */
  bandSeries: 280,
  /** (Policies + pairs of them) × outputs of a comparison. */
  comparisonSeries: 1000,
  /** Draws × numbers of a draw that a study needs all at once. */
  tableCells: 16_777_216,
} as const
