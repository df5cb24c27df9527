import { z } from 'zod'
import type { ComparisonStudy } from '../../engine/index.ts'
import { check } from '../check-request.ts'
import type { InputIssue } from '../errors.ts'
import { merge, resolveRun, runIssues } from '../resolve-run.ts'
import { entriesOf } from '../simulation-contradictions.ts'
import { drawFields, listOf, type RunRequest, runFields, runOutputName } from '../simulation-input.ts'
import { designOf, effortOf } from './design.ts'
import { repetitions } from './labels.ts'
import { precisionIssues, yearIssues } from './output-issues.ts'
import { policy, policyIssues, resolvePolicies } from './policies.ts'
import { studyBounds } from './study-bounds.ts'
import { resolvedStudy, type StudyForm, statedNamesOf } from './study-form.ts'

const bounds = studyBounds.comparison

const compareInput = z.strictObject({
  ...runFields,
  ...drawFields,
  policies: listOf(policy, bounds.policies),
  outputs: listOf(runOutputName, bounds.outputs).nullish(),
})

export type CompareRequest = z.output<typeof compareInput>

export const compareForm: StudyForm<CompareRequest, ComparisonStudy> = {
  check: (request) => check(compareInput, request),
  issues(checked, scenario, current) {
    const run = merge(checked.sound, scenario?.sound)
    return [
      ...runIssues(checked, scenario, current),
      ...policyIssues(run, checked.sound.policies),
      ...outputIssues(run, checked.sound),
    ]
  },
  resolve(request, scenario, current) {
    const run = resolveRun(request, scenario, current)
    const policies = resolvePolicies(merge(request, scenario), request.policies)
    return resolvedStudy(
      run,
      {
        kind: 'comparison',
        design: designOf(run, request.seed),
        policies: policies.map(({ levers }) => levers),
        effort: effortOf(request.uncertainty ?? { runs: bounds.runsDefault }),
        outputs: request.outputs ?? bounds.outputsDefault,
      },
      policies,
    )
  },
  stated: (request) => statedNamesOf(request, request.policies),
}

function outputIssues(run: RunRequest, { outputs, uncertainty }: CompareRequest): InputIssue[] {
  const named = entriesOf(outputs)
  const pathOf = (position: number) => `outputs.${position}`
  return [
    ...repetitions(named, pathOf),
    ...yearIssues(
      run,
      named.map((output, position) => ({ path: pathOf(position), output })),
    ),
    ...(outputs == null || Array.isArray(outputs)
      ? precisionIssues(uncertainty, outputs ?? bounds.outputsDefault)
      : []),
  ]
}
