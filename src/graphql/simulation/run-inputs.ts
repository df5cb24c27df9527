import { runBounds } from '../../engine/index.ts'
import { DEFAULT_HORIZON_YEARS, DEFAULT_START_YEAR } from '../../store/simulation-contradictions.ts'
import { INPUT_LIST_LIMIT } from '../../store/simulation-input.ts'
import { builder } from '../builder.ts'
import { ChinaInput, IndiaInput, JapanInput } from './lever-inputs.ts'

const ParameterInput = builder.inputType('ParameterInput', {
  description: 'Another value for one parameter of the model.',
  fields: (t) => ({
    symbol: t.string({ required: true, description: 'Symbol as `modelParameters` lists it.' }),
    value: t.float({
      required: true,
      description: 'Value within the hard bounds of the parameter, in its unit.',
    }),
  }),
})

type SchemaTypesOf<Builder> = Builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never

/** Field builder of input types. */
export type InputBuilder = PothosSchemaTypes.InputFieldBuilder<SchemaTypesOf<typeof builder>, 'InputObject'>

/** Text of an input type that starts with {@link runInputs}. */
export const overlayText =
  'With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged.'

/** What it means that something is not given, or null. */
interface AbsenceTexts {
  /** When a year that is not given has its default. */
  readonly years: string
  readonly china: string
  /** Of the Indian and Japanese choices. */
  readonly choices: string
}

/** What describes a run, in every input that runs the model. */
export function runInputs(t: InputBuilder) {
  return {
    ...settings(t, {
      years: 'if neither given nor set by the scenario',
      china: 'Not given: those of the scenario, or none. Null: none, whatever the scenario says.',
      choices:
        'Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says.',
    }),
    scenario: t.string({
      description:
        'Id or slug of the scenario to start from. Without one, every lever starts at its default.',
    }),
  }
}

/** What a scenario sets. None starts from another. */
export function scenarioInputs(t: InputBuilder) {
  return settings(t, {
    years: 'if not given',
    china: 'None if not given or null.',
    choices: 'The defaults if not given or null.',
  })
}

function settings(t: InputBuilder, { years, china, choices }: AbsenceTexts) {
  return {
    startYear: t.int({
      description: `First year, ${runBounds.startYear.minimum} to ${runBounds.startYear.maximum}; ${DEFAULT_START_YEAR} ${years}.`,
    }),
    horizonYears: t.int({
      description: `Number of years, ${runBounds.horizonYears.minimum} to ${runBounds.horizonYears.maximum}; ${DEFAULT_HORIZON_YEARS} ${years}.`,
    }),
    china: t.field({ type: ChinaInput, description: `Chinese restrictions. ${china}` }),
    india: t.field({ type: IndiaInput, description: `Indian choices. ${choices}` }),
    japan: t.field({ type: JapanInput, description: `Japanese choices. ${choices}` }),
    parameters: t.field({
      type: [ParameterInput],
      description: `Parameters that differ from the data set, at most ${INPUT_LIST_LIMIT} and each at most once.`,
    }),
  }
}
