import type { Levers, Summary } from '../../engine/index.ts'
import { type StoredRun, staleReason } from '../../store/stale.ts'
import { builder } from '../builder.ts'
import type { GraphQLContext } from '../context.ts'
import { connectionCost } from '../cost.ts'
import { keyOf } from '../global-id.ts'
import { currentParameters } from '../model-parameter.ts'
import { BadCursor, cursorKey } from '../page.ts'
import { Scenario } from '../scenario.ts'
import { SimulationLevers } from './levers.ts'
import { modelNotes } from './model-notes.ts'
import { outcomeTexts, SimulationBaseline, SimulationOutcome } from './outcome.ts'
import { ParameterOverride, ParameterSetting, settingsOf } from './parameter-values.ts'
import { oxidePerMagnetOf, rowsOf, tablesSelection, viewOf } from './run-view.ts'
import { SimulationSummary } from './summary.ts'
import { SimulationYear } from './year.ts'

/** What staleness depends on, as a Prisma selection. */
const storedSelection = {
  request: true,
  overridden: true,
  scenario: { select: { slug: true, input: true } },
  result: {
    select: { modelVersion: true, startYear: true, horizonYears: true, levers: true, parameters: true },
  },
} as const

const reasons = new WeakMap<object, Promise<string | null>>()

/** Staleness of a row, worked out once for both fields that tell of it. */
function reasonOf(row: object, context: GraphQLContext): Promise<string | null> {
  const known = reasons.get(row)
  if (known) return known
  // The JSON parts of a run were written by this program from typed values, so they are read back as such.
  const reason = currentParameters(context).then((current) => staleReason(row as StoredRun, current))
  reasons.set(row, reason)
  return reason
}

/** No id is nil, so looking it up finds nothing; the database would refuse what is no UUID at all. */
const nilUuid = '00000000-0000-0000-0000-000000000000'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Condition that finds a caller's own run by its id, and nobody else's. */
export function ownSimulation(id: string, ownerId: string) {
  return { id: uuid.test(id) ? id : nilUuid, ownerId }
}

export const Simulation = builder.prismaNode('Simulation', {
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ownSimulation(id, viewer.id),
  select: { id: true },
  nullable: true,
  interfaces: [SimulationOutcome],
  fields: (t) => ({
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first asked for.' }),
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
    scenario: t.relation('scenario', { type: Scenario, nullable: true, description: outcomeTexts.scenario }),
    request: t.expose('request', { type: 'JSON', description: 'Input as it was first given.' }),
    levers: t.field({
      type: SimulationLevers,
      description: outcomeTexts.levers,
      select: { result: { select: { levers: true, parameters: true } } },
      resolve: ({ result }) => ({
        levers: result.levers as unknown as Levers,
        oxidePerMagnet: oxidePerMagnetOf(result.parameters),
      }),
    }),
    parameters: t.field({
      type: [ParameterSetting],
      description: outcomeTexts.parameters,
      select: { result: { select: { parameters: true } } },
      resolve: ({ result }) => settingsOf(result.parameters as Record<string, number>),
    }),
    overridden: t.field({
      type: [ParameterOverride],
      description: outcomeTexts.overridden,
      select: { overridden: true, result: { select: { parameters: true } } },
      resolve: ({ overridden, result }) => {
        const parameters = result.parameters as Record<string, number>
        return overridden.map((symbol) => ({ symbol, value: parameters[symbol]! }))
      },
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
      complexity: { field: 1, multiplier: 10 },
      select: { result: { select: tablesSelection } },
      resolve: ({ result }) => rowsOf(viewOf(result), 'scenario'),
    }),
    baseline: t.field({
      type: SimulationBaseline,
      description: outcomeTexts.baseline,
      select: { result: { select: tablesSelection } },
      resolve: ({ result }) => viewOf(result),
    }),
    modelNotes: t.stringList({ description: outcomeTexts.modelNotes, resolve: () => [...modelNotes] }),
    stale: t.boolean({
      description: 'Whether the same request would give another result today.',
      select: storedSelection,
      resolve: async (row, _args, context) => (await reasonOf(row, context)) !== null,
    }),
    staleReason: t.string({
      nullable: true,
      description:
        'What has changed since: the model, the scenario, or data behind the parameters. Null while nothing has.',
      select: storedSelection,
      resolve: (row, _args, context) => reasonOf(row, context),
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
    description: 'Your stored run with this id. Null when there is none, or it is not yours.',
    args: {
      id: t.arg.globalID({ required: true, description: 'Id as `simulate` gave it.' }),
    },
    resolve: (query, _root, { id }, { db, viewer }) =>
      db.simulation.findUnique({ ...query, where: ownSimulation(keyOf('Simulation', id), viewer.id) }),
  }),
  simulations: t.prismaConnection(
    {
      type: Simulation,
      cursor: 'id',
      description: 'Your stored runs, newest first.',
      complexity: (args) => {
        const cost = connectionCost(args)
        for (const name of ['after', 'before'] as const) {
          if (args[name] != null && !uuid.test(cursorKey(args[name]) ?? '')) throw new BadCursor(name)
        }
        return cost
      },
      totalCount: (_root, _args, { db, viewer }) => db.simulation.count({ where: { ownerId: viewer.id } }),
      resolve: (query, _root, _args, { db, viewer }) =>
        db.simulation.findMany({
          ...query,
          where: { ownerId: viewer.id },
          orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        }),
    },
    SimulationConnection,
  ),
}))
