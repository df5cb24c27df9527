import type { Sampling as Draws, PrecisionReached as Precision, RunOutputName } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { RunOutput, unitOfRunOutput } from './outputs.ts'

const PrecisionReached = builder.objectRef<Precision>('PrecisionReached').implement({
  description: 'What became of a precision that was asked for.',
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      description: 'Figure whose mean it is about.',
      resolve: ({ output }) => output as RunOutputName,
    }),
    unit: t.string({
      description: 'Unit of the half-widths.',
      resolve: ({ output }) => unitOfRunOutput(output as RunOutputName),
    }),
    halfWidthAsked: t.exposeFloat('halfWidthAsked', {
      description: 'Half the width that the interval of the mean was to have at most.',
    }),
    halfWidthReached: t.exposeFloat('halfWidthReached', {
      nullable: true,
      description: 'Half the width that it has. Null where no draw defines the figure.',
    }),
    confidence: t.exposeFloat('confidence', { description: 'Confidence of the interval, 0 to 1.' }),
    met: t.exposeBoolean('met', { description: 'Whether the draws reached what was asked for.' }),
    maxRuns: t.exposeInt('maxRuns', { description: 'Most draws that were allowed.' }),
  }),
})

export const Sampling = builder.objectRef<Draws>('Sampling').implement({
  description:
    'How the draws behind a result were made: points of a Sobol sequence, scrambled anew for each replicate and turned into parameter values by the priors.',
  fields: (t) => ({
    runs: t.exposeInt('runs', {
      description:
        'Parameter sets drawn; what was asked for, rounded up to whole replicates, or what a precision took.',
    }),
    replicates: t.exposeInt('replicates', {
      description:
        'Independent scrambles that the draws are spread over; their scatter gives the standard errors.',
    }),
    seed: t.exposeInt('seed', { description: 'Seed of the scrambles: another one gives other draws.' }),
    quantileErrorShare: t.exposeFloat('quantileErrorShare', {
      description: 'Largest relative error of quantiles: 0 where every value was kept.',
    }),
    precision: t.field({
      type: PrecisionReached,
      nullable: true,
      description: 'What became of the precision asked for. Null where a number of runs was asked for.',
      resolve: ({ precision }) => precision,
    }),
  }),
})
