import { z } from 'zod'
import {
  leverBounds,
  namedHistories,
  parameterIndex,
  parameterTable,
  type RunOutputName,
  runBounds,
  runOutputs,
  type YearOutputName,
  yearOutputNames,
} from '../engine/index.ts'
import { nearestSymbol } from './nearest-symbol.ts'
import { shorten } from './shorten.ts'
import { studyBounds } from './studies/study-bounds.ts'

/** Entries that a list in a request may have. */
export const INPUT_LIST_LIMIT = 250

interface Range {
  readonly minimum: number
  readonly maximum: number
}

/** A number inside its bounds. */
export function numberWithin({ minimum, maximum }: Range) {
  return z
    .number({ error: 'must be a number' })
    .min(minimum, { error: `must be at least ${minimum}` })
    .max(maximum, { error: `must be at most ${maximum}` })
}

export function wholeNumberWithin({ minimum, maximum }: Range) {
  return z
    .int({ error: 'must be a whole number' })
    .min(minimum, { error: `must be at least ${minimum}` })
    .max(maximum, { error: `must be at most ${maximum}` })
}

/** A lever. Absent keeps the scenario's value, null means the default. */
function within(bounds: Range) {
  return numberWithin(bounds).nullish()
}

/** The entries of a list that is too long or too short are not looked at: it is refused whole. */
export function listOf<Item extends z.ZodType>(
  item: Item,
  { minimum = 0, maximum = INPUT_LIST_LIMIT }: Partial<Range> = {},
) {
  return z
    .array(z.unknown(), { error: 'must be a list' })
    .min(minimum, { error: `must have at least ${minimum} ${minimum === 1 ? 'entry' : 'entries'}` })
    .max(maximum, { error: `must not have more than ${maximum} entries` })
    .pipe(z.array(item))
}

const share = numberWithin({ minimum: 0, maximum: 1 })

/** Longest episode: the longest horizon in months. */
const longestEpisodeMonths = runBounds.horizonYears.maximum * 12

const episode = z.strictObject({
  start: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'must be a month, written YYYY-MM' }),
  months: z
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be at least 1' })
    .max(longestEpisodeMonths, { error: `must be at most ${longestEpisodeMonths}` }),
  peakShare: share,
})

/** Exactly one of the three ways to state a severity. GraphQL holds callers to it; scenarios from files come here first. */
const severity = z
  .strictObject({
    severityByYear: listOf(share).nullish(),
    episodes: listOf(episode).nullish(),
    history: z.enum(namedHistories.map((one) => one.name)).nullish(),
  })
  .refine((given) => Object.values(given).filter((value) => value != null).length === 1, {
    error: 'must state exactly one of severityByYear, episodes and history',
  })

const china = z.strictObject({ oxide: severity.nullish(), magnet: severity.nullish() })

const india = z.strictObject({
  suspendAgreementFrom: wholeNumberWithin(leverBounds.india.suspendAgreementFrom).nullish(),
  windDownYears: wholeNumberWithin(leverBounds.india.windDownYears).nullish(),
  domesticPriority: within(leverBounds.india.domesticPriority),
  missionIntensity: within(leverBounds.india.missionIntensity),
  incentiveInrPerKg: within(leverBounds.india.incentiveInrPerKg),
  incentiveShareOfSales: within(leverBounds.india.incentiveShareOfSales),
  capexSubsidyShare: within(leverBounds.india.capexSubsidyShare),
  magnetCapacityCapTonnes: within(leverBounds.india.magnetCapacityCapTonnes),
  incentiveBudgetInr: within(leverBounds.india.incentiveBudgetInr),
})

const japan = z.strictObject({
  publicStockDays: within(leverBounds.japan.publicStockDays),
  releaseShare: within(leverBounds.japan.releaseShare),
  offtakeExChinaShare: within(leverBounds.japan.offtakeExChinaShare),
  priceFloorUsdPerKg: within(leverBounds.japan.priceFloorUsdPerKg),
  thriftSupport: within(leverBounds.japan.thriftSupport),
  recyclingSupport: within(leverBounds.japan.recyclingSupport),
})

const parameterOverride = z
  .strictObject({ symbol: z.string(), value: z.number({ error: 'must be a number' }) })
  .superRefine(({ symbol, value }, context) => {
    const spec = parameterTable[parameterIndex.get(symbol) ?? -1]
    if (!spec) {
      context.addIssue({
        code: 'custom',
        path: ['symbol'],
        message: `"${shorten(symbol)}" is no parameter of the model; the nearest is "${nearestSymbol(symbol)}"`,
      })
    } else if (value < spec.minimum || value > spec.maximum) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `must be between ${spec.minimum} and ${spec.maximum} (${spec.unit}) for ${symbol}`,
      })
    }
  })

/** What the three governments choose. */
export const leverFields = { china: china.nullish(), india: india.nullish(), japan: japan.nullish() }

/** What describes a run in every request that runs the model. */
export const runFields = {
  startYear: wholeNumberWithin(runBounds.startYear).nullish(),
  horizonYears: wholeNumberWithin(runBounds.horizonYears).nullish(),
  /** Id or slug of the scenario that the run starts from. */
  scenario: z.string().nullish(),
  ...leverFields,
  parameters: listOf(parameterOverride).nullish(),
}

/**
 * A run; every field is optional. It is all that the input of a stored scenario may have. It looks at each value alone;
 * `simulation-contradictions.ts` looks at them together.
 */
export const runInput = z.strictObject(runFields)

export const runOutputName = z.enum(
  runOutputs.map(({ name }) => name) as [RunOutputName, ...RunOutputName[]],
  { error: 'must be the name of an output of a run' },
)

const yearOutputName = z.enum(yearOutputNames as [YearOutputName, ...YearOutputName[]], {
  error: 'must be the name of an output of a year',
})

/** How many draws: exactly one of the two ways. */
const uncertainty = z
  .strictObject({
    runs: wholeNumberWithin(studyBounds.runs).nullish(),
    precision: z
      .strictObject({
        output: runOutputName,
        halfWidth: z.number({ error: 'must be a number' }).positive({ error: 'must be above 0' }),
        maxRuns: wholeNumberWithin(studyBounds.runs).nullish(),
      })
      .nullish(),
  })
  .refine(({ runs, precision }) => (runs == null) !== (precision == null), {
    error: 'must state exactly one of runs and precision',
  })

/** What every study has beside its run. */
export const drawFields = {
  uncertainty: uncertainty.nullish(),
  seed: wholeNumberWithin(studyBounds.seed).nullish(),
}

/** A run that is simulated, with error bars where `uncertainty` is given. */
export const simulationInput = z.strictObject({
  ...runFields,
  ...drawFields,
  bandOutputs: listOf(yearOutputName).nullish(),
})

export type RunRequest = z.output<typeof runInput>
export type SimulationRequest = z.output<typeof simulationInput>
export type SeverityRequest = z.output<typeof severity>
export type UncertaintyRequest = z.output<typeof uncertainty>
