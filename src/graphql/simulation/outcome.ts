import { Uncertainty } from '../analysis/uncertainty.ts'
import { builder } from '../builder.ts'
import { Scenario } from '../scenario/scenario.ts'
import { SimulationLevers } from './levers.ts'
import { ParameterOverride, ParameterSetting } from './parameter-values.ts'
import { type RunView, rowsOf } from './run-view.ts'
import { SimulationSummary } from './summary.ts'
import { SimulationYear } from './year.ts'

export const SimulationBaseline = builder.objectRef<RunView>('SimulationBaseline').implement({
  description: 'The other arm of a run: the same levers and parameters without restriction and suspension.',
  fields: (t) => ({
    years: t.field({
      type: [SimulationYear],
      description: 'Every simulated year. Losses against itself are 0.',
      resolve: (run) => rowsOf(run, 'baseline'),
    }),
  }),
})

/** Texts of the fields that stored and passing runs share. */
export const outcomeTexts = {
  fingerprint:
    'Hash of the model version, the parameter values and the resolved levers: equal requests have equal results.',
  modelVersion: 'Version of the model that computed it.',
  dataSetVersion: 'Data set that supplied the parameters.',
  startYear: 'First simulated year.',
  horizonYears: 'Number of simulated years.',
  scenario:
    'Scenario that it started from. Null when the levers were given directly, and when the scenario is gone or is not for you to read.',
  levers: 'Levers as run, with every default filled in.',
  parameters: 'Every parameter with the value that was used.',
  overridden: 'Parameters that the request or its scenario set, even to the value that they have anyway.',
  summary: 'Figures of the whole run.',
  years: 'Every simulated year.',
  baseline: 'The same run without restriction and suspension.',
  uncertainty:
    'Error bars: the same run under draws of the parameters from their priors. Null unless the request asks for them by `uncertainty`.',
  modelNotes: 'What a reader has to know before using the numbers.',
} as const

/** No resolvers here: each implementing type has its own way to its result. */
export const SimulationOutcome = builder.interfaceRef<object>('SimulationOutcome').implement({
  description: 'What a run gives, whether it was stored (Simulation) or not (Preview).',
  fields: (t) => ({
    fingerprint: t.string({ description: outcomeTexts.fingerprint }),
    modelVersion: t.string({ description: outcomeTexts.modelVersion }),
    dataSetVersion: t.string({ description: outcomeTexts.dataSetVersion }),
    startYear: t.int({ description: outcomeTexts.startYear }),
    horizonYears: t.int({ description: outcomeTexts.horizonYears }),
    scenario: t.field({ type: Scenario, nullable: true, description: outcomeTexts.scenario }),
    levers: t.field({ type: SimulationLevers, description: outcomeTexts.levers }),
    parameters: t.field({ type: [ParameterSetting], description: outcomeTexts.parameters }),
    overridden: t.field({ type: [ParameterOverride], description: outcomeTexts.overridden }),
    summary: t.field({ type: SimulationSummary, description: outcomeTexts.summary }),
    years: t.field({
      type: [SimulationYear],
      description: outcomeTexts.years,
    }),
    baseline: t.field({ type: SimulationBaseline, description: outcomeTexts.baseline }),
    uncertainty: t.field({ type: Uncertainty, nullable: true, description: outcomeTexts.uncertainty }),
    modelNotes: t.stringList({ description: outcomeTexts.modelNotes }),
  }),
})
