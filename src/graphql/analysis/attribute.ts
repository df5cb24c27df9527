import { attributionArms } from '../../engine/index.ts'
import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { builder } from '../builder.ts'
import { analyse } from './analyse.ts'
import { AttributeInput } from './attribute-input.ts'
import { Attribution } from './attribution.ts'
import { attributeRules } from './study-cost.ts'
import { armYearsText, studyScopesText } from './study-inputs.ts'

builder.mutationField('attribute', (t) =>
  t.prismaField({
    type: Attribution,
    description: `Explains a loss by its causes and stores the explanation. The same request again gives what is stored, so a retry is safe. ${armYearsText(String(attributionArms))} ${studyScopesText}`,
    ...attributeRules,
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'AttributeResult', description: 'A stored attribution, or why there is none.' },
    },
    args: { input: t.arg({ type: AttributeInput, required: true, description: 'What to explain.' }) },
    resolve: (query, _root, { input }, context) =>
      analyse('ATTRIBUTION', input, context, (where) => context.db.analysis.findUnique({ ...query, where })),
  }),
)
