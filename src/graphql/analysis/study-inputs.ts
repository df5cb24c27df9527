import { defaultGroups, intervalConfidence, runBounds } from '../../engine/index.ts'
import { studyBounds, studyLimits } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'
import { LIMITS } from '../limits.ts'
import { ChinaInput, IndiaInput, JapanInput } from '../simulation/lever-inputs.ts'
import type { InputBuilder } from '../simulation/run-inputs.ts'
import { RunOutput } from './outputs.ts'

/** A limit of {@link studyLimits} or {@link studyBounds} as texts show it. */
export function amount(number: number): string {
  return number.toLocaleString('en')
}

/** Limit on the size of a study, for the description of the field that runs it. */
export function armYearsText(arms: string): string {
  return `${arms} × draws × years may come to ${amount(studyLimits.armYears)} (\`ARM_YEARS\`). ${timeText}`
}

/** Limit on the time of a study that a caller waits for. */
export const timeText = `What is not done within the time of an operation, ${LIMITS.operationSeconds} seconds unless the operator sets another, ends with the code \`OPERATION_TIMEOUT\`. A study of more than ${amount(LIMITS.moderateArmYears)} simulated years goes on at the workers then, and the same request joins it.`

/** Scopes of a field that runs a study of any size. */
export const studyScopesText = `Needs the scope \`simulate\`, and above ${amount(LIMITS.moderateArmYears)} simulated years (arms × draws × years) \`analyse\`, which does for smaller ones too. A run with a scenario that does not state its \`horizonYears\` counts as one of ${runBounds.horizonYears.maximum} years.`

const { runs, runStep, maxRunsDefault, seed, seedDefault, labelLength, groups } = studyBounds

const runsText = `${amount(runs.minimum)} to ${amount(runs.maximum)}, rounded up to a multiple of ${runStep}`

const PrecisionInput = builder.inputType('PrecisionInput', {
  description: `A precision to be reached: draws are doubled until the ${intervalConfidence * 100} % interval of a mean is narrow enough, or the most draws are made.`,
  fields: (t) => ({
    output: t.field({
      type: RunOutput,
      required: true,
      description:
        'Figure whose mean is to be known: in a comparison, one of its outputs, the differences between policies counting; in an attribution, its output.',
    }),
    halfWidth: t.float({
      required: true,
      description: 'Half the width of the interval, in the unit of the figure. Above 0.',
    }),
    maxRuns: t.int({
      description: `Most draws, ${runsText}; ${amount(maxRunsDefault)} if not given.`,
    }),
  }),
})

const UncertaintyInput = builder.inputType('UncertaintyInput', {
  description:
    'How many sets of parameters are drawn from their priors: a number, or as many as a precision takes. Parameters that the request or its scenario sets are not drawn.',
  isOneOf: true,
  fields: (t) => ({
    runs: t.int({ description: `Draws, ${runsText}.` }),
    precision: t.field({ type: PrecisionInput, description: 'As many draws as this precision takes.' }),
  }),
})

/** How many draws a study makes; `standard` says what happens where a request does not say. */
export function uncertaintyInput(t: InputBuilder, standard: string) {
  return t.field({ type: UncertaintyInput, description: `How many draws. Not given: ${standard}.` })
}

export function seedInput(t: InputBuilder, restriction?: string) {
  const text = `Seed of the draws, ${seed.minimum} to ${amount(seed.maximum)}; ${seedDefault} if not given. The same request with the same seed has the same result to the last digit.`
  return t.int({ description: restriction === undefined ? text : `${text} ${restriction}` })
}

/** What a study with one output is about. */
export function outputInput(t: InputBuilder, restriction: string) {
  return t.field({
    type: RunOutput,
    description: `Figure that it is about; ${constantCase(studyBounds.outputDefault)} if not given. ${restriction}`,
  })
}

/** Outputs that a study cannot take which needs them in every draw. */
export const definedText =
  'Not YEARS_TO_RECOVERY, which draws without a recovery leave open, nor a figure of a year that is not simulated.'

/** A label and levers of a policy. */
export function policyInputs(t: InputBuilder) {
  return {
    label: t.string({
      required: true,
      description: `Name of the policy in the answer, 1 to ${labelLength} characters and different from the others.`,
    }),
    china: t.field({ type: ChinaInput, description: 'Chinese restrictions under this policy.' }),
    india: t.field({ type: IndiaInput, description: 'Indian choices under this policy.' }),
    japan: t.field({ type: JapanInput, description: 'Japanese choices under this policy.' }),
  }
}

/** Text of an input type that starts with {@link policyInputs}. */
export const policyText =
  'A policy: levers laid over those of the request. A lever that is given replaces that one whole, null puts it (or all levers of a group) back to the default, and what is not given stays.'

const ParameterGroupInput = builder.inputType('ParameterGroupInput', {
  description: 'Parameters that are looked at together.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: `Name of the group in the answer, 1 to ${labelLength} characters, different from the others and not \`other\`.`,
    }),
    symbols: t.stringList({
      required: true,
      description:
        'Symbols of its parameters, as `modelParameters` lists them. None of them may have a fixed prior or stand in another group.',
    }),
  }),
})

export function groupsInput(t: InputBuilder) {
  const standard = defaultGroups.map(({ name, symbols }) => `${name} (${symbols.join(', ')})`).join('; ')
  return t.field({
    type: [ParameterGroupInput],
    description: `Groups of parameters, at most ${groups.maximum}. Parameters that are drawn and in no group make up a further one, \`other\`. Not given: ${standard}.`,
  })
}
