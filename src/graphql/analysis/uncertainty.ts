import {
  type BandYear as Band,
  type OutputBands as Bands,
  defaultYearOutputs,
  type EnsembleResult,
  type RunOutputName,
  runOutputs,
  type YearOutputName,
} from '../../engine/index.ts'
import { BadArgument } from '../bad-argument.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'
import { listCost } from '../cost.ts'
import { Distribution } from './distribution.ts'
import { FigureDistribution } from './figure-distribution.ts'
import { RunOutput, unitOfYearOutput, YearOutput } from './outputs.ts'
import { Sampling } from './sampling.ts'

/** An ensemble of a run as it is answered. */
export interface UncertaintyView {
  readonly fingerprint: string
  readonly held: readonly string[]
  readonly result: EnsembleResult
  /** Whether more draws follow. */
  readonly provisional?: boolean
}

const BandYear = builder.objectRef<Band>('BandYear').implement({
  description: 'How an output is spread over the draws in one year.',
  interfaces: [Distribution],
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'Calendar year that the values are of.' }),
  }),
})

const OutputBands = builder.objectRef<Bands>('OutputBands').implement({
  description: 'Error bars of an output over the years.',
  fields: (t) => ({
    output: t.field({
      type: YearOutput,
      description: 'Yearly number that the bands are of.',
      resolve: ({ output }) => output,
    }),
    unit: t.string({
      description: 'Unit of all these values.',
      resolve: ({ output }) => unitOfYearOutput(output),
    }),
    years: t.field({
      type: [BandYear],
      description: 'Every simulated year.',
      resolve: ({ years }) => [...years],
    }),
  }),
})

export const Uncertainty = builder.objectRef<UncertaintyView>('Uncertainty').implement({
  description:
    'Error bars of a run: the same levers under many sets of parameters, drawn from their priors (`ModelParameter.prior`). Summaries alone are kept, no draws.',
  fields: (t) => ({
    fingerprint: t.exposeString('fingerprint', {
      description:
        'Hash of the model version, the parameter values, the resolved levers and all that the draws depend on: equal requests have equal error bars.',
    }),
    sampling: t.field({
      type: Sampling,
      description: 'How the draws were made.',
      resolve: ({ result }) => result,
    }),
    held: t.stringList({
      description:
        'Symbols of the parameters that were not drawn because the request or its scenario sets them: they have that value in every draw.',
      resolve: ({ held }) => [...held],
    }),
    bands: t.field({
      type: [OutputBands],
      description: 'Error bars over the years, in the order asked for.',
      args: {
        outputs: t.arg({
          type: [YearOutput],
          description:
            'Outputs to be given, of those that were asked for in `bandOutputs`; all of them if not given.',
        }),
      },
      complexity: listCost('outputs', defaultYearOutputs.length),
      resolve: ({ result }, { outputs }) => chosen(result.bands, outputs, 'bandOutputs'),
    }),
    figures: t.field({
      type: [FigureDistribution],
      description: 'Figures of the whole run with their distributions, in the order asked for.',
      args: {
        outputs: t.arg({ type: [RunOutput], description: 'Figures to be given; all of them if not given.' }),
      },
      complexity: listCost('outputs', runOutputs.length),
      resolve: ({ result }, { outputs }) => chosen(result.figures, outputs, 'outputs'),
    }),
    notes: t.stringList({
      description: 'What a reader has to know before using the error bars.',
      resolve: ({ result, provisional }) => notesOf(result, provisional),
    }),
  }),
})

/**
 * Entries for the outputs asked for, in that order; all of them if none is named. Throws BadArgument for one that was not
 * computed; `asked` is the input by which it would have been.
 */
export function chosen<Entry extends { readonly output: YearOutputName | RunOutputName }>(
  entries: readonly Entry[],
  outputs: readonly Entry['output'][] | null | undefined,
  asked: string,
): Entry[] {
  if (outputs == null) return [...entries]
  return outputs.flatMap((output) => {
    const found = entries.filter((entry) => entry.output === output)
    if (found.length > 0) return found
    throw new BadArgument(
      'outputs',
      `${constantCase(output)} was not computed; name it in \`${asked}\` of the request.`,
    )
  })
}

const standingNotes = [
  'Error bars show what the priors of the parameters leave open, not what the model leaves out.',
  'Each number has its own distribution: the 95 % values of two years, or of two outputs, need not come from one draw.',
  'The model is not linear, so mean and median differ from the central run.',
]

function notesOf(
  { runs, precision, quantileErrorShare, figures }: EnsembleResult,
  provisional = false,
): string[] {
  const notes = [...standingNotes]
  if (provisional) {
    notes.push(`Provisional: from the first ${runs.toLocaleString('en')} draws alone, more are being made.`)
  }
  const partial = figures.filter(({ definedShare }) => definedShare < 1)
  if (partial.length > 0) {
    const names = partial.map(({ output }) => constantCase(output)).join(', ')
    notes.push(`Not every draw defines ${names}: see \`definedShare\`.`)
  }
  if (quantileErrorShare > 0) {
    notes.push(
      `Quantiles come from counts; they are exact to ${(quantileErrorShare * 100).toPrecision(1)} %.`,
    )
  }
  if (precision !== null && !precision.met && !provisional) {
    notes.push('The precision asked for was not reached within the draws allowed.')
  }
  return notes
}
