import { NotFound } from '../../store/errors.ts'
import type { AnalysisKind } from '../../store/generated/enums.ts'
import { ownRow } from '../../store/owners.ts'
import { BadArgument } from '../bad-argument.ts'
import { builder } from '../builder.ts'
import { notFound, wrongIdText } from '../global-id.ts'
import { runsModel, runsModelText } from '../scopes.ts'
import { analysisKindOf } from './analysis.ts'

const DeleteAnalysisInput = builder.inputType('DeleteAnalysisInput', {
  description: 'Which stored analysis to delete.',
  fields: (t) => ({
    id: t.globalID({
      required: true,
      description: `Id of the comparison, attribution, sensitivity or recommendation. ${wrongIdText}`,
    }),
  }),
})

const DeletedAnalysis = builder.objectRef<{ type: string; id: string }>('DeletedAnalysis').implement({
  description: 'An analysis that is no longer stored.',
  fields: (t) => ({
    id: t.globalID({ description: 'Id that it had.', resolve: ({ type, id }) => ({ type, id }) }),
  }),
})

builder.mutationField('deleteAnalysis', (t) =>
  t.field({
    type: DeletedAnalysis,
    authScopes: runsModel,
    description: `Deletes one of your stored analyses. Those of others with equal results are not touched. ${runsModelText}`,
    errors: {
      types: [NotFound],
      union: {
        name: 'DeleteAnalysisResult',
        description: 'The analysis that was deleted, or why there is none.',
      },
    },
    args: {
      input: t.arg({ type: DeleteAnalysisInput, required: true, description: 'The analysis that is to go.' }),
    },
    resolve: async (_root, { input }, { db, viewer }) => {
      const { typename: type, id } = input.id
      // The result behind it stays: it belongs to nobody and is addressed by what went into it.
      const where = { ...ownRow(id, viewer.id), kind: kindOf(type) }
      const { count } = await db.analysis.deleteMany({ where })
      if (count === 0) throw notFound(type, id)
      return { type, id }
    },
  }),
)

/** Kind of analysis that a type stands for. Throws BadArgument for a type that is none. */
function kindOf(type: string): AnalysisKind {
  const kind = analysisKindOf(type)
  if (kind === undefined) throw new BadArgument('id', `This is the id of a ${type}, not of an analysis.`)
  return kind
}
