import type { Distribution as Spread } from '../../engine/index.ts'
import { builder } from '../builder.ts'

/** A distribution beside the number of the central run. */
export interface DistributionView extends Spread {
  readonly central: number | null
}

const undefinedText = 'Null where no draw defines it.'

const percentile = (share: number) => `Value that ${share} % of the draws do not exceed. ${undefinedText}`

export const Distribution = builder.interfaceRef<DistributionView>('Distribution').implement({
  description:
    'How a number is spread over the draws, each a run with parameters of its own, in the unit of the number. Draws that do not define it are left out.',
  fields: (t) => ({
    central: t.exposeFloat('central', {
      nullable: true,
      description:
        'Its value in the central run, where every parameter has its current value. Null where that run does not define it.',
    }),
    mean: t.exposeFloat('mean', { nullable: true, description: `Mean of the draws. ${undefinedText}` }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description:
        'Standard error of the mean, by the scatter between the replicates. Null where too few replicates define it.',
    }),
    p05: t.exposeFloat('p05', { nullable: true, description: percentile(5) }),
    p25: t.exposeFloat('p25', { nullable: true, description: percentile(25) }),
    p50: t.exposeFloat('p50', { nullable: true, description: `Median. ${percentile(50)}` }),
    p75: t.exposeFloat('p75', { nullable: true, description: percentile(75) }),
    p95: t.exposeFloat('p95', { nullable: true, description: percentile(95) }),
    definedShare: t.exposeFloat('definedShare', {
      description: 'Share of the draws that define it, 0 to 1; all other fields are about those.',
    }),
  }),
})
