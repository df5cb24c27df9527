import type { ComparisonResult, FigureDistribution as Figure, PairedDifference } from '../../engine/index.ts'
import { readableRow } from '../../store/owners.ts'
import { studyBounds } from '../../store/studies/study-bounds.ts'
import type { StudyDetails } from '../../store/studies/study-row.ts'
import { builder } from '../builder.ts'
import { listCost } from '../cost.ts'
import { type LeversView, SimulationLevers } from '../simulation/levers.ts'
import { oxidePerMagnetOf } from '../simulation/run-view.ts'
import { Analysis } from './analysis.ts'
import { Distribution } from './distribution.ts'
import { Estimate } from './estimate.ts'
import { factsOf, factsSelection } from './facts.ts'
import { FigureDistribution } from './figure-distribution.ts'
import { RunOutput, unitOfRunOutput } from './outputs.ts'
import { Sampling } from './sampling.ts'
import { chosen } from './uncertainty.ts'

/** Policies and pairs of them that a comparison is reckoned to have: as many as it may have. */
const mostPolicies = studyBounds.comparison.policies.maximum
const mostPairs = (mostPolicies * (mostPolicies - 1)) / 2
const usualOutputs = studyBounds.comparison.outputsDefault.length

interface ComparedPolicyView extends LeversView {
  readonly label: string
  readonly figures: readonly Figure[]
}

const ComparedPolicy = builder.objectRef<ComparedPolicyView>('ComparedPolicy').implement({
  description: 'One of the policies compared.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'Name that the request gave it.' }),
    levers: t.field({
      type: SimulationLevers,
      description: 'Levers under this policy, with every default filled in.',
      resolve: (policy) => policy,
    }),
    figures: t.field({
      type: [FigureDistribution],
      description: 'Figures under this policy with their distributions, in the order asked for.',
      args: {
        outputs: t.arg({
          type: [RunOutput],
          description: 'Figures to be given, of those compared; all of them if not given.',
        }),
      },
      complexity: listCost('outputs', usualOutputs),
      resolve: ({ figures }, { outputs }) => chosen(figures, outputs, 'outputs'),
    }),
  }),
})

interface PolicyDifferenceView extends PairedDifference {
  readonly labels: readonly string[]
}

const PolicyDifference = builder.objectRef<PolicyDifferenceView>('PolicyDifference').implement({
  description:
    'A figure under one policy less the same figure under another, draw by draw. Both policies meet the same draws, so that the difference is known far better than either.',
  interfaces: [Distribution],
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      description: 'Figure that the policies differ in.',
      resolve: ({ output }) => output,
    }),
    unit: t.string({
      description: 'Unit of all these values.',
      resolve: ({ output }) => unitOfRunOutput(output),
    }),
    first: t.string({
      description: 'Label of the policy that the other one is taken from.',
      resolve: ({ labels, first }) => labels[first]!,
    }),
    second: t.string({
      description: 'Label of the policy that is taken from it.',
      resolve: ({ labels, second }) => labels[second]!,
    }),
    meanInterval: t.field({
      type: Estimate,
      description: 'The mean with its interval, by the scatter between the replicates.',
      resolve: ({ meanInterval }) => meanInterval,
    }),
    probabilityFirstBetter: t.exposeFloat('probabilityFirstBetter', {
      nullable: true,
      description:
        'Share of the draws in which the first policy has the better value, 0 to 1; draws in which both have the same count half. Null for figures of which neither more nor less is better, and where some draws do not define the difference: they may be the worst.',
    }),
    varianceRatio: t.exposeFloat('varianceRatio', {
      nullable: true,
      description:
        'How many times more draws it would take to know the difference as well, were each policy run on pseudo-random draws of its own. Null where the difference does not vary.',
    }),
  }),
})

const stored = { result: { select: { details: true, parameters: true, result: true } } } as const

interface Stored {
  readonly details: unknown
  readonly parameters: unknown
  readonly result: unknown
}

const resultOf = ({ result }: Stored) => result as ComparisonResult
const detailsOf = ({ details }: Stored) => details as StudyDetails

export const Comparison = builder.prismaNode('Analysis', {
  variant: 'Comparison',
  description: 'Policies compared on the same draws.',
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ ...readableRow(id, viewer.id), kind: 'COMPARISON' }),
  select: { id: true, kind: true },
  nullable: true,
  interfaces: [Analysis],
  fields: (t) => ({
    sampling: t.field({
      type: Sampling,
      description: 'How the draws were made.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<ComparisonResult>(result),
    }),
    policies: t.field({
      type: [ComparedPolicy],
      description: 'The policies, in the order of the request.',
      complexity: { field: 1, multiplier: mostPolicies },
      select: stored,
      resolve: ({ result }) => {
        const { labels, policyLevers } = detailsOf(result)
        const oxidePerMagnet = oxidePerMagnetOf(result.parameters)
        return resultOf(result).policies.map((figures, policy) => ({
          label: labels[policy]!,
          levers: policyLevers[policy]!,
          oxidePerMagnet,
          figures,
        }))
      },
    }),
    differences: t.field({
      type: [PolicyDifference],
      description: 'Every pair of policies once, the earlier one first, figure after figure.',
      args: {
        outputs: t.arg({
          type: [RunOutput],
          description:
            'Figures whose differences are to be given, of those compared; all of them if not given.',
        }),
      },
      complexity: (args) => {
        const { field, multiplier } = listCost('outputs', usualOutputs)(args)
        return { field, multiplier: multiplier * mostPairs }
      },
      select: stored,
      resolve: ({ result }, { outputs }) => {
        const { labels } = detailsOf(result)
        const differences = resultOf(result).differences.map((difference) => ({ ...difference, labels }))
        return chosen(differences, outputs, 'outputs')
      },
    }),
  }),
})
