import { InvalidInput } from '../../store/errors.ts'
import { createScenario } from '../../store/scenario-changes.ts'
import { builder } from '../builder.ts'
import { writeCost } from '../cost.ts'
import { changeOf } from './change.ts'
import { Scenario } from './scenario.ts'
import { ScenarioRunInput, scenarioTexts } from './scenario-input.ts'

const CreateScenarioInput = builder.inputType('CreateScenarioInput', {
  description: 'A scenario of your own.',
  fields: (t) => ({
    slug: t.string({ required: true, description: scenarioTexts.slug }),
    title: t.string({ required: true, description: scenarioTexts.title }),
    description: t.string({ required: true, defaultValue: '', description: scenarioTexts.description }),
    run: t.field({ type: ScenarioRunInput, required: true, description: scenarioTexts.run }),
  }),
})

builder.mutationField('createScenario', (t) =>
  t.prismaField({
    type: Scenario,
    description:
      'Stores a scenario of your own, which nobody else sees until you share it. Needs the scope `analyse`.',
    complexity: writeCost,
    authScopes: { analyse: true },
    errors: {
      types: [InvalidInput],
      union: { name: 'CreateScenarioResult', description: 'The stored scenario, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: CreateScenarioInput,
        required: true,
        description: 'Key, texts, years and levers.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const { id } = await createScenario(context.db, input, changeOf(context))
      return context.db.scenario.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
