import type { Levers, Study } from '../../engine/index.ts'
import { statedNames } from '../levers.ts'
import type { RequestForm, ResolvedRequest } from '../prepare-request.ts'
import type { ResolvedRun } from '../resolve-run.ts'
import type { RunRequest } from '../simulation-input.ts'
import { type PolicyRequest, type ResolvedPolicy, statedByPolicies } from './policies.ts'
import { studyFingerprint } from './study-fingerprint.ts'
import { checkLimits } from './study-limits.ts'

/** A study with everything filled in, and the address of its result. */
export interface ResolvedStudy<S extends Study> extends ResolvedRequest {
  readonly study: S
  /** Names of the policies in their order; empty where the study has none. */
  readonly labels: readonly string[]
  /** Levers under each policy. */
  readonly policyLevers: readonly Levers[]
}

/** How the requests for one kind of study are read. */
export type StudyForm<Request extends RunRequest, S extends Study> = RequestForm<Request, ResolvedStudy<S>>

/** Gives a study its address. Throws LimitExceeded where it is too large. */
export function resolvedStudy<S extends Study>(
  run: ResolvedRun,
  study: S,
  policies: readonly ResolvedPolicy[] = [],
): ResolvedStudy<S> {
  checkLimits(study)
  const labels = policies.map(({ label }) => label)
  return {
    ...run,
    fingerprint: studyFingerprint({ study, resolved: run.resolved, labels }),
    study,
    labels,
    policyLevers: policies.map(({ levers }) => levers),
  }
}

/** Names of what a request for a study states beside its scenario. */
export function statedNamesOf(request: RunRequest, policies: readonly PolicyRequest[] = []): string[] {
  return [...statedNames(request), ...statedByPolicies(policies)]
}
