import type { LeverSearchResult, RiskPoint as Point } from '../../engine/index.ts'
import { builder } from '../builder.ts'

export const SearchLever = builder.enumType('SearchLever', {
  description: 'A lever whose smallest sufficient value can be searched for.',
  values: {
    PUBLIC_STOCK_DAYS: { value: 'publicStockDays', description: 'Japanese public stock, in days of use.' },
    INCENTIVE_INR_PER_KG: {
      value: 'incentiveInrPerKg',
      description:
        'Cap of the sales incentive of the Indian magnet scheme, in rupees per kilogram of magnet.',
    },
  },
} as const)

export const RiskMeasure = builder.enumType('RiskMeasure', {
  description: 'What the risk of a policy is measured by, from its losses over the draws.',
  values: {
    MEAN: { value: 'mean', description: 'Mean loss over all draws.' },
    VALUE_AT_RISK: {
      value: 'valueAtRisk',
      description: 'Loss that the share `confidence` of the draws does not exceed.',
    },
    CONDITIONAL_VALUE_AT_RISK: {
      value: 'conditionalValueAtRisk',
      description: 'Mean loss of the worst 1 − `confidence` of the draws.',
    },
  },
} as const)

const SearchOutcome = builder.enumType('SearchOutcome', {
  description: 'How a search for a lever value ended.',
  values: {
    MET_AT_MINIMUM: { value: 'metAtMinimum', description: 'The lowest value is sufficient already.' },
    FOUND: { value: 'found', description: 'A sufficient value was found above the lowest one.' },
    UNREACHABLE: { value: 'unreachable', description: 'No value that was tried is sufficient.' },
  },
} as const)

const RiskPoint = builder.objectRef<Point>('RiskPoint').implement({
  description: 'A value of a lever and the risk that it leaves.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'Value, in the unit of the lever.' }),
    risk: t.exposeFloat('risk', { description: 'Risk, in the unit of the output.' }),
  }),
})

export const LeverSearch = builder.objectRef<LeverSearchResult>('LeverSearch').implement({
  description: 'The smallest value of a lever that keeps a risk at or below a threshold.',
  fields: (t) => ({
    lever: t.field({
      type: SearchLever,
      description: 'Lever that was varied.',
      resolve: ({ lever }) => lever,
    }),
    minimum: t.exposeFloat('minimum', { description: 'Lowest value that could be tried.' }),
    maximum: t.exposeFloat('maximum', { description: 'Highest value that could be tried.' }),
    measure: t.field({
      type: RiskMeasure,
      description: 'What the risk is measured by.',
      resolve: ({ measure }) => measure,
    }),
    threshold: t.exposeFloat('threshold', {
      description: 'Highest risk that is accepted, in the unit of the output.',
    }),
    outcome: t.field({
      type: SearchOutcome,
      description: 'How the search ended.',
      resolve: ({ outcome }) => outcome,
    }),
    value: t.exposeFloat('value', {
      description:
        'Smallest sufficient value that was found, in the unit of the lever; where none is, the one that leaves the least risk.',
    }),
    risk: t.exposeFloat('risk', { description: 'Risk that it leaves.' }),
    monotone: t.exposeBoolean('monotone', {
      description:
        'Whether no higher value that was tried leaves more risk. If false, smaller sufficient values may lie between those tried.',
    }),
    curve: t.field({
      type: [RiskPoint],
      description: 'Every value that was tried, ascending.',
      resolve: ({ curve }) => [...curve],
    }),
  }),
})
