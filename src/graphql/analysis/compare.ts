import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { builder } from '../builder.ts'
import { analyse } from './analyse.ts'
import { CompareInput } from './compare-input.ts'
import { Comparison } from './comparison.ts'
import { compareRules } from './study-cost.ts'
import { armYearsText, studyScopesText } from './study-inputs.ts'

builder.mutationField('compare', (t) =>
  t.prismaField({
    type: Comparison,
    description: `Compares policies on the same draws of the parameters and stores the comparison. The same request again gives what is stored, so a retry is safe. ${armYearsText('(Policies + 1)')} ${studyScopesText}`,
    ...compareRules,
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'CompareResult', description: 'A stored comparison, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: CompareInput,
        required: true,
        description: 'The run, and the policies to be compared in it.',
      }),
    },
    resolve: (query, _root, { input }, context) =>
      analyse('COMPARISON', input, context, (where) => context.db.analysis.findUnique({ ...query, where })),
  }),
)
