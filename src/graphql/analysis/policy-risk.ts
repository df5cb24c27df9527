import type { PolicyRisk as Risk } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { type LeversView, SimulationLevers } from '../simulation/levers.ts'
import { Estimate } from './estimate.ts'

export interface PolicyRiskView extends LeversView, Risk {
  readonly label: string
}

export const PolicyRisk = builder.objectRef<PolicyRiskView>('PolicyRisk').implement({
  description:
    'What one policy loses over the draws, its cost included, in the unit of the output. The regret of a draw is what the policy loses in it more than the policy that is best in it.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'Name that the request gave it, or the grid its values.' }),
    levers: t.field({
      type: SimulationLevers,
      description: 'Levers under this policy, with every default filled in.',
      resolve: (policy) => policy,
    }),
    cost: t.exposeFloat('cost', { description: 'Cost that the request gave it; 0 for those of the grid.' }),
    expectedLoss: t.field({
      type: Estimate,
      description: 'Mean loss with its interval, by the scatter between the replicates.',
      resolve: ({ expectedLoss }) => expectedLoss,
    }),
    conditionalValueAtRisk: t.exposeFloat('conditionalValueAtRisk', {
      nullable: true,
      description: 'Mean loss of the worst 1 − `confidence` of the draws. Null where it is not finite.',
    }),
    meanRegret: t.exposeFloat('meanRegret', {
      nullable: true,
      description: 'Mean regret. Null where it is not finite.',
    }),
    p90Regret: t.exposeFloat('p90Regret', {
      nullable: true,
      description: 'Regret that 90 % of the draws do not exceed. Null where it is not finite.',
    }),
    maximumRegret: t.exposeFloat('maximumRegret', {
      nullable: true,
      description: 'Largest regret of any draw. Null where it is not finite.',
    }),
    probabilityBest: t.exposeFloat('probabilityBest', {
      nullable: true,
      description:
        'Share of the draws in which no policy loses less, 0 to 1; policies that tie share a draw. Null where it is not finite.',
    }),
  }),
})

/** Labels of the best policies. */
export interface BestPoliciesView {
  readonly expectedLoss: string
  readonly conditionalValueAtRisk: string
  readonly p90Regret: string
  readonly maximumRegret: string
}

export const BestPolicies = builder.objectRef<BestPoliciesView>('BestPolicies').implement({
  description:
    'Labels of the best policies by each criterion; of policies that tie, the first. Regret is what a policy loses more than the policy that is best in the same draw. Criteria that differ say that the choice depends on how much risk one bears.',
  fields: (t) => ({
    expectedLoss: t.exposeString('expectedLoss', { description: 'Policy with the least mean loss.' }),
    conditionalValueAtRisk: t.exposeString('conditionalValueAtRisk', {
      description: 'Policy with the least mean loss in bad draws.',
    }),
    p90Regret: t.exposeString('p90Regret', {
      description: 'Policy with the least regret that 90 % of the draws do not exceed.',
    }),
    maximumRegret: t.exposeString('maximumRegret', {
      description: 'Policy whose largest regret is least.',
    }),
  }),
})
