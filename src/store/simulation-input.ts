import { z } from 'zod'
import { leverBounds, namedHistories, parameterIndex, parameterTable, runBounds } from '../engine/index.ts'
import { shorten } from './shorten.ts'

/** Entries that a list in a request may have. */
export const INPUT_LIST_LIMIT = 250

interface Range {
  readonly minimum: number
  readonly maximum: number
}

/** A number inside its bounds. Absent keeps the scenario's value, null means the default. */
function within({ minimum, maximum }: Range) {
  return z
    .number({ error: 'must be a number' })
    .min(minimum, { error: `must be at least ${minimum}` })
    .max(maximum, { error: `must be at most ${maximum}` })
    .nullish()
}

function wholeNumberWithin({ minimum, maximum }: Range) {
  return z
    .int({ error: 'must be a whole number' })
    .min(minimum, { error: `must be at least ${minimum}` })
    .max(maximum, { error: `must be at most ${maximum}` })
    .nullish()
}

/** The entries of a list that is too long are not looked at: it is refused whole. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown(), { error: 'must be a list' })
    .max(INPUT_LIST_LIMIT, { error: `must not have more than ${INPUT_LIST_LIMIT} entries` })
    .pipe(z.array(item))
}

const share = z
  .number({ error: 'must be a number' })
  .min(0, { error: 'must be at least 0' })
  .max(1, { error: 'must be at most 1' })

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
  suspendAgreementFrom: wholeNumberWithin(leverBounds.india.suspendAgreementFrom),
  windDownYears: wholeNumberWithin(leverBounds.india.windDownYears),
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

/**
 * A request for a run: every field is optional. The same schema checks GraphQL arguments and the input of a stored
 * scenario. It looks at each value alone; `simulation-contradictions.ts` looks at them together.
 */
export const simulationInput = z.strictObject({
  startYear: wholeNumberWithin(runBounds.startYear),
  horizonYears: wholeNumberWithin(runBounds.horizonYears),
  /** Id or slug of the scenario that the run starts from. */
  scenario: z.string().nullish(),
  china: china.nullish(),
  india: india.nullish(),
  japan: japan.nullish(),
  parameters: listOf(parameterOverride).nullish(),
})

export type SimulationRequest = z.output<typeof simulationInput>
export type SeverityRequest = z.output<typeof severity>

/** The known symbol that takes the fewest single-letter edits, the first one in table order among equals. */
function nearestSymbol(symbol: string): string {
  let nearest = ''
  let fewest = Number.POSITIVE_INFINITY
  for (const { symbol: known } of parameterTable) {
    const edits = editDistance(symbol.slice(0, 40).toLowerCase(), known.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      nearest = known
    }
  }
  return nearest
}

/** Levenshtein distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const substitution = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[to.length]!
}
