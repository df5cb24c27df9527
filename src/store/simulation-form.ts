import { defaultYearOutputs, type EnsembleStudy } from '../engine/index.ts'
import { checkRequest } from './check-request.ts'
import type { InputIssue } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { statedNames } from './levers.ts'
import type { RequestForm, ResolvedRequest } from './prepare-request.ts'
import { merge, type ResolvedRun, resolveRun, runIssues } from './resolve-run.ts'
import { entriesOf } from './simulation-contradictions.ts'
import type { SimulationRequest } from './simulation-input.ts'
import { designOf, effortOf } from './studies/design.ts'
import { repetitions } from './studies/labels.ts'
import { precisionOutput, yearIssues } from './studies/output-issues.ts'
import { studyFingerprint } from './studies/study-fingerprint.ts'
import { checkLimits } from './studies/study-limits.ts'

/** The study behind the error bars of a run. */
interface PreparedEnsemble {
  readonly study: EnsembleStudy
  readonly fingerprint: string
}

/** A run with everything filled in. */
export interface ResolvedSimulation extends ResolvedRequest {
  /** Null unless error bars were asked for. */
  readonly ensemble: PreparedEnsemble | null
}

/** How requests for a simulation are read. */
export const simulationForm: RequestForm<SimulationRequest, ResolvedSimulation> = {
  check: checkRequest,
  issues(checked, scenario, current) {
    const run = merge(checked.sound, scenario?.sound)
    return [
      ...runIssues(checked, scenario, current),
      ...aimlessIssues(checked.sound),
      ...repetitions(entriesOf(checked.sound.bandOutputs), (position) => `bandOutputs.${position}`),
      ...yearIssues(run, [precisionOutput(checked.sound.uncertainty)]),
    ]
  },
  resolve(request, scenario, current) {
    const run = resolveRun(request, scenario, current)
    const fingerprint = fingerprintOf(run.resolved, run.parameters)
    return { ...run, fingerprint, ensemble: ensembleOf(run, request) }
  },
  stated: statedNames,
}

function ensembleOf(run: ResolvedRun, request: SimulationRequest): PreparedEnsemble | null {
  const { uncertainty, bandOutputs, seed } = request
  if (uncertainty == null) return null
  const { resolved } = run
  const study: EnsembleStudy = {
    kind: 'ensemble',
    design: designOf(run, seed),
    levers: resolved.levers,
    effort: effortOf(uncertainty),
    yearOutputs: bandOutputs ?? defaultYearOutputs,
  }
  checkLimits(study)
  return { study, fingerprint: studyFingerprint({ study, resolved, labels: [] }) }
}

/** Wishes about error bars that were not asked for. */
function aimlessIssues(request: SimulationRequest): InputIssue[] {
  if (request.uncertainty != null) return []
  return (['bandOutputs', 'seed'] as const)
    .filter((name) => request[name] != null)
    .map((path) => ({ path, message: 'has no effect without uncertainty' }))
}
