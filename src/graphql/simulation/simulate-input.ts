import { z } from 'zod'
import { namedHistories, runBounds } from '../../engine/index.ts'
import { DEFAULT_HORIZON_YEARS, DEFAULT_START_YEAR } from '../../store/simulation-contradictions.ts'
import { INPUT_LIST_LIMIT } from '../../store/simulation-input.ts'
import { builder } from '../builder.ts'
import { leverText } from './levers.ts'
import { validated } from './request.ts'

const NamedHistory = builder.enumType('NamedHistory', {
  description: 'A restriction that happened, as yearly severities laid from the first simulated year on.',
  values: Object.fromEntries(
    namedHistories.map(({ name, title, stage, severityByYear, provenance }) => [
      name,
      {
        value: name,
        description: `${title} (${stage}): ${severityByYear.map((share) => Number(share.toPrecision(4))).join(', ')}. ${provenance}.`,
      },
    ]),
  ) as Record<
    (typeof namedHistories)[number]['name'],
    { value: (typeof namedHistories)[number]['name']; description: string }
  >,
})

const EpisodeInput = builder.inputType('EpisodeInput', {
  description:
    'A pulse of restriction: each calendar year gets the peak share times its months inside the pulse, divided by 12. Months after the last simulated year are dropped.',
  fields: (t) => ({
    start: t.string({
      required: true,
      description: 'First month, written YYYY-MM; it lies within the simulated years.',
    }),
    months: t.int({ required: true, description: 'Length in months, 1 to 480.' }),
    peakShare: t.float({ required: true, description: 'Share withheld while the pulse lasts, 0 to 1.' }),
  }),
})

const SeverityInput = builder.inputType('SeverityInput', {
  description: 'Share of Chinese supply withheld before leakage, stated in exactly one of three ways.',
  isOneOf: true,
  fields: (t) => ({
    severityByYear: t.floatList({
      description:
        'One share, 0 to 1, for each year from the first on. Years beyond the list have none; a list longer than the run is refused.',
    }),
    episodes: t.field({
      type: [EpisodeInput],
      description: `Pulses, at most ${INPUT_LIST_LIMIT}. In no year may they add up to more than 1.`,
    }),
    history: t.field({
      type: NamedHistory,
      description: 'A restriction that happened. What exceeds the run is cut off.',
    }),
  }),
})

const ChinaInput = builder.inputType('ChinaInput', {
  description: 'Chinese restrictions. Each of the two is one lever.',
  fields: (t) => ({
    oxide: t.field({ type: SeverityInput, description: leverText('china', 'oxide') }),
    magnet: t.field({ type: SeverityInput, description: leverText('china', 'magnet') }),
  }),
})

const IndiaInput = builder.inputType('IndiaInput', {
  description: 'Indian choices. Each field is one lever.',
  fields: (t) => ({
    suspendAgreementFrom: t.int({ description: leverText('india', 'suspendAgreementFrom') }),
    windDownYears: t.int({ description: leverText('india', 'windDownYears') }),
    domesticPriority: t.float({ description: leverText('india', 'domesticPriority') }),
    missionIntensity: t.float({ description: leverText('india', 'missionIntensity') }),
    incentiveInrPerKg: t.float({ description: leverText('india', 'incentiveInrPerKg') }),
    incentiveShareOfSales: t.float({ description: leverText('india', 'incentiveShareOfSales') }),
    capexSubsidyShare: t.float({ description: leverText('india', 'capexSubsidyShare') }),
    magnetCapacityCapTonnes: t.float({ description: leverText('india', 'magnetCapacityCapTonnes') }),
    incentiveBudgetInr: t.float({ description: leverText('india', 'incentiveBudgetInr') }),
  }),
})

const JapanInput = builder.inputType('JapanInput', {
  description: 'Japanese choices. Each field is one lever.',
  fields: (t) => ({
    publicStockDays: t.float({ description: leverText('japan', 'publicStockDays') }),
    releaseShare: t.float({ description: leverText('japan', 'releaseShare') }),
    offtakeExChinaShare: t.float({ description: leverText('japan', 'offtakeExChinaShare') }),
    priceFloorUsdPerKg: t.float({ description: leverText('japan', 'priceFloorUsdPerKg') }),
    thriftSupport: t.float({ description: leverText('japan', 'thriftSupport') }),
    recyclingSupport: t.float({ description: leverText('japan', 'recyclingSupport') }),
  }),
})

const ParameterInput = builder.inputType('ParameterInput', {
  description: 'Another value for one parameter of the model.',
  fields: (t) => ({
    symbol: t.string({ required: true, description: 'Symbol as `modelParameters` lists it.' }),
    value: t.float({
      required: true,
      description: 'Value within the hard bounds of the parameter, in its unit.',
    }),
  }),
})

/**
 * Validation collects instead of refusing: with a scenario, or with parameters that contradict the data set, some of
 * what is wrong is known only after a look into the database, and a caller gets everything at once.
 */
const collected = z.unknown().transform(validated)

export const SimulateInput = builder.inputType('SimulateInput', {
  description:
    'What to simulate. Everything is optional. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged.',
  validate: { schema: collected as never },
  fields: (t) => ({
    startYear: t.int({
      description: `First year, ${runBounds.startYear.minimum} to ${runBounds.startYear.maximum}; ${DEFAULT_START_YEAR} if neither given nor set by the scenario.`,
    }),
    horizonYears: t.int({
      description: `Number of years, ${runBounds.horizonYears.minimum} to ${runBounds.horizonYears.maximum}; ${DEFAULT_HORIZON_YEARS} if neither given nor set by the scenario.`,
    }),
    scenario: t.string({
      description:
        'Id or slug of the scenario to start from. Without one, every lever starts at its default.',
    }),
    china: t.field({
      type: ChinaInput,
      description:
        'Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says.',
    }),
    india: t.field({
      type: IndiaInput,
      description:
        'Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says.',
    }),
    japan: t.field({
      type: JapanInput,
      description:
        'Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says.',
    }),
    parameters: t.field({
      type: [ParameterInput],
      description: `Parameters that differ from the data set, at most ${INPUT_LIST_LIMIT} and each at most once.`,
    }),
  }),
})
