import { lockSpaces } from '../coordination.ts'
import type { PrismaClient } from '../generated/client.ts'

/**
 * Lets others take up what workers hold that are gone: those whose lock on their name is free (`Coordination.present`).
 * graphile-worker itself would wait four hours.
 *
 * @returns names of the workers that were gone
 */
export async function freeAbandoned(db: PrismaClient): Promise<string[]> {
  const [found] = await db.$queryRaw<{ gone: string[] | null }[]>`
    WITH gone AS (
      SELECT array_agg(DISTINCT locked_by) AS names FROM graphile_worker.jobs
      WHERE locked_at < now() - interval '2 seconds' AND NOT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = ${lockSpaces.presence}::int
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND objid::bigint = hashtext(locked_by)::bigint & 4294967295)
    ), freed AS (
      SELECT count(*) FROM gone, LATERAL graphile_worker.force_unlock_workers(names) WHERE names IS NOT NULL
    )
    SELECT names AS gone FROM gone, freed`
  return found?.gone ?? []
}

/** Drops tasks of studies that were tried as often as may be, and returns the ids of their jobs. */
export async function poisonedJobs(db: PrismaClient): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH failed AS (
      SELECT id, split_part(key, ':', 2) AS job FROM graphile_worker.jobs
      WHERE key LIKE 'study:%' AND attempts >= max_attempts AND locked_at IS NULL
    ), dropped AS (
      SELECT count(*) FROM graphile_worker.complete_jobs((SELECT array_agg(id) FROM failed))
    )
    SELECT DISTINCT job AS id FROM failed, dropped`
  return rows.map(({ id }) => id)
}
