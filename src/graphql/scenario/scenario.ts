import { parameterIndex } from '../../engine/index.ts'
import { resolveLevers } from '../../store/levers.ts'
import { scenarioDocument } from '../../store/scenario-form.ts'
import { listedScenarios, ownFirst, readableScenarios, scenarioInput, slugOf } from '../../store/scenarios.ts'
import type { RunRequest } from '../../store/simulation-input.ts'
import { builder } from '../builder.ts'
import { Visibility } from '../enums.ts'
import { currentParameters } from '../model-parameter.ts'
import { ownPage } from '../own.ts'
import { SimulationLevers } from '../simulation/levers.ts'
import { ParameterSetting } from '../simulation/parameter-values.ts'

export const Scenario = builder.prismaNode('Scenario', {
  id: { field: 'id' },
  findUnique: (id, { viewer }) => ({ id, ...readableScenarios(viewer.id) }),
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'Readable key, for `scenario(slug:)` and `SimulateInput.scenario`.',
    }),
    preset: t.exposeBoolean('preset'),
    title: t.exposeString('title', { description: 'What it is called in lists.' }),
    description: t.exposeString('description', { description: 'What it stands for, in words.' }),
    startYear: t.int({
      description: 'First simulated year.',
      select: { input: true },
      resolve: ({ input }) => resolveLevers(scenarioInput(input)).startYear,
    }),
    horizonYears: t.int({
      description: 'Number of simulated years.',
      select: { input: true },
      resolve: ({ input }) => resolveLevers(scenarioInput(input)).horizonYears,
    }),
    levers: t.field({
      type: SimulationLevers,
      description: 'All levers with defaults filled in.',
      select: { input: true },
      resolve: async ({ input }, _args, context) => {
        const parsed = scenarioInput(input)
        const kappa =
          parsed.parameters?.find(({ symbol }) => symbol === 'kappa')?.value ??
          (await currentParameters(context)).values[parameterIndex.get('kappa')!]!
        return { levers: resolveLevers(parsed).levers, oxidePerMagnet: kappa }
      },
    }),
    parameters: t.field({
      type: [ParameterSetting],
      description: 'Parameters that it sets.',
      select: { input: true },
      resolve: ({ input }) => [...(scenarioInput(input).parameters ?? [])],
    }),
    input: t.expose('input', {
      type: 'JSON',
      description: 'The same as an input of `simulate`, ready to be edited and sent.',
    }),
    document: t.field({
      type: 'JSON',
      description: 'The whole scenario as `importScenario` takes it, to be kept or sent on as a file.',
      select: { slug: true, title: true, description: true, input: true },
      resolve: ({ slug, title, description, input }) =>
        scenarioDocument({ slug, title, description, run: input as RunRequest }),
    }),
    version: t.exposeInt('version', {
      description:
        'Goes up by one with every change, by `setVisibility` too; `updateScenario` and `deleteScenario` ask for it.',
    }),
    visibility: t.field({
      type: Visibility,
      description: 'Who may read it besides its owner. Presets are for everybody.',
      select: { visibility: true, preset: true },
      resolve: ({ visibility, preset }) => (preset ? 'PUBLIC' : visibility),
    }),
    mine: t.boolean({
      description: 'Whether it is yours to change.',
      select: { ownerId: true },
      resolve: ({ ownerId }, _args, { viewer }) => ownerId === viewer.id,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', nullable: true }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', nullable: true }),
  }),
})

const ScenarioConnection = builder.connectionObject({
  type: Scenario,
  name: 'ScenarioConnection',
  description: 'A page of scenarios.',
})

builder.queryFields((t) => ({
  scenario: t.prismaField({
    type: Scenario,
    nullable: true,
    description: 'Your scenario or the preset with this slug. Null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Readable key, such as `quota-2010`.' }) },
    resolve: (query, _root, { slug }, { db, viewer }) =>
      db.scenario.findFirst({ ...query, where: slugOf(slug, viewer.id), orderBy: ownFirst }),
  }),
  scenarios: t.prismaConnection(
    {
      type: Scenario,
      cursor: 'id',
      description:
        'Presets and your own scenarios, by slug. Shared scenarios of others are read by their id.',
      totalCount: (_root, _args, { db, viewer }) => db.scenario.count({ where: listedScenarios(viewer.id) }),
      resolve: (query, _root, _args, { db, viewer }) => {
        const where = listedScenarios(viewer.id)
        return ownPage(
          query,
          (id) => db.scenario.count({ where: { ...where, id } }),
          () => db.scenario.findMany({ ...query, where, orderBy: [{ slug: 'asc' }, ownFirst] }),
        )
      },
    },
    ScenarioConnection,
  ),
}))
