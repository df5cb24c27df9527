import type {
  AttributionStudy,
  ComparisonStudy,
  RecommendationStudy,
  SensitivityStudy,
} from '../../engine/index.ts'
import type { RunRequest } from '../simulation-input.ts'
import { type AttributeRequest, attributeForm } from './attribute-form.ts'
import { type CompareRequest, compareForm } from './compare-form.ts'
import { type RecommendRequest, recommendForm } from './recommend-form.ts'
import { type SensitivityRequest, sensitivityForm } from './sensitivity-form.ts'
import type { StudyForm } from './study-form.ts'

/** Studies that are stored by themselves. */
export interface AnalysisStudies {
  readonly COMPARISON: ComparisonStudy
  readonly ATTRIBUTION: AttributionStudy
  readonly SENSITIVITY: SensitivityStudy
  readonly RECOMMENDATION: RecommendationStudy
}

export type AnalysisKind = keyof AnalysisStudies

interface AnalysisRequests extends Record<AnalysisKind, RunRequest> {
  readonly COMPARISON: CompareRequest
  readonly ATTRIBUTION: AttributeRequest
  readonly SENSITIVITY: SensitivityRequest
  readonly RECOMMENDATION: RecommendRequest
}

/** How the requests of each kind are read. */
export const analysisForms: {
  readonly [Kind in AnalysisKind]: StudyForm<AnalysisRequests[Kind], AnalysisStudies[Kind]>
} = {
  COMPARISON: compareForm,
  ATTRIBUTION: attributeForm,
  SENSITIVITY: sensitivityForm,
  RECOMMENDATION: recommendForm,
}
