import { type EnsembleResult, mostRuns } from '../../engine/index.ts'
import type { BackgroundState, BackgroundStudy } from '../../jobs/background-study.ts'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import { effortOf, heldSymbols } from '../../store/studies/design.ts'
import type { StudyDetails } from '../../store/studies/study-row.ts'
import { Uncertainty, type UncertaintyView } from '../analysis/uncertainty.ts'
import { builder } from '../builder.ts'
import type { GraphQLContext } from '../context.ts'

const SimulationState = builder.enumType('SimulationState', {
  description: 'How far a stored run is.',
  values: {
    QUEUED: { value: 'queued', description: 'Its error bars wait for their turn.' },
    RUNNING: {
      value: 'running',
      description: 'Its error bars are being computed, or are about to be stored.',
    },
    DONE: { value: 'done', description: 'All that was asked for is stored.' },
    INTERRUPTED: {
      value: 'interrupted',
      description:
        'Its error bars were asked for, but nobody computes them: the server was restarted, or it has done so much since that it does not know what happened. The same `simulate` takes them up again.',
    },
    FAILED: {
      value: 'failed',
      description:
        'Computing its error bars failed. What went wrong is in the log of the server. The same `simulate` tries again.',
    },
  } satisfies Record<Uppercase<BackgroundState>, { value: BackgroundState; description: string }>,
})

/** How far a run is at one moment. */
export interface ProgressView {
  readonly state: BackgroundState
  readonly runsDone: number
  readonly runsPlanned: number
  /** The study that is under way. */
  readonly study?: BackgroundStudy
}

/** What the progress of a stored run depends on, as a Prisma selection. */
export const progressSelection = {
  id: true,
  request: true,
  ensemble: { select: { details: true } },
} as const

interface ProgressRow {
  readonly id: string
  readonly request: unknown
  readonly ensemble: { readonly details: unknown } | null
}

/** How far a stored run is. */
export function progressOf(
  { id, request, ensemble }: ProgressRow,
  { background }: Pick<GraphQLContext, 'background'>,
): ProgressView {
  if (ensemble !== null) return done((ensemble.details as StudyDetails).facts.runs as number)
  const { uncertainty } = request as SimulationRequest
  if (uncertainty == null) return done(0)
  const study = background.find(id)
  const asked = mostRuns(effortOf(uncertainty))
  return study ? progressOfStudy(study, asked) : { state: 'interrupted', runsDone: 0, runsPlanned: asked }
}

/** @param asked most draws that the request allows, for a study that has not got its turn */
function progressOfStudy(study: BackgroundStudy, asked: number): ProgressView {
  const { state, underWay, runsDone } = study
  return { state, runsDone, runsPlanned: study.runsPlanned || asked, ...(underWay && { study }) }
}

function done(runs: number): ProgressView {
  return { state: 'done', runsDone: runs, runsPlanned: runs }
}

function estimateOf({ fingerprint, design }: BackgroundStudy, result: EnsembleResult): UncertaintyView {
  return { fingerprint, held: heldSymbols(design), result, provisional: true }
}

export const SimulationProgress = builder.objectRef<ProgressView>('SimulationProgress').implement({
  description: 'How far a stored run is with its error bars.',
  fields: (t) => ({
    state: t.field({
      type: SimulationState,
      description: 'DONE, FAILED and INTERRUPTED stay until something is asked again.',
      resolve: ({ state }) => state,
    }),
    runsDone: t.exposeInt('runsDone', {
      description: 'Draws (sets of parameters) that are finished; 0 without error bars.',
    }),
    runsPlanned: t.exposeInt('runsPlanned', {
      description:
        'Draws that will be made at most: the number asked for, or `maxRuns` of a precision, which may be reached with fewer. Once it is done, those that were made; 0 without error bars.',
    }),
    share: t.float({
      description:
        'Draws that are finished ÷ draws planned, 0 to 1. It never falls; with a precision it may jump from anywhere to 1.',
      resolve: ({ state, runsDone, runsPlanned }) =>
        state === 'done' ? 1 : runsPlanned === 0 ? 0 : runsDone / runsPlanned,
    }),
    estimate: t.field({
      type: Uncertainty,
      nullable: true,
      description:
        'Error bars from the first draws alone; `sampling.runs` says how many. Points of the design come in order, so they are what a request for that many draws would give, bit by bit but for quantiles, which are made as those of the full number. Provisional: they change as draws are added. Made only while somebody selects this, and for at most a tenth of the time; asking is what orders the next one. Null while there is none, and when nothing is under way: then `Simulation.uncertainty` is what counts.',
      resolve: ({ study }) => {
        const result = study?.lookAtEstimate() ?? null
        return result && estimateOf(study!, result)
      },
    }),
  }),
})
