import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { studyLimits } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { analyse } from './analyse.ts'
import { RecommendInput } from './recommend-input.ts'
import { Recommendation } from './recommendation.ts'
import { recommendRules } from './study-cost.ts'
import { amount, armYearsText } from './study-inputs.ts'

builder.mutationField('recommend', (t) =>
  t.prismaField({
    type: Recommendation,
    description: `Chooses between policies under uncertainty, or searches the smallest sufficient value of a lever, and stores the answer. The same request again gives what is stored, so a retry is safe. ${armYearsText(`(Policies + 1, and ${studyLimits.searchArms} for a search)`)} Policies × draws may come to ${amount(studyLimits.tableCells)} (\`TABLE_CELLS\`). Needs the scope \`analyse\`.`,
    complexity: recommendRules.complexity,
    authScopes: { analyse: true },
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'RecommendResult', description: 'A stored recommendation, or why there is none.' },
    },
    args: { input: t.arg({ type: RecommendInput, required: true, description: 'What to choose from.' }) },
    resolve: (query, _root, { input }, context) =>
      analyse('RECOMMENDATION', input, context, (where) =>
        context.db.analysis.findUnique({ ...query, where }),
      ),
  }),
)
