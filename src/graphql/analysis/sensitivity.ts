import {
  defaultGroups,
  type GroupSensitivity as GroupShare,
  type ParameterSensitivity as ParameterShare,
  parameterIndex,
  parameterTable,
  type SensitivityResult,
} from '../../engine/index.ts'
import { readableRow } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { ModelParameter } from '../model-parameter.ts'
import { Analysis } from './analysis.ts'
import { Estimate } from './estimate.ts'
import { factsOf, factsSelection } from './facts.ts'
import { RunOutput, unitOfRunOutput } from './outputs.ts'
import { uncertainParameters } from './study-cost.ts'

const ParameterSensitivity = builder.objectRef<ParameterShare>('ParameterSensitivity').implement({
  description:
    'How much of the variance of the output one parameter makes: its Sobol indices, which divide a variance among what causes it.',
  fields: (t) => ({
    symbol: t.exposeString('symbol', { description: 'Its symbol, as `modelParameters` lists it.' }),
    parameter: t.field({
      type: ModelParameter,
      nullable: true,
      description: 'The parameter itself. Null where the model has dropped it since.',
      resolve: ({ symbol }) => parameterTable[parameterIndex.get(symbol) ?? -1] ?? null,
    }),
    first: t.field({
      type: Estimate,
      description:
        'Share of the variance that would vanish on average if the parameter alone were known. An estimate from few draws may fall below 0.',
      resolve: ({ first }) => first,
    }),
    total: t.field({
      type: Estimate,
      description:
        'Share of the variance that would remain on average if all other parameters were known: what it makes alone and together with others.',
      resolve: ({ total }) => total,
    }),
  }),
})

const GroupSensitivity = builder.objectRef<GroupShare>('GroupSensitivity').implement({
  description:
    'How much of the variance of the output a group of parameters makes: its Shapley effect, the average of what it adds over all orders in which groups may become known.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Name of the group; `other` is the one of all parameters that no named group holds.',
    }),
    symbols: t.stringList({
      description: 'Symbols of its parameters, without those that were held.',
      resolve: ({ symbols }) => [...symbols],
    }),
    effect: t.field({
      type: Estimate,
      description:
        'Its share of the variance; what groups make together is divided among them. All groups add up to 1.',
      resolve: ({ effect }) => effect,
    }),
  }),
})

const selection = { result: { select: { result: true } } } as const

const resultOf = ({ result }: { readonly result: unknown }) => result as SensitivityResult

export const Sensitivity = builder.prismaNode('Analysis', {
  variant: 'Sensitivity',
  description: 'Which parameters the uncertainty of an output comes from.',
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ ...readableRow(id, viewer.id), kind: 'SENSITIVITY' }),
  select: { id: true, kind: true },
  nullable: true,
  interfaces: [Analysis],
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      description: 'Figure of the run that it is about.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).output,
    }),
    unit: t.string({
      description: 'Unit of that figure, and of `mean`.',
      select: factsSelection,
      resolve: ({ result }) => unitOfRunOutput(factsOf<SensitivityResult>(result).output),
    }),
    samples: t.int({
      description: 'Draws behind the indices of single parameters.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).samples,
    }),
    shapleySamples: t.int({
      description: 'Draws behind the effects of groups.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).shapleySamples,
    }),
    evaluations: t.int({
      description: 'How often the model was run, each time with scenario and baseline.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).evaluations,
    }),
    seed: t.int({
      description: 'Seed of the draws: another one gives other draws.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).seed,
    }),
    mean: t.float({
      nullable: true,
      description: 'Mean of the output over the draws. Null without `samples`.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).mean,
    }),
    variance: t.float({
      nullable: true,
      description: 'Variance of the output over the draws, in its unit squared. Null without `samples`.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<SensitivityResult>(result).variance,
    }),
    byParameter: t.field({
      type: [ParameterSensitivity],
      description: 'What each parameter that was drawn makes. Empty without `samples`.',
      complexity: { field: 1, multiplier: uncertainParameters },
      select: selection,
      resolve: ({ result }) => [...resultOf(result).parameters],
    }),
    groups: t.field({
      type: [GroupSensitivity],
      description: 'What each group of parameters makes. Empty without `shapleySamples`.',
      complexity: { field: 1, multiplier: defaultGroups.length },
      select: selection,
      resolve: ({ result }) => [...resultOf(result).groups],
    }),
  }),
})
