import { MODEL_VERSION } from '../../engine/index.ts'
import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { type ComputedResult, compute, type PreparedRun, prepareRun } from '../../store/simulations.ts'
import { heldSymbols } from '../../store/studies/design.ts'
import { simulateRules } from '../analysis/study-cost.ts'
import { studyScopesText, timeText } from '../analysis/study-inputs.ts'
import { Uncertainty, type UncertaintyView } from '../analysis/uncertainty.ts'
import { builder } from '../builder.ts'
import { askerOf, type GraphQLContext } from '../context.ts'
import { currentParameters } from '../model-parameter.ts'
import { Scenario } from '../scenario/scenario.ts'
import { leversViewOf, SimulationLevers } from './levers.ts'
import { modelNotes } from './model-notes.ts'
import { outcomeTexts, SimulationBaseline, SimulationOutcome } from './outcome.ts'
import { overridesOf, ParameterOverride, ParameterSetting, settingsOf } from './parameter-values.ts'
import { previewRequestOf } from './request.ts'
import { oxidePerMagnetOf, rowsOf, viewOf } from './run-view.ts'
import { SimulateInput } from './simulate-input.ts'
import { SimulationSummary } from './summary.ts'
import { SimulationYear } from './year.ts'

interface PreviewView {
  readonly prepared: PreparedRun
  readonly result: ComputedResult
}

const Preview = builder.objectRef<PreviewView>('Preview').implement({
  description:
    'A run that was computed for this answer and not stored. It has all that a Simulation has but an id.',
  interfaces: [SimulationOutcome],
  fields: (t) => ({
    fingerprint: t.string({
      description: outcomeTexts.fingerprint,
      resolve: ({ prepared }) => prepared.fingerprint,
    }),
    modelVersion: t.string({ description: outcomeTexts.modelVersion, resolve: () => MODEL_VERSION }),
    dataSetVersion: t.string({
      description: outcomeTexts.dataSetVersion,
      resolve: ({ prepared }) => prepared.dataSetVersion,
    }),
    startYear: t.int({
      description: outcomeTexts.startYear,
      resolve: ({ prepared }) => prepared.resolved.startYear,
    }),
    horizonYears: t.int({
      description: outcomeTexts.horizonYears,
      resolve: ({ prepared }) => prepared.resolved.horizonYears,
    }),
    scenario: t.prismaField({
      type: Scenario,
      nullable: true,
      description: outcomeTexts.scenario,
      resolve: (query, { prepared: { scenarioId } }, _args, { db }) =>
        scenarioId === null ? null : db.scenario.findUnique({ ...query, where: { id: scenarioId } }),
    }),
    levers: t.field({
      type: SimulationLevers,
      description: outcomeTexts.levers,
      resolve: ({ result }) => leversViewOf(result),
    }),
    parameters: t.field({
      type: [ParameterSetting],
      description: outcomeTexts.parameters,
      resolve: ({ result }) => settingsOf(result.parameters),
    }),
    overridden: t.field({
      type: [ParameterOverride],
      description: outcomeTexts.overridden,
      resolve: ({ prepared, result }) => overridesOf(prepared.overridden, result.parameters),
    }),
    summary: t.field({
      type: SimulationSummary,
      description: outcomeTexts.summary,
      resolve: ({ result }) => ({
        summary: result.summary,
        oxidePerMagnet: oxidePerMagnetOf(result.parameters),
      }),
    }),
    years: t.field({
      type: [SimulationYear],
      description: outcomeTexts.years,
      resolve: ({ result }) => rowsOf(viewOf(result), 'scenario'),
    }),
    baseline: t.field({
      type: SimulationBaseline,
      description: outcomeTexts.baseline,
      resolve: ({ result }) => viewOf(result),
    }),
    uncertainty: t.field({
      type: Uncertainty,
      nullable: true,
      description: outcomeTexts.uncertainty,
      resolve: (preview, _args, context) => uncertaintyOf(preview, context),
    }),
    modelNotes: t.stringList({ description: outcomeTexts.modelNotes, resolve: () => [...modelNotes] }),
  }),
})

const ensembles = new WeakMap<PreviewView, Promise<UncertaintyView>>()

/** Error bars of a preview: computed when a field first asks for them, once for all that do. */
function uncertaintyOf(
  preview: PreviewView,
  { caller, studies, signal }: GraphQLContext,
): Promise<UncertaintyView> | null {
  const { ensemble } = preview.prepared
  if (ensemble === null) return null
  const known = ensembles.get(preview)
  if (known) return known
  const { study, fingerprint } = ensemble
  const view = studies
    .run(study, { caller, signal })
    .then((result) => ({ fingerprint, held: heldSymbols(study.design), result }))
  ensembles.set(preview, view)
  return view
}

builder.queryField('preview', (t) =>
  t.field({
    type: Preview,
    description: `Simulates without storing anything. Error bars are computed only where \`Preview.uncertainty\` is selected; their limits are those of \`simulate\`. ${timeText} ${studyScopesText} The scope \`read\` as well, as every query.`,
    ...simulateRules,
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'PreviewResult', description: 'A run, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: SimulateInput,
        required: true,
        description: 'Levers, years and parameters of the run.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const prepared = await prepareRun(askerOf(context), previewRequestOf(input), currentParameters(context))
      return { prepared, result: compute(prepared) }
    },
  }),
)
