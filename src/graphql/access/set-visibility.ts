import { NotFound } from '../../store/errors.ts'
import { type Stored, setVisibility } from '../../store/set-visibility.ts'
import { analysisKindOf } from '../analysis/analysis.ts'
import { BadArgument } from '../bad-argument.ts'
import { builder } from '../builder.ts'
import { Visibility } from '../enums.ts'
import { notFound, wrongIdText } from '../global-id.ts'
import { changeOf } from '../scenario/change.ts'
import { runsModel, runsModelText } from '../scopes.ts'

const SetVisibilityInput = builder.inputType('SetVisibilityInput', {
  description: 'What to share, or to share no longer.',
  fields: (t) => ({
    id: t.globalID({
      required: true,
      description: `Id of a scenario, simulation, comparison, attribution, sensitivity or recommendation of yours. ${wrongIdText}`,
    }),
    visibility: t.field({ type: Visibility, required: true, description: 'Who may read it from now on.' }),
  }),
})

interface Shared {
  readonly type: string
  readonly id: string
  readonly visibility: typeof Visibility.$inferType
}

const VisibilitySet = builder.objectRef<Shared>('VisibilitySet').implement({
  description: 'Something stored, with those who may read it.',
  fields: (t) => ({
    visibility: t.field({
      type: Visibility,
      description: 'Who may read it besides its owner.',
      resolve: ({ visibility }) => visibility,
    }),
    node: t.node({
      description: 'What was shared, or is private again. Null when it was deleted in the meantime.',
      id: ({ type, id }) => ({ type, id }) as never,
    }),
  }),
})

builder.mutationField('setVisibility', (t) =>
  t.field({
    type: VisibilitySet,
    description: `Shares something that you have stored with everybody who has its id, or makes it private again. A shared run tells its levers and parameters, but not the private scenario that it started from. ${runsModelText}`,
    authScopes: runsModel,
    errors: {
      types: [NotFound],
      union: {
        name: 'SetVisibilityResult',
        description: 'What can be read by whom, or why nothing was changed.',
      },
    },
    args: { input: t.arg({ type: SetVisibilityInput, required: true, description: 'What to share.' }) },
    resolve: async (_root, { input: { id: globalId, visibility } }, context) => {
      const { typename: type, id } = globalId
      if (!(await setVisibility(context.db, storedOf(type, id), visibility, changeOf(context)))) {
        throw notFound(type, id)
      }
      return { type, id, visibility }
    },
  }),
)

/** Throws BadArgument for the id of something that nobody owns. */
function storedOf(type: string, id: string): Stored {
  if (type === 'Scenario') return { table: 'scenario', id }
  if (type === 'Simulation') return { table: 'simulation', id }
  const kind = analysisKindOf(type)
  if (kind === undefined) throw new BadArgument('id', `A ${type} is nobody's to share.`)
  return { table: 'analysis', kind, id }
}
