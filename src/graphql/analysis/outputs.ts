import {
  type RunOutputName,
  runOutput,
  runOutputs,
  type YearOutputName,
  yearColumns,
  yearOutputNames,
} from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'

interface OutputSpec<Name extends string> {
  readonly name: Name
  readonly unit: string
  readonly description: string
}

/** One member per output, under its name in constant case. */
function membersOf<Name extends string>(outputs: readonly OutputSpec<Name>[]) {
  const members = outputs.map(({ name, unit, description }) => {
    const text = `${description.replace('NaN', 'not defined')}. Unit: ${unit}.`
    return [constantCase(name), { value: name, description: text }] as const
  })
  return Object.fromEntries(members) as Record<string, { value: Name; description: string }>
}

const yearOutputs = new Map(
  yearOutputNames.map((name) => [name, { ...yearColumns.find((column) => column.name === name)!, name }]),
)

export const YearOutput = builder.enumType('YearOutput', {
  description:
    "A number that the model gives for each simulated year. Tonnes are those of neodymium-praseodymium (NdPr) oxide unless the unit says magnet. Letters in brackets are the symbols of the model's equations.",
  values: membersOf([...yearOutputs.values()]),
})

export const RunOutput = builder.enumType('RunOutput', {
  description:
    'A figure of a whole run that can be given with its distribution, compared, explained or decided by. Tonnes are those of neodymium-praseodymium (NdPr) oxide unless the unit says magnet.',
  values: membersOf(runOutputs),
})

export function unitOfYearOutput(name: YearOutputName): string {
  return yearOutputs.get(name)!.unit
}

export function unitOfRunOutput(name: RunOutputName): string {
  return runOutput[name].unit
}
