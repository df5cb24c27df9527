import { z } from 'zod'
import { leverBounds } from '../../engine/index.ts'
import type { InputIssue } from '../errors.ts'
import { entriesOf } from '../simulation-contradictions.ts'
import { listOf, numberWithin, type RunRequest, wholeNumberWithin } from '../simulation-input.ts'
import { repetitions } from './labels.ts'
import { type PolicyRequest, policyContradictions } from './policies.ts'
import { studyBounds } from './study-bounds.ts'

function valuesOf<Value extends z.ZodType>(value: Value) {
  return listOf(value, { minimum: 1, maximum: studyBounds.recommendation.policies.maximum }).nullish()
}

/** Values of levers, of which each combination is a policy. */
export const policyGrid = z
  .strictObject({
    publicStockDays: valuesOf(numberWithin(leverBounds.japan.publicStockDays)),
    releaseShare: valuesOf(numberWithin(leverBounds.japan.releaseShare)),
    incentiveInrPerKg: valuesOf(numberWithin(leverBounds.india.incentiveInrPerKg)),
    domesticPriority: valuesOf(numberWithin(leverBounds.india.domesticPriority)),
    missionIntensity: valuesOf(numberWithin(leverBounds.india.missionIntensity)),
    suspendAgreementFrom: valuesOf(wholeNumberWithin(leverBounds.india.suspendAgreementFrom).nullable()),
  })
  .refine((grid) => Object.values(grid).some((values) => values != null), {
    error: 'must list values of at least one lever',
  })

type GridRequest = z.output<typeof policyGrid>
type GridLever = keyof GridRequest

/** Who chooses each lever of a grid, in the order in which labels name them. */
const actors = {
  publicStockDays: 'japan',
  releaseShare: 'japan',
  incentiveInrPerKg: 'india',
  domesticPriority: 'india',
  missionIntensity: 'india',
  suspendAgreementFrom: 'india',
} as const satisfies Record<GridLever, 'india' | 'japan'>

const levers = Object.keys(actors) as GridLever[]

/** Policies that a grid makes; NaN where one of its lists was refused. */
export function gridSize(grid: GridRequest | null | undefined): number {
  if (grid == null) return 0
  return levers.reduce((size, lever) => {
    const values = grid[lever]
    return values == null ? size : size * (Array.isArray(values) ? values.length : Number.NaN)
  }, 1)
}

/** Each combination of the values of a grid, the last lever changing first. */
export function gridPolicies(grid: GridRequest | null | undefined): PolicyRequest[] {
  if (grid == null) return []
  return levers
    .filter((lever) => grid[lever] != null)
    .reduce<PolicyRequest[]>(
      (policies, lever) =>
        policies.flatMap((policy) => entriesOf(grid[lever]).map((value) => withLever(policy, lever, value))),
      [{ label: '' }],
    )
}

function withLever(policy: PolicyRequest, lever: GridLever, value: number | null): PolicyRequest {
  const actor = actors[lever]
  const text = `${lever} ${value ?? 'never'}`
  return {
    ...policy,
    label: policy.label === '' ? text : `${policy.label}, ${text}`,
    [actor]: { ...policy[actor], [lever]: value },
  }
}

/** Values that are there twice, or that cannot go with the years of the run. */
export function gridIssues(run: RunRequest, grid: GridRequest | null | undefined): InputIssue[] {
  return levers.flatMap((lever) => {
    const values = entriesOf<number | null>(grid?.[lever])
    const pathOf = (position: number) => `grid.${lever}.${position}`
    const repeated = repetitions(
      values.map((value) => (Number.isNaN(value) ? undefined : String(value ?? 'never'))),
      pathOf,
    )
    const contradictory = values.flatMap((value, position) =>
      policyContradictions(run, withLever({ label: '' }, lever, value)).map(({ message }) => ({
        path: pathOf(position),
        message,
      })),
    )
    return [...repeated, ...contradictory]
  })
}
