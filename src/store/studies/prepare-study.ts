import type { ModelParameters } from '../model-parameters.ts'
import { type PreparedRequest, prepareRequest } from '../prepare-request.ts'
import type { Asker } from '../scenarios.ts'
import type { RunRequest } from '../simulation-input.ts'
import { type AnalysisKind, type AnalysisStudies, analysisForms } from './analysis-kinds.ts'
import type { ResolvedStudy, StudyForm } from './study-form.ts'

/** A request for a study with everything filled in that its result depends on. */
export type PreparedStudy<Kind extends AnalysisKind = AnalysisKind> = PreparedRequest<
  RunRequest,
  ResolvedStudy<AnalysisStudies[Kind]>
> & { readonly kind: Kind }

/**
 * Resolves a request for a study. Throws InvalidInput with everything that is wrong, NotFound where that is the scenario
 * alone, and LimitExceeded where nothing is wrong but the size.
 */
export async function prepareStudy<Kind extends AnalysisKind>(
  asker: Asker,
  kind: Kind,
  request: unknown,
  currentParameters: Promise<ModelParameters>,
): Promise<PreparedStudy<Kind>> {
  const form: StudyForm<RunRequest, AnalysisStudies[Kind]> = analysisForms[kind]
  const prepared = await prepareRequest(asker, form, form.check(request), currentParameters)
  return { ...prepared, kind }
}
