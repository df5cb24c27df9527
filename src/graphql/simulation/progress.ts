import { type EnsembleResult, mostRuns } from '../../engine/index.ts'
import type { StudyJobState } from '../../store/generated/enums.ts'
import type { SimulationRequest } from '../../store/simulation-input.ts'
import { effortOf, heldAmong } from '../../store/studies/design.ts'
import type { StudyDetails } from '../../store/studies/study-row.ts'
import { isUnderWay } from '../../store/study-jobs/job-look-ups.ts'
import { Uncertainty, type UncertaintyView } from '../analysis/uncertainty.ts'
import { builder } from '../builder.ts'
import type { GraphQLContext } from '../context.ts'

const SimulationState = builder.enumType('SimulationState', {
  description: 'How far a stored run is.',
  values: {
    QUEUED: { description: 'Its error bars wait for their turn.' },
    RUNNING: {
      description: 'Its error bars are being computed, or are about to be stored.',
    },
    DONE: { description: 'All that was asked for is stored.' },
    INTERRUPTED: {
      description:
        'Its error bars were asked for, but nobody computes them: whoever waited for them has left, another version of the model has begun them, or they ended so long ago that nobody knows how. The same `simulate` takes them up again.',
    },
    FAILED: {
      description:
        'Computing its error bars failed. What went wrong is in the log of the server. The same `simulate` tries again.',
    },
  } satisfies Record<StudyJobState, { description: string }>,
})

/** How far a run is at one moment. */
export interface ProgressView {
  readonly state: StudyJobState
  readonly runsDone: number
  readonly runsPlanned: number
  /** The study that is under way. */
  readonly study?: StudyUnderWay
}

interface StudyUnderWay {
  readonly id: string
  readonly fingerprint: string
  /** Symbols of the parameters that the request or its scenario sets. */
  readonly overridden: readonly string[]
}

/** What the progress of a stored run depends on, as a Prisma selection. */
export const progressSelection = {
  id: true,
  request: true,
  overridden: true,
  ensemble: { select: { details: true } },
  job: { select: { id: true, fingerprint: true, state: true, runsDone: true, runsPlanned: true } },
} as const

interface ProgressRow {
  readonly request: unknown
  readonly overridden: readonly string[]
  readonly ensemble: { readonly details: unknown } | null
  readonly job: (Omit<StudyUnderWay, 'overridden'> & Omit<ProgressView, 'study'>) | null
}

/** How far a stored run is. */
export function progressOf({ request, overridden, ensemble, job }: ProgressRow): ProgressView {
  if (ensemble !== null) return done((ensemble.details as StudyDetails).facts.runs as number)
  const { uncertainty } = request as SimulationRequest
  if (uncertainty == null) return done(0)
  if (job === null) {
    return { state: 'INTERRUPTED', runsDone: 0, runsPlanned: mostRuns(effortOf(uncertainty)) }
  }
  const { id, fingerprint, ...progress } = job
  return { ...progress, ...(isUnderWay(job.state) && { study: { id, fingerprint, overridden } }) }
}

function done(runs: number): ProgressView {
  return { state: 'DONE', runsDone: runs, runsPlanned: runs }
}

/** What the first draws of a study give; asking tells the workers that somebody looks. */
async function estimateOf(
  { id, fingerprint, overridden }: StudyUnderWay,
  { db, jobs }: GraphQLContext,
): Promise<UncertaintyView | null> {
  const [job] = await Promise.all([
    db.studyJob.findUnique({ where: { id }, select: { estimate: true } }),
    jobs.look(id),
  ])
  if (!job?.estimate) return null
  const result = job.estimate as unknown as EnsembleResult
  return { fingerprint, held: heldAmong(overridden), result, provisional: true }
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
        'Draws that are finished ÷ draws planned, 0 to 1. It never falls while the same study goes on; with a precision it may jump from anywhere to 1.',
      resolve: ({ state, runsDone, runsPlanned }) =>
        state === 'DONE' ? 1 : runsPlanned === 0 ? 0 : runsDone / runsPlanned,
    }),
    estimate: t.field({
      type: Uncertainty,
      nullable: true,
      description:
        'Error bars from the first draws alone; `sampling.runs` says how many. Points of the design come in order, so they are what a request for that many draws would give, bit by bit but for quantiles, which are made as those of the full number. Provisional: they change as draws are added. Made only while somebody selects this, and for at most a tenth of the time; asking is what orders the next one. Null while there is none, and when nothing is under way: then `Simulation.uncertainty` is what counts.',
      resolve: ({ study }, _args, context) => (study ? estimateOf(study, context) : null),
    }),
  }),
})
