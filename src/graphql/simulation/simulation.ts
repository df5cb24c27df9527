import type { EnsembleResult, Summary } from '../../engine/index.ts'
import { readableRow } from '../../store/owners.ts'
import { isReadable, visibilitySelection } from '../../store/scenarios.ts'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import type { StudyDetails } from '../../store/studies/study-row.ts'
import { Uncertainty } from '../analysis/uncertainty.ts'
import { builder } from '../builder.ts'
import { Visibility } from '../enums.ts'
import { keyOf, wrongIdText } from '../global-id.ts'
import { ownConnectionCost, ownPage } from '../own.ts'
import { Scenario } from '../scenario/scenario.ts'
import { leversViewOf, SimulationLevers } from './levers.ts'
import { modelNotes } from './model-notes.ts'
import { outcomeTexts, SimulationBaseline, SimulationOutcome } from './outcome.ts'
import { overridesOf, ParameterOverride, ParameterSetting, settingsOf } from './parameter-values.ts'
import { progressOf, progressSelection, SimulationProgress } from './progress.ts'
import { inputOf } from './request.ts'
import { oxidePerMagnetOf, rowsOf, tablesSelection, viewOf } from './run-view.ts'
import { stalenessSelection, stalenessTexts, staleReasonOf } from './staleness.ts'
import { SimulationSummary } from './summary.ts'
import { SimulationYear } from './year.ts'

export const Simulation = builder.prismaNode('Simulation', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => readableRow(id, viewer.id),
  select: { id: true },
  nullable: true,
  interfaces: [SimulationOutcome],
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
    fingerprint: t.exposeString('fingerprint', { description: outcomeTexts.fingerprint }),
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
    request: t.field({
      type: 'JSON',
      description: 'Input as it was first given, without a scenario that you may not read.',
      select: { request: true, scenario: { select: visibilitySelection }, ownerId: true },
      resolve: ({ request, scenario, ownerId }, _args, { viewer }) => {
        const input = inputOf(request as unknown as SimulationRequest)
        if (ownerId === viewer.id || (scenario && isReadable(scenario, viewer.id))) return input
        const { scenario: _, ...own } = input
        return own
      },
    }),
    levers: t.field({
      type: SimulationLevers,
      description: outcomeTexts.levers,
      select: { result: { select: { levers: true, parameters: true } } },
      resolve: ({ result }) => leversViewOf(result),
    }),
    parameters: t.field({
      type: [ParameterSetting],
      description: outcomeTexts.parameters,
      select: { result: { select: { parameters: true } } },
      resolve: ({ result }) => settingsOf(result.parameters),
    }),
    overridden: t.field({
      type: [ParameterOverride],
      description: outcomeTexts.overridden,
      select: { overridden: true, result: { select: { parameters: true } } },
      resolve: ({ overridden, result }) => overridesOf(overridden, result.parameters),
    }),
    summary: t.field({
      type: SimulationSummary,
      description: outcomeTexts.summary,
      select: { result: { select: { summary: true, parameters: true } } },
      resolve: ({ result }) => ({
        summary: result.summary as unknown as Summary,
        oxidePerMagnet: oxidePerMagnetOf(result.parameters),
      }),
    }),
    years: t.field({
      type: [SimulationYear],
      description: outcomeTexts.years,
      select: { result: { select: tablesSelection } },
      resolve: ({ result }) => rowsOf(viewOf(result), 'scenario'),
    }),
    baseline: t.field({
      type: SimulationBaseline,
      description: outcomeTexts.baseline,
      select: { result: { select: tablesSelection } },
      resolve: ({ result }) => viewOf(result),
    }),
    uncertainty: t.field({
      type: Uncertainty,
      nullable: true,
      description: `${outcomeTexts.uncertainty} Null as well until they are done, where they are computed in the background: see \`progress\`.`,
      select: { ensemble: { select: { fingerprint: true, details: true, result: true } } },
      resolve: ({ ensemble }) =>
        ensemble && {
          fingerprint: ensemble.fingerprint,
          held: (ensemble.details as unknown as StudyDetails).held,
          result: ensemble.result as unknown as EnsembleResult,
        },
    }),
    progress: t.field({
      type: SimulationProgress,
      description:
        'How far it is with its error bars. Read it again, or subscribe to `simulationProgress`, until it is DONE.',
      select: progressSelection,
      resolve: (row) => progressOf(row),
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

const SimulationConnection = builder.connectionObject({
  type: Simulation,
  name: 'SimulationConnection',
  description: 'A page of simulations.',
})

builder.queryFields((t) => ({
  simulation: t.prismaField({
    type: Simulation,
    nullable: true,
    description: 'The stored run with this id. Null when there is none, or it is neither yours nor shared.',
    args: {
      id: t.arg.globalID({ required: true, description: `Id as \`simulate\` gave it. ${wrongIdText}` }),
    },
    resolve: (query, _root, { id }, { db, viewer }) =>
      db.simulation.findUnique({ ...query, where: readableRow(keyOf('Simulation', id), viewer.id) }),
  }),
  simulations: t.prismaConnection(
    {
      type: Simulation,
      cursor: 'id',
      description: 'Your stored runs, newest first.',
      complexity: ownConnectionCost,
      totalCount: (_root, _args, { db, viewer }) => db.simulation.count({ where: { ownerId: viewer.id } }),
      resolve: (query, _root, _args, { db, viewer }) => {
        const where = { ownerId: viewer.id }
        return ownPage(
          query,
          (id) => db.simulation.count({ where: { ...where, id } }),
          () => db.simulation.findMany({ ...query, where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
        )
      },
    },
    SimulationConnection,
  ),
}))
