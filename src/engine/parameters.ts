import { impactParameters } from './parameters/impact.ts'
import { indiaParameters } from './parameters/india.ts'
import { indexParameters } from './parameters/indices.ts'
import { japanParameters } from './parameters/japan.ts'
import { magnetParameters } from './parameters/magnets.ts'
import { marketParameters } from './parameters/market.ts'
import type { ParameterSpec } from './parameters/spec.ts'

const rows = [
  ...japanParameters,
  ...marketParameters,
  ...indiaParameters,
  ...magnetParameters,
  ...impactParameters,
  ...indexParameters,
] as const

export type ParameterSymbol = (typeof rows)[number]['symbol']

/** Every parameter of the model: defaults, priors, hard bounds, grades and sources. */
export const parameterTable: readonly ParameterSpec[] = rows

/** Position of each symbol in a parameter array. */
export const parameterIndex: ReadonlyMap<string, number> = new Map(
  rows.map((row, index) => [row.symbol, index]),
)

/** The same positions as plain properties, for code that knows the symbol when it is written. */
export const parameterAt = Object.fromEntries(rows.map((row, index) => [row.symbol, index])) as Readonly<
  Record<ParameterSymbol, number>
>

/** A fresh array of default values in the order of `parameterTable`. */
export function defaultParameters(): Float64Array {
  return Float64Array.from(rows, (row) => row.defaultValue)
}
