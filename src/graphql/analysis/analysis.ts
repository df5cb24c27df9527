import type { AnalysisKind } from '../../store/generated/enums.ts'
import { isReadable } from '../../store/scenarios.ts'
import { builder } from '../builder.ts'
import { Visibility } from '../enums.ts'
import { Scenario } from '../scenario/scenario.ts'
import { leversViewOf, SimulationLevers } from '../simulation/levers.ts'
import { modelNotes } from '../simulation/model-notes.ts'
import { outcomeTexts } from '../simulation/outcome.ts'
import {
  overridesOf,
  ParameterOverride,
  ParameterSetting,
  settingsOf,
} from '../simulation/parameter-values.ts'
import { stalenessSelection, stalenessTexts, staleReasonOf } from '../simulation/staleness.ts'

/** Name of the type that stands for each kind of analysis. */
export const analysisTypes = {
  COMPARISON: 'Comparison',
  ATTRIBUTION: 'Attribution',
  SENSITIVITY: 'Sensitivity',
  RECOMMENDATION: 'Recommendation',
} as const satisfies Record<AnalysisKind, string>

/** Kind of analysis that a type stands for; undefined for a type that is none. */
export function analysisKindOf(type: string): AnalysisKind | undefined {
  return (Object.keys(analysisTypes) as AnalysisKind[]).find((kind) => analysisTypes[kind] === type)
}

export const Analysis = builder.prismaInterface('Analysis', {
  name: 'Analysis',
  description:
    'A stored study of a run under uncertainty: what was asked for, and how far it can still be relied on. The implementing types have the answers.',
  select: { id: true, kind: true },
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ kind }) => analysisTypes[kind],
  fields: (t) => ({
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first asked for.' }),
    visibility: t.expose('visibility', {
      type: Visibility,
      description: 'Who may read it besides its owner.',
    }),
    mine: t.boolean({
      description:
        'Whether you have stored it: what is not yours can be read, but neither shared nor deleted.',
      select: { ownerId: true },
      resolve: ({ ownerId }, _args, { viewer }) => ownerId === viewer.id,
    }),
    fingerprint: t.exposeString('fingerprint', {
      description:
        'Hash of the model version, the parameter values and all that was asked for, the seed included: equal requests have equal results.',
    }),
    modelVersion: t.string({
      description: outcomeTexts.modelVersion,
      select: { result: { select: { modelVersion: true } } },
      resolve: ({ result }) => result.modelVersion,
    }),
    dataSetVersion: t.exposeString('dataSetVersion', { description: outcomeTexts.dataSetVersion }),
    startYear: t.int({
      description: outcomeTexts.startYear,
      select: { result: { select: { startYear: true } } },
      resolve: ({ result }) => result.startYear,
    }),
    horizonYears: t.int({
      description: outcomeTexts.horizonYears,
      select: { result: { select: { horizonYears: true } } },
      resolve: ({ result }) => result.horizonYears,
    }),
    scenario: t.field({
      type: Scenario,
      nullable: true,
      description: outcomeTexts.scenario,
      select: (_args, _context, nested) => ({ scenario: nested(true) }),
      resolve: ({ scenario }, _args, { viewer }) =>
        scenario && isReadable(scenario, viewer.id) ? scenario : null,
    }),
    levers: t.field({
      type: SimulationLevers,
      description: 'Levers of the run that was studied, with every default filled in.',
      select: { result: { select: { levers: true, parameters: true } } },
      resolve: ({ result }) => leversViewOf(result),
    }),
    parameters: t.field({
      type: [ParameterSetting],
      description: 'Every parameter with its value in the central run.',
      select: { result: { select: { parameters: true } } },
      resolve: ({ result }) => settingsOf(result.parameters),
    }),
    overridden: t.field({
      type: [ParameterOverride],
      description:
        'Parameters that the request or its scenario set, even to the value that they have anyway. They have that value in every draw.',
      select: { overridden: true, result: { select: { parameters: true } } },
      resolve: ({ overridden, result }) => overridesOf(overridden, result.parameters),
    }),
    modelNotes: t.stringList({ description: outcomeTexts.modelNotes, resolve: () => [...modelNotes] }),
    stale: t.boolean({
      description: stalenessTexts.stale,
      select: stalenessSelection,
      resolve: async (row, _args, context) => (await staleReasonOf(row, context)) !== null,
    }),
    staleReason: t.string({
      nullable: true,
      description: stalenessTexts.staleReason,
      select: stalenessSelection,
      resolve: (row, _args, context) => staleReasonOf(row, context),
    }),
  }),
})
