import { builder } from '../builder.ts'
import { scenarioInputs } from '../simulation/run-inputs.ts'

/** Texts of what a scenario is made of, for each input that states it. */
export const scenarioTexts = {
  slug: 'Readable key: up to 64 lower-case letters, digits and single hyphens. It must differ from those of your other scenarios and of presets.',
  title: 'Short name, up to 120 characters on one line.',
  description: 'What it stands for, in words, up to 4,000 characters.',
  run: 'Years, levers and parameters.',
} as const

export const ScenarioRunInput = builder.inputType('ScenarioRunInput', {
  description:
    'What a scenario sets: the input of `simulate` without a scenario to start from and without what concerns error bars. Everything is optional.',
  fields: scenarioInputs,
})
