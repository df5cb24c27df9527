import { studyBounds } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { overlayText, runInputs } from '../simulation/run-inputs.ts'
import { amount, definedText, groupsInput, outputInput, seedInput } from './study-inputs.ts'

const { smallestSample, samples, samplesDefault, shapleySamples, shapleySamplesDefault } =
  studyBounds.sensitivity

const range = (maximum: number, standard: number) =>
  `0 for none, or ${smallestSample} to ${amount(maximum)}, rounded up to a multiple of ${studyBounds.runStep}; ${amount(standard)} if not given.`

export const SensitivityInput = builder.inputType('SensitivityInput', {
  description: `A run whose parameters are to be ranked by what they matter. ${overlayText}`,
  fields: (t) => ({
    ...runInputs(t),
    output: outputInput(t, definedText),
    samples: t.int({
      description: `Draws behind the indices of single parameters: ${range(samples.maximum, samplesDefault)} Each takes as many runs as parameters are drawn, and two more.`,
    }),
    shapleySamples: t.int({
      description: `Draws behind the effects of groups: ${range(shapleySamples.maximum, shapleySamplesDefault)} Each takes 2 to the power of the number of groups in runs.`,
    }),
    groups: groupsInput(t),
    seed: seedInput(t),
  }),
})
