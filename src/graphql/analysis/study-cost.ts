import type { AuthFailure } from '@pothos/plugin-scope-auth'
import { attributionArms, defaultGroups, pairArms, parameterTable, runBounds } from '../../engine/index.ts'
import { DEFAULT_HORIZON_YEARS } from '../../store/simulation-contradictions.ts'
import { studyBounds, studyLimits } from '../../store/studies/study-bounds.ts'
import type { GraphQLContext } from '../context.ts'
import { runCost } from '../cost.ts'
import { LIMITS } from '../limits.ts'
import { Forbidden, missingScopes, runsModel } from '../scopes.ts'
import type { SimulateInput } from '../simulation/simulate-input.ts'
import type { AttributeInput } from './attribute-input.ts'
import type { CompareInput } from './compare-input.ts'
import type { RecommendInput } from './recommend-input.ts'
import type { SensitivityInput } from './sensitivity-input.ts'
import { amount } from './study-inputs.ts'

interface RunYears {
  readonly horizonYears?: number | null | undefined
  readonly scenario?: string | null | undefined
}

type Uncertainty = NonNullable<(typeof SimulateInput.$inferInput)['uncertainty']>

/** Where none is held: what the request holds is known only together with its scenario. */
export const uncertainParameters = parameterTable.filter(({ prior }) => prior.kind !== 'fixed').length

/** What a field that runs a study asks of its caller, by the size of the study. */
function studyRules<Input extends RunYears>(armRuns: (input: Input) => number) {
  const armYears = (input: Input) => armRuns(input) * yearsOf(input)
  return {
    /**
     * Cost by the arms that it runs over all draws, up to a size. It is counted before values are checked, so one that is out
     * of bounds counts as well.
     */
    complexity: (args: { readonly input: Input }) =>
      runCost(args, Math.min(armYears(args.input), LIMITS.pricedArmYears)),
    /** Large studies are for those who may analyse. */
    authScopes: (_root: unknown, { input }: { readonly input: Input }) =>
      armYears(input) > LIMITS.moderateArmYears ? ({ analyse: true } as const) : runsModel,
    /** Says that it is the size which asks for another scope, where it is. */
    unauthorizedError: (
      _root: unknown,
      { input }: { readonly input: Input },
      { viewer }: GraphQLContext,
      _info: unknown,
      { failure }: { readonly failure: AuthFailure },
    ) => {
      const tooLarge = missingScopes(failure).join() === 'analyse'
      return new Forbidden(failure, viewer, tooLarge ? largeText(armYears(input)) : undefined)
    },
  }
}

function largeText(armYears: number): string {
  return `This study can come to ${amount(armYears)} simulated years (arms × draws × years). Above ${amount(LIMITS.moderateArmYears)} it`
}

/** Years of a run; the most that there can be where they are left to a scenario, which has not been read yet. */
function yearsOf({ horizonYears, scenario }: RunYears): number {
  const { minimum, maximum } = runBounds.horizonYears
  const years = horizonYears ?? (scenario == null ? DEFAULT_HORIZON_YEARS : maximum)
  return Math.min(Math.max(years, minimum), maximum)
}

/** The most draws that a request can come to. */
function drawsOf(uncertainty: Uncertainty | null | undefined, standard: number): number {
  const { runs, precision } = uncertainty ?? {}
  return upTo(
    studyBounds.runs.maximum,
    precision ? (precision.maxRuns ?? studyBounds.maxRunsDefault) : (runs ?? standard),
  )
}

function upTo(maximum: number, number: number): number {
  return Math.min(Math.max(number, 0), maximum)
}

export const simulateRules = studyRules<typeof SimulateInput.$inferInput>(({ uncertainty }) =>
  uncertainty == null ? 0 : pairArms * drawsOf(uncertainty, 0),
)

export const compareRules = studyRules<typeof CompareInput.$inferInput>(
  ({ policies, uncertainty }) =>
    (policies.length + 1) * drawsOf(uncertainty, studyBounds.comparison.runsDefault),
)

export const attributeRules = studyRules<typeof AttributeInput.$inferInput>(
  ({ uncertainty }) => attributionArms * drawsOf(uncertainty, studyBounds.attribution.runsDefault),
)

export const sensitivityRules = studyRules<typeof SensitivityInput.$inferInput>(
  ({ samples, shapleySamples, groups }) => {
    const bounds = studyBounds.sensitivity
    // One more group than named: that of all other parameters.
    const groupCount = Math.min(
      groups ? groups.length + 1 : defaultGroups.length,
      studyBounds.groups.maximum + 1,
    )
    return (
      pairArms *
      (upTo(bounds.samples.maximum, samples ?? bounds.samplesDefault) * (uncertainParameters + 2) +
        upTo(bounds.shapleySamples.maximum, shapleySamples ?? bounds.shapleySamplesDefault) * 2 ** groupCount)
    )
  },
)

export const recommendRules = studyRules<typeof RecommendInput.$inferInput>(
  ({ policies, grid, runs, search }) => {
    const bounds = studyBounds.recommendation
    const lists = Object.values(grid ?? {}).filter((values) => values != null)
    const combinations = lists.length > 0 ? lists.reduce((size, values) => size * values.length, 1) : 0
    const arms = (policies?.length ?? 0) + combinations + 1 + (search ? studyLimits.searchArms : 0)
    return arms * upTo(bounds.runs.maximum, runs ?? bounds.runsDefault)
  },
)
