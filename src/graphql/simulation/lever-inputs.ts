import { namedHistories } from '../../engine/index.ts'
import { INPUT_LIST_LIMIT } from '../../store/simulation-input.ts'
import { builder } from '../builder.ts'
import { leverText } from './levers.ts'

const NamedHistory = builder.enumType('NamedHistory', {
  description:
    'A restriction that happened, as yearly severities laid from the first simulated year on. They count before leakage, which is the part that reaches Japan all the same.',
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
  description:
    'Share of Chinese supply withheld, stated in exactly one of three ways. It counts before leakage, which is the part that reaches Japan all the same.',
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

export const ChinaInput = builder.inputType('ChinaInput', {
  description:
    'Chinese restrictions. Each of the two is one lever, and counts before leakage, which is the part that reaches Japan all the same.',
  fields: (t) => ({
    oxide: t.field({ type: SeverityInput, description: leverText('china', 'oxide') }),
    magnet: t.field({ type: SeverityInput, description: leverText('china', 'magnet') }),
  }),
})

export const IndiaInput = builder.inputType('IndiaInput', {
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

export const JapanInput = builder.inputType('JapanInput', {
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
