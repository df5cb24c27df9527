import { z } from 'zod'
import { parameterTable, type SensitivityStudy } from '../../engine/index.ts'
import { check } from '../check-request.ts'
import type { InputIssue } from '../errors.ts'
import { merge, resolveRun, runIssues, states } from '../resolve-run.ts'
import { entriesOf } from '../simulation-contradictions.ts'
import {
  drawFields,
  type RunRequest,
  runFields,
  runOutputName,
  wholeNumberWithin,
} from '../simulation-input.ts'
import { designOf, wholeSteps } from './design.ts'
import { groupIssues, groupsOf, parameterGroups } from './group-requests.ts'
import { definedIssues, yearIssues } from './output-issues.ts'
import { studyBounds } from './study-bounds.ts'
import { resolvedStudy, type StudyForm, statedNamesOf } from './study-form.ts'

const bounds = studyBounds.sensitivity

function sampleSize(range: { minimum: number; maximum: number }) {
  const smallest = bounds.smallestSample
  return wholeNumberWithin(range)
    .refine((rows) => rows === 0 || rows >= smallest, { error: `must be 0 or at least ${smallest}` })
    .nullish()
}

const sensitivityInput = z.strictObject({
  ...runFields,
  seed: drawFields.seed,
  output: runOutputName.nullish(),
  samples: sampleSize(bounds.samples),
  shapleySamples: sampleSize(bounds.shapleySamples),
  groups: parameterGroups.nullish(),
})

export type SensitivityRequest = z.output<typeof sensitivityInput>

export const sensitivityForm: StudyForm<SensitivityRequest, SensitivityStudy> = {
  check: (request) => check(sensitivityInput, request),
  issues(checked, scenario, current) {
    const { sound } = checked
    const run = merge(sound, scenario?.sound)
    const output = { path: 'output', output: sound.output }
    return [
      ...runIssues(checked, scenario, current),
      ...definedIssues(run, output),
      ...yearIssues(run, [output]),
      ...groupIssues(sound.groups),
      ...emptinessIssues(sound),
      ...heldIssues(sound, run),
    ]
  },
  resolve(request, scenario, current) {
    const run = resolveRun(request, scenario, current)
    const design = designOf(run, request.seed)
    const shapleySamples = wholeSteps(request.shapleySamples ?? bounds.shapleySamplesDefault)
    return resolvedStudy(run, {
      kind: 'sensitivity',
      design,
      levers: run.resolved.levers,
      output: request.output ?? studyBounds.outputDefault,
      samples: wholeSteps(request.samples ?? bounds.samplesDefault),
      shapleySamples,
      // Without Shapley samples no group is looked at, whichever they are.
      groups: shapleySamples === 0 ? [] : groupsOf(design, request.groups),
    })
  },
  stated: (request) => statedNamesOf(request),
}

function emptinessIssues({ samples, shapleySamples }: SensitivityRequest): InputIssue[] {
  if (samples !== 0 || shapleySamples !== 0) return []
  return [{ path: 'samples', message: 'and shapleySamples are both 0: nothing would be computed' }]
}

/** Without a parameter to be drawn there is no variance to be shared out. */
function heldIssues(request: RunRequest, run: RunRequest): InputIssue[] {
  const held = new Set(entriesOf(run.parameters).map(({ symbol }) => symbol))
  if (parameterTable.some(({ symbol, prior }) => prior.kind !== 'fixed' && !held.has(symbol))) return []
  const path = states(request, 'parameters') ? 'parameters' : 'scenario'
  return [{ path, message: 'sets every uncertain parameter: nothing is left for the output to depend on' }]
}
