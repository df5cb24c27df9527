import { runOutputs } from '../../engine/index.ts'
import { studyBounds, studyLimits } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'
import { overlayText, runInputs } from '../simulation/run-inputs.ts'
import { RunOutput } from './outputs.ts'
import { amount, policyInputs, policyText, seedInput, uncertaintyInput } from './study-inputs.ts'

const { policies, outputs, outputsDefault, runsDefault } = studyBounds.comparison

const PolicyInput = builder.inputType('PolicyInput', {
  description: policyText,
  fields: policyInputs,
})

export const CompareInput = builder.inputType('CompareInput', {
  description: `A run and policies to be compared in it. ${overlayText}`,
  fields: (t) => ({
    ...runInputs(t),
    policies: t.field({
      type: [PolicyInput],
      required: true,
      description: `Policies, ${policies.minimum} to ${policies.maximum}. Losses under all of them are measured against the baseline of the first one.`,
    }),
    outputs: t.field({
      type: [RunOutput],
      description: `Figures to be compared, ${outputs.minimum} to ${Math.min(outputs.maximum, runOutputs.length)}; ${outputsDefault.map(constantCase).join(' and ')} if not given. Policies and pairs of them times figures may come to ${amount(studyLimits.comparisonSeries)}.`,
    }),
    uncertainty: uncertaintyInput(t, `${amount(runsDefault)} draws`),
    seed: seedInput(t),
  }),
})
