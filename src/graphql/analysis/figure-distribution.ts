import type { ExceedanceValue, FigureDistribution as Figure, Tail as FigureTail } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { Distribution } from './distribution.ts'
import { Estimate } from './estimate.ts'
import { RunOutput, unitOfRunOutput } from './outputs.ts'

/** Points that an exceedance curve has at most. */
const curvePoints = 24

const Tail = builder.objectRef<FigureTail>('Tail').implement({
  description: 'The high end of a distribution: how bad bad draws are.',
  fields: (t) => ({
    confidence: t.exposeFloat('confidence', {
      description: 'Share of the draws that are no worse than the value at risk, 0 to 1.',
    }),
    valueAtRisk: t.field({
      type: Estimate,
      description:
        'Value at risk (VaR): the one that is exceeded with probability 1 − `confidence`, interpolated between draws.',
      resolve: ({ valueAtRisk }) => valueAtRisk,
    }),
    conditionalValueAtRisk: t.field({
      type: Estimate,
      description: 'Conditional value at risk (CVaR): mean of the worst 1 − `confidence` of the draws.',
      resolve: ({ conditionalValueAtRisk }) => conditionalValueAtRisk,
    }),
  }),
})

const ExceedancePoint = builder.objectRef<ExceedanceValue>('ExceedancePoint').implement({
  description: 'A point of an exceedance curve.',
  fields: (t) => ({
    threshold: t.exposeFloat('threshold', { description: 'Value, in the unit of the figure.' }),
    probability: t.exposeFloat('probability', {
      description: 'Share of the draws in which the figure exceeds it, 0 to 1.',
    }),
  }),
})

export const FigureDistribution = builder.objectRef<Figure>('FigureDistribution').implement({
  description: 'How a figure of the whole run is spread over the draws.',
  interfaces: [Distribution],
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      description: 'Figure that is described.',
      resolve: ({ output }) => output,
    }),
    unit: t.string({
      description: 'Unit of all these values.',
      resolve: ({ output }) => unitOfRunOutput(output),
    }),
    meanInterval: t.field({
      type: Estimate,
      description: 'The mean with its interval, by the scatter between the replicates.',
      resolve: ({ meanInterval }) => meanInterval,
    }),
    tail: t.field({
      type: Tail,
      nullable: true,
      description:
        'The high end of the distribution. Null for figures of which more is better, and where some draws do not define the figure: they may be the worst.',
      resolve: ({ tail }) => tail,
    }),
    exceedance: t.field({
      type: [ExceedancePoint],
      description:
        'How likely which value is exceeded: from the lowest value of the draws to the highest, about every 5 % of them and closer at the high end. Empty where no draw defines the figure.',
      complexity: { field: 1, multiplier: curvePoints },
      resolve: ({ exceedance }) => [...exceedance],
    }),
  }),
})
