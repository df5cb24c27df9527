import { defaultGroups, type RecommendationResult } from '../../engine/index.ts'
import { readableRow } from '../../store/owners.ts'
import { studyBounds } from '../../store/studies/study-bounds.ts'
import type { StudyDetails } from '../../store/studies/study-row.ts'
import { builder } from '../builder.ts'
import { oxidePerMagnetOf } from '../simulation/run-view.ts'
import { Analysis } from './analysis.ts'
import { factsOf, factsSelection } from './facts.ts'
import { GroupInformation, InformationValue } from './information-value.ts'
import { LeverSearch } from './lever-search.ts'
import { RunOutput, unitOfRunOutput } from './outputs.ts'
import { BestPolicies, PolicyRisk } from './policy-risk.ts'

const selection = { result: { select: { result: true } } } as const
const withPolicies = { result: { select: { details: true, parameters: true, result: true } } } as const

const resultOf = ({ result }: { readonly result: unknown }) => result as RecommendationResult
const detailsOf = ({ details }: { readonly details: unknown }) => details as StudyDetails

export const Recommendation = builder.prismaNode('Analysis', {
  variant: 'Recommendation',
  description: 'A choice between policies under uncertainty, and what it would be worth to know more first.',
  id: { resolve: ({ id }) => id },
  findUnique: (id, { viewer }) => ({ ...readableRow(id, viewer.id), kind: 'RECOMMENDATION' }),
  select: { id: true, kind: true },
  nullable: true,
  interfaces: [Analysis],
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      description: 'Figure that counts as the loss; with the opposite sign where more of it is better.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<RecommendationResult>(result).output,
    }),
    unit: t.string({
      description: 'Unit of all losses, costs, regrets and values of information.',
      select: factsSelection,
      resolve: ({ result }) => unitOfRunOutput(factsOf<RecommendationResult>(result).output),
    }),
    runs: t.int({
      description: 'Parameter sets drawn; what was asked for, rounded up to whole replicates.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<RecommendationResult>(result).runs,
    }),
    replicates: t.int({
      description:
        'Independent scrambles that the draws are spread over; their scatter gives the standard errors.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<RecommendationResult>(result).replicates,
    }),
    seed: t.int({
      description: 'Seed of the draws: another one gives other draws.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<RecommendationResult>(result).seed,
    }),
    confidence: t.float({
      description: 'Share of the draws below the value at risk, 0 to 1.',
      select: factsSelection,
      resolve: ({ result }) => factsOf<RecommendationResult>(result).confidence,
    }),
    policies: t.field({
      type: [PolicyRisk],
      description:
        'The policies with what they lose: those of the request in its order, then those of the grid. Empty where only a search was asked for.',
      complexity: { field: 1, multiplier: studyBounds.recommendation.policies.maximum },
      select: withPolicies,
      resolve: ({ result }) => {
        const { labels, policyLevers } = detailsOf(result)
        const oxidePerMagnet = oxidePerMagnetOf(result.parameters)
        return resultOf(result).policies.map((risk, policy) => ({
          ...risk,
          label: labels[policy]!,
          levers: policyLevers[policy]!,
          oxidePerMagnet,
        }))
      },
    }),
    best: t.field({
      type: BestPolicies,
      nullable: true,
      description: 'The best policies by each criterion. Null where only a search was asked for.',
      select: { result: { select: { details: true, result: true } } },
      resolve: ({ result }) => {
        const { best } = resultOf(result)
        const { labels } = detailsOf(result)
        return (
          best && {
            expectedLoss: labels[best.expectedLoss]!,
            conditionalValueAtRisk: labels[best.conditionalValueAtRisk]!,
            p90Regret: labels[best.p90Regret]!,
            maximumRegret: labels[best.maximumRegret]!,
          }
        )
      },
    }),
    perfectInformation: t.field({
      type: InformationValue,
      nullable: true,
      description:
        'What it would save to know every parameter before the choice. Null where only a search was asked for.',
      select: selection,
      resolve: ({ result }) => resultOf(result).perfectInformation,
    }),
    partialInformation: t.field({
      type: [GroupInformation],
      description:
        'What it would save to know each group of parameters before the choice. Empty where only a search was asked for.',
      complexity: { field: 1, multiplier: defaultGroups.length },
      select: selection,
      resolve: ({ result }) => [...resultOf(result).partialInformation],
    }),
    search: t.field({
      type: LeverSearch,
      nullable: true,
      description: 'The smallest value of a lever that keeps a risk down. Null where none was asked for.',
      select: selection,
      resolve: ({ result }) => resultOf(result).search,
    }),
  }),
})
