import { attributableOutputs } from '../../store/studies/attribute-form.ts'
import { studyBounds } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'
import { overlayText, runInputs } from '../simulation/run-inputs.ts'
import { amount, outputInput, seedInput, uncertaintyInput } from './study-inputs.ts'

export const AttributeInput = builder.inputType('AttributeInput', {
  description: `A run whose loss is to be explained. ${overlayText}`,
  fields: (t) => ({
    ...runInputs(t),
    output: outputInput(
      t,
      `One of the losses that are 0 without a shock: ${attributableOutputs.map(constantCase).join(', ')}.`,
    ),
    uncertainty: uncertaintyInput(t, `${amount(studyBounds.attribution.runsDefault)} draws`),
    seed: seedInput(t),
  }),
})
