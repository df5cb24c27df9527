import { z } from 'zod'
import type { RecommendationStudy } from '../../engine/index.ts'
import { check } from '../check-request.ts'
import type { InputIssue } from '../errors.ts'
import { merge, resolveRun, runIssues } from '../resolve-run.ts'
import {
  drawFields,
  listOf,
  numberWithin,
  runFields,
  runOutputName,
  wholeNumberWithin,
} from '../simulation-input.ts'
import { designOf, wholeSteps } from './design.ts'
import { groupIssues, groupsOf, parameterGroups } from './group-requests.ts'
import { leverSearch, searchGoal, searchIssues } from './lever-search-request.ts'
import { definedIssues, yearIssues } from './output-issues.ts'
import { type PolicyRequest, policyFields, policyIssues, resolvePolicies } from './policies.ts'
import { gridIssues, gridPolicies, gridSize, policyGrid } from './policy-grid.ts'
import { studyBounds } from './study-bounds.ts'
import { resolvedStudy, type StudyForm, statedNamesOf } from './study-form.ts'

const bounds = studyBounds.recommendation

const costedPolicy = z.strictObject({ ...policyFields, cost: numberWithin(bounds.amount).nullish() })

const recommendInput = z.strictObject({
  ...runFields,
  seed: drawFields.seed,
  policies: listOf(costedPolicy, { maximum: bounds.policies.maximum }).nullish(),
  grid: policyGrid.nullish(),
  output: runOutputName.nullish(),
  runs: wholeNumberWithin(bounds.runs).nullish(),
  confidence: numberWithin(bounds.confidence).nullish(),
  groups: parameterGroups.nullish(),
  search: leverSearch.nullish(),
})

export type RecommendRequest = z.output<typeof recommendInput>

export const recommendForm: StudyForm<RecommendRequest, RecommendationStudy> = {
  check: (request) => check(recommendInput, request),
  issues(checked, scenario, current) {
    const { sound } = checked
    const run = merge(sound, scenario?.sound)
    const output = { path: 'output', output: sound.output }
    const gridLabels =
      gridSize(sound.grid) <= bounds.policies.maximum ? labelsOf(gridPolicies(sound.grid)) : []
    return [
      ...runIssues(checked, scenario, current),
      ...policyIssues(run, sound.policies ?? [], gridLabels),
      ...gridIssues(run, sound.grid),
      ...countIssues(sound),
      ...definedIssues(run, output),
      ...yearIssues(run, [output]),
      ...groupIssues(sound.groups),
      ...searchIssues(sound.search),
    ]
  },
  resolve(request, scenario, current) {
    const run = resolveRun(request, scenario, current)
    const design = designOf(run, request.seed)
    const policies = resolvePolicies(merge(request, scenario), policiesOf(request))
    return resolvedStudy(
      run,
      {
        kind: 'recommendation',
        design,
        reference: run.resolved.levers,
        policies: policies.map(({ levers }) => levers),
        costs: policies.map((_, position) => costOf(request, position)),
        output: request.output ?? studyBounds.outputDefault,
        runs: wholeSteps(request.runs ?? bounds.runsDefault),
        confidence: request.confidence ?? bounds.confidenceDefault,
        // Without policies there is no choice to inform.
        groups: policies.length === 0 ? [] : groupsOf(design, request.groups),
        search: request.search ? searchGoal(request.search) : null,
      },
      policies,
    )
  },
  stated: (request) => statedNamesOf(request, policiesOf(request)),
}

/** The named policies, then those of the grid. */
function policiesOf({ policies, grid }: RecommendRequest): PolicyRequest[] {
  return [...(policies ?? []), ...gridPolicies(grid)]
}

/** Policies of the grid cost nothing. −0 is no other cost than 0. */
function costOf({ policies }: RecommendRequest, position: number): number {
  return policies?.[position]?.cost || 0
}

function labelsOf(policies: readonly PolicyRequest[]): string[] {
  return policies.map(({ label }) => label)
}

/** Too many policies with those of the grid, or nothing to choose between and nothing to search for. */
function countIssues({ policies, grid, search }: RecommendRequest): InputIssue[] {
  const named = policies == null ? 0 : Array.isArray(policies) ? policies.length : Number.NaN
  const all = named + gridSize(grid)
  const { minimum, maximum } = bounds.policies
  if (all > maximum) {
    return [
      { path: 'grid', message: `makes ${all} policies with the named ones; at most ${maximum} are possible` },
    ]
  }
  if (search != null || !(all < minimum)) return []
  return [
    {
      path: 'policies',
      message: `must be at least ${minimum} with those of the grid, unless a lever is searched`,
    },
  ]
}
