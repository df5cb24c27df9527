import type { StudyOrder } from '../../jobs/stored/stored-studies.ts'
import { NotFound } from '../../store/errors.ts'
import type { Prisma } from '../../store/generated/client.ts'
import { type PreparedRun, type RunStamp, storeRun } from '../../store/simulations.ts'
import { awaitStudy, tooManyStudies } from '../analysis/await-study.ts'
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
  const joins = (await studyUnderWay(job, context)) !== null
  if (joins || jobs.isLarge(ensemble.study)) {
    return awaitStudy(context, ({ again }) => orderFor(job, context, { stored: again || joins, joins }))
  }
  await jobs.once.do(`${stamp.ownerId} ${prepared.requestKey}`, {
    done: async () =>
      (await db.simulation.findFirst({
        where: {
          ownerId: stamp.ownerId,
          requestKey: prepared.requestKey,
          ensembleFingerprint: ensemble.fingerprint,
        },
        select: { id: true },
      })) !== null,
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
  const { jobs } = context
  const joins = (await studyUnderWay(job, context)) !== null
  const placed = await jobs.place({
    ...(await orderFor(job, context, { stored: joins, joins })),
    awaited: false,
  })
  // Requests at the same time may have taken the last place; the run is stored then, and can be taken up.
  if (placed === null) throw tooManyStudies(jobs.maximum)
}

/**
 * Stores a run, unless the caller has no place left to compute its error bars in, and says what is to be computed.
 *
 * @param options.stored whether it was stored before: then it is not stored again, and NotFound where it was deleted meanwhile
 * @param options.joins whether its error bars are under way
 */
async function orderFor(
  { prepared, where, stamp }: ErrorBarsJob,
  { db, caller, newId, jobs }: GraphQLContext,
  { stored, joins }: { stored: boolean; joins: boolean },
): Promise<Omit<StudyOrder, 'awaited'>> {
  const { ownerId } = stamp
  if (!joins && (await jobs.underWay(ownerId)) >= jobs.maximum) throw tooManyStudies(jobs.maximum)
  if (!stored) await storeRun(db, prepared, stamp)
  const run = await db.simulation.findUnique({ where, select: { id: true } })
  if (run === null) throw new NotFound('Simulation', stamp.id)
  const simulationId = run.id
  return { id: newId(), ownerId, caller, simulationId, prepared: { kind: 'ENSEMBLE', run: prepared } }
}

function studyUnderWay({ prepared, stamp }: ErrorBarsJob, { jobs }: GraphQLContext): Promise<string | null> {
  return jobs.find(stamp.ownerId, 'ENSEMBLE', prepared.requestKey)
}
