import { type RunOutputName, runOutput } from '../../engine/index.ts'
import type { InputIssue } from '../errors.ts'
import { DEFAULT_HORIZON_YEARS, DEFAULT_START_YEAR } from '../simulation-contradictions.ts'
import type { RunRequest, UncertaintyRequest } from '../simulation-input.ts'

/** An output that a request names, and where. */
export interface NamedOutput {
  readonly path: string
  readonly output: RunOutputName | null | undefined
}

/** Year that an output is about, where it is about one alone. */
const yearOf: Partial<Record<RunOutputName, number>> = { planAttainment2026: 2026, planAttainment2030: 2030 }

/** Outputs of years that the run does not have. */
export function yearIssues(run: RunRequest, outputs: readonly NamedOutput[]): InputIssue[] {
  const startYear = run.startYear ?? DEFAULT_START_YEAR
  const lastYear = startYear + (run.horizonYears ?? DEFAULT_HORIZON_YEARS) - 1
  return outputs.flatMap(({ path, output }) => {
    const year = output == null ? undefined : yearOf[output]
    if (year === undefined || !(year < startYear || year > lastYear)) return []
    return [{ path, message: `is not defined: ${year} is not simulated (${startYear} to ${lastYear} are)` }]
  })
}

/** Parameter whose value 0 leaves an output without a plan to measure it by. */
const planOf: Partial<Record<RunOutputName, string>> = {
  planAttainment2026: 'q_2026',
  planAttainment2030: 'q_2030',
}

/** An output that some draws may leave open cannot carry a study that needs it in every draw. */
export function definedIssues(run: RunRequest, { path, output }: NamedOutput): InputIssue[] {
  if (output === 'yearsToRecovery')
    return [{ path, message: 'is not defined in draws without a recovery; ask simulate or compare for it' }]
  const plan = output == null ? undefined : planOf[output]
  const none = run.parameters?.some(({ symbol, value }) => symbol === plan && value === 0) ?? false
  return none ? [{ path, message: `is not defined: the parameter ${plan} is set to 0` }] : []
}

/** Where a request names the output that its precision is about. */
export function precisionOutput(uncertainty: UncertaintyRequest | null | undefined): NamedOutput {
  return { path: 'uncertainty.precision.output', output: uncertainty?.precision?.output }
}

/** A precision about an output that the study does not give. */
export function precisionIssues(
  uncertainty: UncertaintyRequest | null | undefined,
  outputs: readonly RunOutputName[],
): InputIssue[] {
  const { path, output } = precisionOutput(uncertainty)
  if (output == null || !(output in runOutput) || outputs.includes(output)) return []
  return [{ path, message: `is no output of this study, which gives ${outputs.join(', ')}` }]
}
