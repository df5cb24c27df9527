import { parameterIndex } from '../engine/index.ts'
import { resolveLevers } from '../store/levers.ts'
import { scenarioInput } from '../store/scenarios.ts'
import { builder } from './builder.ts'
import { currentParameters } from './model-parameter.ts'
import { SimulationLevers } from './simulation/levers.ts'
import { ParameterSetting } from './simulation/parameter-values.ts'

export const Scenario = builder.prismaNode('Scenario', {
  id: { field: 'id' },
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
    description: 'The scenario with this slug. Null when there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Readable key, such as `quota-2010`.' }) },
    resolve: (query, _root, { slug }, { db }) => db.scenario.findUnique({ ...query, where: { slug } }),
  }),
  scenarios: t.prismaConnection(
    {
      type: Scenario,
      cursor: 'id',
      description: 'Named scenarios, by slug.',
      totalCount: (_root, _args, { db }) => db.scenario.count(),
      resolve: (query, _root, _args, { db }) => db.scenario.findMany({ ...query, orderBy: { slug: 'asc' } }),
    },
    ScenarioConnection,
  ),
}))
