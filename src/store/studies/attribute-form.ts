import { z } from 'zod'
import type { AttributionStudy, RunOutputName } from '../../engine/index.ts'
import { check } from '../check-request.ts'
import { resolveRun, runIssues } from '../resolve-run.ts'
import { drawFields, runFields } from '../simulation-input.ts'
import { designOf, effortOf } from './design.ts'
import { precisionIssues } from './output-issues.ts'
import { studyBounds } from './study-bounds.ts'
import { resolvedStudy, type StudyForm, statedNamesOf } from './study-form.ts'

/** Losses that are 0 without a shock, so that nothing is left over which no cause explains. */
export const attributableOutputs = [
  'cumulativeOutputLossUsd',
  'cumulativeOutputLossJpy',
  'cumulativeImportLossTonnes',
  'cumulativeImportShortfallTonnes',
  'cumulativeConsumptionShortfallTonnes',
  'cumulativeImportBillChangeUsd',
] as const satisfies readonly RunOutputName[]

const attributeInput = z.strictObject({
  ...runFields,
  ...drawFields,
  output: z
    .enum(attributableOutputs, {
      error: `must be a loss that is 0 without a shock: ${attributableOutputs.join(', ')}`,
    })
    .nullish(),
})

export type AttributeRequest = z.output<typeof attributeInput>

export const attributeForm: StudyForm<AttributeRequest, AttributionStudy> = {
  check: (request) => check(attributeInput, request),
  issues(checked, scenario, current) {
    const { output, uncertainty } = checked.sound
    return [
      ...runIssues(checked, scenario, current),
      // An output that was refused is NaN.
      ...(typeof output === 'number'
        ? []
        : precisionIssues(uncertainty, [output ?? studyBounds.outputDefault])),
    ]
  },
  resolve(request, scenario, current) {
    const run = resolveRun(request, scenario, current)
    return resolvedStudy(run, {
      kind: 'attribution',
      design: designOf(run, request.seed),
      levers: run.resolved.levers,
      effort: effortOf(request.uncertainty ?? { runs: studyBounds.attribution.runsDefault }),
      output: request.output ?? studyBounds.outputDefault,
    })
  },
  stated: (request) => statedNamesOf(request),
}
