import { InvalidInput, NotFound, VersionConflict } from '../../store/errors.ts'
import { updateScenario } from '../../store/scenario-changes.ts'
import { builder } from '../builder.ts'
import { writeCost } from '../cost.ts'
import { keyOf, notFound, wrongIdText } from '../global-id.ts'
import { changeOf } from './change.ts'
import { Scenario } from './scenario.ts'
import { ScenarioRunInput, scenarioTexts } from './scenario-input.ts'

const UpdateScenarioInput = builder.inputType('UpdateScenarioInput', {
  description:
    'What to change of a scenario. What is not given, or null, stays; with nothing changed the version stays too.',
  fields: (t) => ({
    id: t.globalID({
      required: true,
      description: `As \`scenarios\` or \`createScenario\` gave it. ${wrongIdText}`,
    }),
    version: t.int({
      required: true,
      description:
        'Version that you have read, a whole number from 1. When it was changed since, nothing is changed.',
    }),
    slug: t.string({ description: scenarioTexts.slug }),
    title: t.string({ description: scenarioTexts.title }),
    description: t.string({ description: scenarioTexts.description }),
    run: t.field({
      type: ScenarioRunInput,
      description: `${scenarioTexts.run} They replace all of the present ones: years, levers and parameters that are not given here are lost. Read \`Scenario.input\`, edit it and send it whole.`,
    }),
  }),
})

builder.mutationField('updateScenario', (t) =>
  t.prismaField({
    type: Scenario,
    description: 'Changes a scenario of your own. Needs the scope `analyse`.',
    complexity: writeCost,
    authScopes: { analyse: true },
    errors: {
      types: [InvalidInput, NotFound, VersionConflict],
      union: {
        name: 'UpdateScenarioResult',
        description: 'The scenario as changed, or why nothing was changed.',
      },
    },
    args: {
      input: t.arg({
        type: UpdateScenarioInput,
        required: true,
        description: 'What to change, and from which version.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const { id: globalId, version, ...patch } = input
      const id = keyOf('Scenario', globalId)
      const found = await updateScenario(context.db, { id, version }, patch, changeOf(context))
      // What was changed may be gone by now.
      const scenario = found ? await context.db.scenario.findUnique({ ...query, where: { id } }) : null
      if (scenario === null) throw notFound('Scenario', id)
      return scenario
    },
  }),
)
