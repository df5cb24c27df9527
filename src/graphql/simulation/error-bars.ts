import { LimitExceeded } from '../../store/errors.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { type PreparedRun, type RunStamp, storeRun } from '../../store/simulations.ts'
import type { GraphQLContext } from '../context.ts'

/** A run whose error bars were asked for, and where it is stored. */
export interface ErrorBarsJob {
  readonly prepared: PreparedRun
  readonly ensemble: NonNullable<PreparedRun['ensemble']>
  readonly where: Prisma.SimulationWhereUniqueInput
  readonly stamp: RunStamp
}

/**
 * Stores a run with its error bars when they are computed. Large ones are computed by the workers, for a run that is stored
 * already; so are those that are under way.
 */
export async function storeWithErrorBars(job: ErrorBarsJob, context: GraphQLContext): Promise<void> {
  const { db, caller, studies, jobs, signal } = context
  const { prepared, ensemble, stamp } = job
  const underWay = await studyUnderWay(job, context)
  if (underWay !== null) return jobs.ended(underWay, signal)
  if (jobs.isLarge(ensemble.study)) {
    return jobs.ended(await placed(job, context, { awaited: true }), signal)
  }
  await jobs.once.do(`${stamp.ownerId} ${prepared.requestKey}`, {
    find: () =>
      db.simulation.findFirst({
        where: {
          ownerId: stamp.ownerId,
          requestKey: prepared.requestKey,
          ensembleFingerprint: ensemble.fingerprint,
        },
        select: { id: true },
      }),
    work: async () => {
      const result = await studies.run(ensemble.study, { caller, signal })
      signal.throwIfAborted()
      await storeRun(db, prepared, stamp, result)
    },
    signal,
  })
}

/** Stores a run at once and has its error bars computed in the background. Throws LimitExceeded where that is full. */
export async function storeBeforeErrorBars(job: ErrorBarsJob, context: GraphQLContext): Promise<void> {
  if ((await studyUnderWay(job, context)) !== null) return
  await placed(job, context, { awaited: false })
}

/** Stores a run, and the study of its error bars. */
async function placed(
  { prepared, where, stamp }: ErrorBarsJob,
  { db, caller, newId, jobs }: GraphQLContext,
  { awaited }: { awaited: boolean },
): Promise<string> {
  const { ownerId } = stamp
  const { maximum } = jobs
  const full = new LimitExceeded('BACKGROUND_RUNS', { requested: maximum + 1, maximum })
  if ((await jobs.underWay(ownerId)) >= maximum) throw full
  await storeRun(db, prepared, stamp)
  const { id: simulationId } = await db.simulation.findUniqueOrThrow({ where, select: { id: true } })
  const study = { id: newId(), ownerId, caller, simulationId, awaited }
  const id = await jobs.place({ ...study, prepared: { kind: 'ENSEMBLE', run: prepared } })
  // Requests at the same time may have taken the last place; the run is stored then, and can be taken up.
  if (id === null) throw full
  return id
}

function studyUnderWay({ prepared, stamp }: ErrorBarsJob, { jobs }: GraphQLContext): Promise<string | null> {
  return jobs.find(stamp.ownerId, 'ENSEMBLE', prepared.requestKey)
}
