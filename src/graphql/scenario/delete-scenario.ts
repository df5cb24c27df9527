import { NotFound, VersionConflict } from '../../store/errors.ts'
import { deleteScenario } from '../../store/scenario-changes.ts'
import { builder } from '../builder.ts'
import { keyOf, notFound, wrongIdText } from '../global-id.ts'
import { changeOf } from './change.ts'
import { Scenario } from './scenario.ts'

const DeleteScenarioInput = builder.inputType('DeleteScenarioInput', {
  description: 'One of your own scenarios, and the version that you know of it.',
  fields: (t) => ({
    id: t.globalID({
      required: true,
      description: `As \`scenarios\` or \`createScenario\` gave it. ${wrongIdText}`,
    }),
    version: t.int({
      required: true,
      description:
        'Version that you have read, a whole number from 1. When it was changed since, it is not deleted.',
    }),
  }),
})

const DeletedScenario = builder.objectRef<{ id: string }>('DeletedScenario').implement({
  description: 'A scenario that is no longer stored.',
  fields: (t) => ({
    id: t.globalID({ description: 'Id that it had.', resolve: ({ id }) => ({ type: Scenario, id }) }),
  }),
})

builder.mutationField('deleteScenario', (t) =>
  t.field({
    type: DeletedScenario,
    description:
      'Deletes a scenario of your own. Runs that started from it stay, and `scenarioChanges` still has what it was. Needs the scope `analyse`.',
    authScopes: { analyse: true },
    errors: {
      types: [NotFound, VersionConflict],
      union: {
        name: 'DeleteScenarioResult',
        description: 'The scenario that was deleted, or why it was not.',
      },
    },
    args: {
      input: t.arg({
        type: DeleteScenarioInput,
        required: true,
        description: 'Which one, and as you know it.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const id = keyOf('Scenario', input.id)
      const found = await deleteScenario(context.db, { id, version: input.version }, changeOf(context))
      if (!found) throw notFound('Scenario', id)
      return { id }
    },
  }),
)
