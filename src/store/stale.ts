import { MODEL_VERSION, parameterTable } from '../engine/index.ts'
import type { ModelParameters } from './model-parameters.ts'

/** What a run was computed with. */
export interface RunBasis {
  readonly modelVersion: string
  readonly parameters: Readonly<Record<string, number>>
  readonly overridden: readonly string[]
}

/**
 * Why a stored run would come out differently today, in words, or null while it would not: another model version, or
 * other values of parameters that the caller left to the data set.
 */
export function staleReason(run: RunBasis, current: ModelParameters): string | null {
  const reasons: string[] = []
  if (run.modelVersion !== MODEL_VERSION) {
    reasons.push(`It was computed by model version ${run.modelVersion}; the current one is ${MODEL_VERSION}.`)
  }
  const changed = parameterTable
    .map(({ symbol }, index) => ({ symbol, before: run.parameters[symbol], now: current.values[index]! }))
    .filter(({ symbol, before, now }) => before !== now && !run.overridden.includes(symbol))
  if (changed.length > 0) {
    const list = changed
      .map(({ symbol, before, now }) => `${symbol} ${before ?? 'not set'} → ${now}`)
      .join(', ')
    reasons.push(`The data behind it have changed: ${list}.`)
  }
  return reasons.length > 0 ? reasons.join(' ') : null
}
