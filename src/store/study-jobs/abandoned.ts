import { lockSpaces } from '../coordination.ts'
import type { PrismaClient } from '../generated/client.ts'

/** What dead workers have left. */
export interface Abandoned {
  /** Names of the workers. */
  readonly workers: readonly string[]
  /** Jobs that they had parts of in hand. */
  readonly jobs: readonly string[]
}

/**
 * Lets others take up what workers hold that are gone: those whose lock on their name is free (`Coordination.present`).
 * graphile-worker itself would wait four hours.
 */
export async function freeAbandoned(db: PrismaClient): Promise<Abandoned> {
  const [found] = await db.$queryRaw<{ workers: string[] | null; jobs: string[] | null }[]>`
    WITH gone AS (
      SELECT array_agg(DISTINCT locked_by) AS workers,
        array_agg(DISTINCT split_part(key, ':', 2)) FILTER (WHERE starts_with(key, 'study:')) AS jobs
      FROM graphile_worker.jobs
      WHERE locked_at < now() - interval '2 seconds' AND NOT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = ${lockSpaces.presence}::int
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND objid::bigint = hashtext(locked_by)::bigint & 4294967295)
    ), freed AS (
      SELECT count(*) FROM gone, LATERAL graphile_worker.force_unlock_workers(workers) WHERE workers IS NOT NULL
    )
    SELECT workers, jobs FROM gone, freed`
  return { workers: found?.workers ?? [], jobs: found?.jobs ?? [] }
}

/** Jobs of which something was tried as often as may be. */
export async function exhaustedJobs(db: PrismaClient): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT split_part(key, ':', 2) AS id FROM graphile_worker.jobs
    WHERE starts_with(key, 'study:') AND attempts >= max_attempts AND locked_at IS NULL`
  return rows.map(({ id }) => id)
}

/** Drops tasks of jobs that are not under way any more, and those that nobody will try again. */
export async function dropForgotten(db: PrismaClient): Promise<number> {
  const [dropped] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker.complete_jobs(ARRAY(
      SELECT queued.id FROM graphile_worker.jobs queued
      WHERE starts_with(queued.task_identifier, 'study-') AND queued.locked_at IS NULL
        AND (queued.key IS NULL AND queued.attempts >= queued.max_attempts OR NOT EXISTS (
          SELECT 1 FROM "StudyJob" job
          WHERE job."id"::text = split_part(queued.key, ':', 2) AND job."state" IN ('QUEUED', 'RUNNING')))
    ))`
  return dropped!.count
}
