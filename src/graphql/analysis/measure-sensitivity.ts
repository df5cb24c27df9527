import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { studyLimits } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { analyse } from './analyse.ts'
import { Sensitivity } from './sensitivity.ts'
import { SensitivityInput } from './sensitivity-input.ts'
import { sensitivityRules } from './study-cost.ts'
import { amount, timeText } from './study-inputs.ts'

builder.mutationField('sensitivity', (t) =>
  t.prismaField({
    type: Sensitivity,
    description: `Finds the parameters that the uncertainty of an output comes from and stores the finding. The same request again gives what is stored, so a retry is safe. 2 × (\`samples\` × (parameters drawn + 2) + \`shapleySamples\` × 2 to the power of groups) × years may come to ${amount(studyLimits.armYears)} (\`ARM_YEARS\`), and neither of the two summands to more than ${amount(studyLimits.tableCells)} (\`TABLE_CELLS\`). ${timeText} Needs the scope \`analyse\`.`,
    complexity: sensitivityRules.complexity,
    authScopes: { analyse: true },
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'SensitivityResult', description: 'A stored sensitivity, or why there is none.' },
    },
    args: { input: t.arg({ type: SensitivityInput, required: true, description: 'What to look at.' }) },
    resolve: (query, _root, { input }, context) =>
      analyse('SENSITIVITY', input, context, (where) => context.db.analysis.findUnique({ ...query, where })),
  }),
)
