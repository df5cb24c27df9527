import { integerBelow, streamKey } from '../random/keyed.ts'
import type { Estimates, IntegerBelow } from '../sensitivity/bootstrap.ts'
import { shapleyEffects } from '../sensitivity/shapley-effects.ts'
import { sobolIndices } from '../sensitivity/sobol-indices.ts'
import { type Bounded, boundedOf, finiteOrNull } from './distribution.ts'
import { drawnSymbols } from './draws.ts'
import type { RunOutputName } from './outputs.ts'
import type { ParameterGroup, SensitivityStudy } from './study.ts'

/** Shares of the variance of the output that one parameter makes, with bootstrap intervals. */
export interface ParameterSensitivity {
  readonly symbol: string
  /** By the parameter alone. */
  readonly first: Bounded
  /** By the parameter alone and together with others. */
  readonly total: Bounded
}

/** Share of the variance of the output that is due to a group of parameters. The shares of all groups add up to 1. */
export interface GroupSensitivity extends ParameterGroup {
  readonly effect: Bounded
}

export interface SensitivityResult {
  readonly output: RunOutputName
  readonly seed: number
  readonly samples: number
  readonly shapleySamples: number
  /** How often the model was run, each time with scenario and baseline. */
  readonly evaluations: number
  /** Of the output over the draws; null without Sobol samples. */
  readonly mean: number | null
  readonly variance: number | null
  /** In the order of their columns; empty without Sobol samples. */
  readonly parameters: readonly ParameterSensitivity[]
  /** Empty without Shapley samples. */
  readonly groups: readonly GroupSensitivity[]
}

/** Tables are column-major as `sobolEvaluator` and `shapleyEvaluator` give them. */
export function sensitivityResult(
  study: SensitivityStudy,
  tables: { readonly sobol?: Float64Array; readonly shapley?: Float64Array },
): SensitivityResult {
  const symbols = drawnSymbols(study.design)
  const indices = tables.sobol && sobolOf(study, tables.sobol)
  const effects =
    tables.shapley &&
    shapleyEffects({
      outputs: tables.shapley,
      rows: study.shapleySamples,
      integerBelow: stream(study, 'bootstrap/shapley'),
    }).effects
  return {
    output: study.output,
    seed: study.design.seed,
    samples: study.samples,
    shapleySamples: study.shapleySamples,
    evaluations: study.samples * (symbols.length + 2) + study.shapleySamples * 2 ** study.groups.length,
    mean: indices ? finiteOrNull(indices.mean) : null,
    variance: indices ? finiteOrNull(indices.variance) : null,
    parameters: indices
      ? symbols.map((symbol, input) => ({
          symbol,
          first: at(indices.first, input),
          total: at(indices.total, input),
        }))
      : [],
    groups: effects ? study.groups.map((group, index) => ({ ...group, effect: at(effects, index) })) : [],
  }
}

function sobolOf(study: SensitivityStudy, columns: Float64Array) {
  const { samples } = study
  return sobolIndices({
    outputsA: columns.subarray(0, samples),
    outputsB: columns.subarray(samples, 2 * samples),
    outputsAB: columns.subarray(2 * samples),
    integerBelow: stream(study, 'bootstrap/sobol'),
  })
}

function stream({ design }: SensitivityStudy, name: string): IntegerBelow {
  const key = streamKey(design.seed, name)
  return (index, bound) => integerBelow(key, index, bound)
}

function at({ values, lower, upper }: Estimates, index: number): Bounded {
  return boundedOf({ estimate: values[index]!, lower: lower[index]!, upper: upper[index]! })
}
