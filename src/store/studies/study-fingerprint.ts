import { createHash } from 'node:crypto'
import { drawnSymbols, MODEL_VERSION, type Study } from '../../engine/index.ts'
import { bytesOf, canonicalJson } from '../fingerprint.ts'
import type { ResolvedLevers } from '../levers.ts'

/** What the result of a study, and what is stored with it, depends on. */
export interface StudyIdentity {
  readonly study: Study
  /** Years and levers of the run that it starts from. */
  readonly resolved: ResolvedLevers
  /** Labels of its policies. */
  readonly labels: readonly string[]
}

/**
 * Address of the result of a study: hexadecimal SHA-256 of the model version, the kind of study, the parameter values bit by
 * bit, and all else as JSON with sorted keys. Two requests that mean the same have the same address, however they were
 * written; the drawn parameters stand in it by name, so that one which is held at the value of the data set counts as held.
 */
export function studyFingerprint({ study, resolved, labels }: StudyIdentity): string {
  const { kind, design, ...asked } = study
  const { parameters, seed } = design
  return createHash('sha256')
    .update(`monazite ${MODEL_VERSION} ${kind}\n`)
    .update(bytesOf(parameters))
    .update(canonicalJson({ asked, run: resolved, labels, seed, drawn: drawnSymbols(design) }))
    .digest('hex')
}
