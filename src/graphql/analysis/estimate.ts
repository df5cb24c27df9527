import { type Bounded, intervalConfidence } from '../../engine/index.ts'
import { builder } from '../builder.ts'

export const Estimate = builder.objectRef<Bounded>('Estimate').implement({
  description: `A number that draws give, with its ${intervalConfidence * 100} % interval: how far other draws could move it.`,
  fields: (t) => ({
    estimate: t.exposeFloat('estimate', {
      nullable: true,
      description: 'The number itself. Null where the draws do not define it, as a share of a variance of 0.',
    }),
    lower: t.exposeFloat('lower', {
      nullable: true,
      description:
        'Lower end of the interval. Null where the draws are too few, or do not define the number.',
    }),
    upper: t.exposeFloat('upper', {
      nullable: true,
      description:
        'Upper end of the interval. Null where the draws are too few, or do not define the number.',
    }),
  }),
})
