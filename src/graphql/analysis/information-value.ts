import type { GroupInformation as GroupValue, InformationValue as Value } from '../../engine/index.ts'
import { builder } from '../builder.ts'

const valueText = {
  value:
    'By how much the expected loss would fall, in the unit of the output: the most that knowing is worth. Null where it is not finite.',
  standardError: 'Standard error of it, by the scatter between the replicates. Null where it is not finite.',
} as const

export const InformationValue = builder.objectRef<Value>('InformationValue').implement({
  description:
    'What it would save, in expectation, to know something before the policy is chosen (expected value of perfect information, EVPI).',
  fields: (t) => ({
    value: t.exposeFloat('value', { nullable: true, description: valueText.value }),
    standardError: t.exposeFloat('standardError', { nullable: true, description: valueText.standardError }),
  }),
})

export const GroupInformation = builder.objectRef<GroupValue>('GroupInformation').implement({
  description:
    'What it would save, in expectation, to know a group of parameters before the policy is chosen (expected value of partial perfect information, EVPPI).',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'Name of the group; `other` is the one of all parameters that no named group holds.',
    }),
    symbols: t.stringList({
      description: 'Symbols of its parameters, without those that were held.',
      resolve: ({ symbols }) => [...symbols],
    }),
    value: t.exposeFloat('value', { nullable: true, description: valueText.value }),
    standardError: t.exposeFloat('standardError', { nullable: true, description: valueText.standardError }),
  }),
})
