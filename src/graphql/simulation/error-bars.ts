import { unlessAborted } from '../../jobs/unless-aborted.ts'
import { LimitExceeded } from '../../store/errors.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { type PreparedRun, type RunStamp, storeErrorBars, storeRun } from '../../store/simulations.ts'
import type { GraphQLContext } from '../context.ts'

/** A run whose error bars were asked for, and where it is stored. */
export interface ErrorBarsJob {
  readonly prepared: PreparedRun
  readonly ensemble: NonNullable<PreparedRun['ensemble']>
  readonly where: Prisma.SimulationWhereUniqueInput
  readonly stamp: RunStamp
}

/** Stores a run with its error bars when they are computed; waits for those that are under way in the background. */
export async function storeWithErrorBars(job: ErrorBarsJob, context: GraphQLContext): Promise<void> {
  const { db, caller, studies, signal } = context
  const underWay = await studyUnderWay(job, context)
  if (underWay) return unlessAborted(underWay.ended, signal)
  const result = await studies.run(job.ensemble.study, { caller, signal })
  signal.throwIfAborted()
  await storeRun(db, job.prepared, job.stamp, result)
}

/** Stores a run at once and has its error bars computed in the background. Throws LimitExceeded where that is full. */
export async function storeBeforeErrorBars(job: ErrorBarsJob, context: GraphQLContext): Promise<void> {
  const { db, caller, now, background } = context
  const { prepared, ensemble, where, stamp } = job
  const { ownerId } = stamp
  if (await studyUnderWay(job, context)) return
  const { underWay, maximum } = background.load(ownerId)
  const full = new LimitExceeded('BACKGROUND_RUNS', { requested: maximum + 1, maximum })
  if (underWay >= maximum) throw full
  await storeRun(db, prepared, stamp)
  const { id } = await db.simulation.findUniqueOrThrow({ where, select: { id: true } })
  const study = background.start({
    key: id,
    ownerId,
    caller,
    ...ensemble,
    store: (result) => storeErrorBars(db, prepared, { ownerId, completedAt: now() }, result),
  })
  // Requests at the same time may have taken the last place; the run is stored then, and can be taken up.
  if (study === null) throw full
}

async function studyUnderWay({ where, stamp }: ErrorBarsJob, { db, background }: GraphQLContext) {
  // Most callers have none: they are spared the statement.
  if (background.load(stamp.ownerId).underWay === 0) return undefined
  const begun = await db.simulation.findUnique({ where, select: { id: true } })
  const study = begun === null ? undefined : background.find(begun.id)
  return study?.underWay ? study : undefined
}
