import { NotFound } from '../../store/errors.ts'
import { ownRow } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { keyOf, notFound, wrongIdText } from '../global-id.ts'
import { runsModel, runsModelText } from '../scopes.ts'
import { Simulation } from './simulation.ts'

const DeleteSimulationInput = builder.inputType('DeleteSimulationInput', {
  description: 'Which stored run to delete.',
  fields: (t) => ({
    id: t.globalID({ required: true, description: `Id of the run, as \`simulate\` gave it. ${wrongIdText}` }),
  }),
})

const DeletedSimulation = builder.objectRef<{ id: string }>('DeletedSimulation').implement({
  description: 'A run that is no longer stored.',
  fields: (t) => ({
    id: t.globalID({
      description: 'Id that the run had.',
      resolve: ({ id }) => ({ type: Simulation, id }),
    }),
  }),
})

builder.mutationField('deleteSimulation', (t) =>
  t.field({
    type: DeletedSimulation,
    authScopes: runsModel,
    description: `Deletes one of your stored runs. Runs of others with equal results are not touched. ${runsModelText}`,
    errors: {
      types: [NotFound],
      union: {
        name: 'DeleteSimulationResult',
        description: 'The run that was deleted, or why there is none.',
      },
    },
    args: {
      input: t.arg({ type: DeleteSimulationInput, required: true, description: 'The run that is to go.' }),
    },
    resolve: async (_root, { input }, { db, viewer }) => {
      const id = keyOf('Simulation', input.id)
      // Error bars that are under way go with it. The result behind the run stays: it belongs to nobody and is addressed by
      // what went into it.
      const { count } = await db.simulation.deleteMany({ where: ownRow(id, viewer.id) })
      if (count === 0) throw notFound('Simulation', id)
      return { id }
    },
  }),
)
