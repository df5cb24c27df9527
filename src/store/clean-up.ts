import { Prisma, type PrismaClient } from './generated/client.ts'
import { dropForgotten } from './study-jobs/abandoned.ts'
import { workVersion } from './study-jobs/job-queue.ts'
import { endJob } from './study-jobs/study-jobs.ts'

/** How long things are kept. */
export interface Retention {
  /** Days that private runs and analyses are kept; null for as long as their owners want them. */
  readonly days: number | null
}

/** Rows removed at once, so that no lock is held for long. */
const batch = 1_000

/**
 * Removes what nobody can ask for any more: results that no run or analysis points to (an hour after they were computed, so
 * that a run which is being stored keeps its own), ended jobs after a week, windows of budgets that are over, jobs that wait
 * for workers of another model for a day; and private runs and analyses that are older than they are kept. What is shared
 * stays.
 *
 * @returns how many rows of each kind are gone
 */
export async function cleanUp(db: PrismaClient, { days }: Retention): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  if (days !== null) {
    for (const [name, table] of [
      ['simulations', Prisma.raw('"Simulation"')],
      ['analyses', Prisma.raw('"Analysis"')],
    ] as const) {
      removed[name] = await inBatches(
        () => db.$executeRaw`
          DELETE FROM ${table} WHERE "id" IN (
            SELECT "id" FROM ${table} WHERE "visibility" = 'PRIVATE' AND "createdAt" < now() - ${days}::int * interval '1 day'
            LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
      )
    }
  }
  removed.simulationResults = await inBatches(
    () => db.$executeRaw`
      DELETE FROM "SimulationResult" WHERE "fingerprint" IN (
        SELECT "fingerprint" FROM "SimulationResult" result
        WHERE "computedAt" < now() - interval '1 hour'
          AND NOT EXISTS (SELECT 1 FROM "Simulation" run WHERE run."fingerprint" = result."fingerprint")
        LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
  )
  removed.analysisResults = await inBatches(
    () => db.$executeRaw`
      DELETE FROM "AnalysisResult" WHERE "fingerprint" IN (
        SELECT "fingerprint" FROM "AnalysisResult" result
        WHERE "computedAt" < now() - interval '1 hour'
          AND NOT EXISTS (SELECT 1 FROM "Analysis" one WHERE one."fingerprint" = result."fingerprint")
          AND NOT EXISTS (SELECT 1 FROM "Simulation" run WHERE run."ensembleFingerprint" = result."fingerprint")
        LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
  )
  removed.jobs = await db.$executeRaw`DELETE FROM "StudyJob" WHERE "endedAt" < now() - interval '7 days'`
  const forgotten = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "StudyJob"
    WHERE "state" IN ('QUEUED', 'RUNNING') AND "modelVersion" <> ${workVersion} AND "createdAt" < now() - interval '1 day'`
  removed.jobsInterrupted = 0
  for (const { id } of forgotten) if (await endJob(db, id, 'INTERRUPTED')) removed.jobsInterrupted++
  removed.tasks = await dropForgotten(db)
  removed.budgets = await db.$executeRaw`
    DELETE FROM "RateLimit" WHERE "expire" < extract(epoch FROM now()) * 1000`
  return removed
}

async function inBatches(remove: () => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const count = await remove()
    total += count
    if (count < batch) return total
  }
}
