import { isReadable, visibilitySelection } from '../../store/scenarios.ts'
import { type StoredRun, staleReason } from '../../store/stale.ts'
import type { GraphQLContext } from '../context.ts'
import { currentParameters } from '../model-parameter.ts'

/** What staleness of a stored run or study depends on, as a Prisma selection. */
export const stalenessSelection = {
  request: true,
  overridden: true,
  ownerId: true,
  scenario: { select: { slug: true, input: true, ...visibilitySelection } },
  result: {
    select: { modelVersion: true, startYear: true, horizonYears: true, levers: true, parameters: true },
  },
} as const

interface Owned {
  readonly ownerId: string
  readonly scenario: Parameters<typeof isReadable>[0] | null
  readonly request: { readonly scenario?: string | null }
}

const reasons = new WeakMap<object, Promise<string | null>>()

/** Why a stored row would come out otherwise today, or null; worked out once for both fields that tell of it. */
export function staleReasonOf(row: object, context: GraphQLContext): Promise<string | null> {
  const known = reasons.get(row)
  if (known) return known
  // The JSON parts of a row were written by this program from typed values, so they are read back as such.
  const { viewer } = context
  const { ownerId, scenario, request } = row as Owned
  const tellsScenario =
    ownerId === viewer.id ||
    request.scenario == null ||
    (scenario !== null && isReadable(scenario, viewer.id))
  const reason = currentParameters(context).then((current) =>
    staleReason(row as StoredRun, current, { tellsScenario }),
  )
  reasons.set(row, reason)
  return reason
}

/** Texts of the fields that tell of it. */
export const stalenessTexts = {
  stale: 'Whether the same request would give another result today.',
  staleReason:
    'What has changed since: the model, the scenario, or data behind the parameters. Null while nothing has.',
} as const
