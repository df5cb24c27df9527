import type { AttributionResult, Contribution as Part } from '../../engine/index.ts'
import { causes } from '../../engine/index.ts'
import { readableRow } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { Analysis } from './analysis.ts'
import { Distribution } from './distribution.ts'
import { Estimate } from './estimate.ts'
import { factsOf, factsSelection } from './facts.ts'
import { FigureDistribution } from './figure-distribution.ts'
import { Sampling } from './sampling.ts'

const LossCause = builder.enumType('LossCause', {
  description: 'What a loss can be put down to.',
  values: {
    OXIDE_CUT: { value: 'oxideCut', description: 'China withholds oxide and metal.' },
    MAGNET_CUT: { value: 'magnetCut', description: 'China withholds magnets.' },
    SUSPENSION: { value: 'suspension', description: 'India suspends the agreement with Japan.' },
    HOARDING: {
      value: 'hoarding',
      description:
        'Private users in Japan build up stocks because they expect restrictions, or because the price rises (parameters h and m).',
    },
  },
} as const)

const Contribution = builder.objectRef<Part>('Contribution').implement({
  description:
    'What one cause contributes to a loss, in the unit of the loss: the average, over all orders in which the causes may come in, of what it adds (its Shapley value). Negative where it lowers the loss.',
  interfaces: [Distribution],
  fields: (t) => ({
    cause: t.field({
      type: LossCause,
      description: 'What the loss is put down to.',
      resolve: ({ cause }) => cause,
    }),
    centralShare: t.exposeFloat('centralShare', {
      nullable: true,
      description:
        'Its part of the loss of the central run, 1 being all of it. Null where that run has no loss.',
    }),
    meanInterval: t.field({
      type: Estimate,
      description: 'The mean with its interval, by the scatter between the replicates.',
      resolve: ({ meanInterval }) => meanInterval,
    }),
  }),
})

const selection = { result: { select: { result: true } } } as const

const resultOf = ({ result }: { readonly result: unknown }) => result as AttributionResult

export const Attribution = builder.prismaNode('Analysis', {
  variant: 'Attribution',
  description: 'A loss explained by its causes.',
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ ...readableRow(id, viewer.id), kind: 'ATTRIBUTION' }),
  select: { id: true, kind: true },
  nullable: true,
  interfaces: [Analysis],
  fields: (t) => ({
    sampling: t.field({
      type: Sampling,
      description: 'How the draws were made.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<AttributionResult>(result),
    }),
    loss: t.field({
      type: FigureDistribution,
      description:
        'The loss that is explained. The contributions add up to it in the central run, in every draw and on average.',
      select: selection,
      resolve: ({ result }) => resultOf(result).loss,
    }),
    contributions: t.field({
      type: [Contribution],
      description: 'What each cause contributes.',
      complexity: { field: 1, multiplier: causes.length },
      select: selection,
      resolve: ({ result }) => [...resultOf(result).contributions],
    }),
  }),
})
