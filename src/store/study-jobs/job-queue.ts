import { MODEL_VERSION } from '../../engine/index.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'

/** Raised when studies are cut otherwise, or what is stored of them is written otherwise. */
const jobFormat = 1

/** By which jobs are computed: during an upgrade no result is put together from two models, or from two ways of cutting. */
export const workVersion = `${MODEL_VERSION}/${jobFormat}`

/** Names of the tasks that workers carry out. */
export const jobTasks = {
  chunk: `study-chunk/${workVersion}`,
  merge: `study-merge/${workVersion}`,
} as const

/**
 * How often a part of a study is tried while nothing is wrong with it: the database may be away or full for some time. What
 * fails by itself, or kills its worker, is given up much sooner.
 */
const mostAttempts = 100

/** Rounds that a chunk takes of its caller's share. Where a request waits it gets four times as much as in the background. */
const roundsPerChunk = { awaited: 1, background: 4 } as const

/** The database inside of a transaction. */
export type Transaction = Prisma.TransactionClient

/**
 * Hands out the chunks of a stage.
 *
 * Workers take the chunk with the smallest virtual time first (start-time fair queueing, Goyal, Vin and Cheng 1996). Each
 * caller's chunks are a number of rounds apart, beginning now: at what is handed out next, or after the caller's own last
 * one. So callers share the workers equally however much one of them has waiting. graphile-worker orders by `run_at`, which
 * here holds rounds as seconds after 1970: all of them are due.
 */
export function handOutChunks(
  tx: Transaction,
  { id, stage, chunks }: { id: string; stage: number; chunks: number },
): Promise<void> {
  return handOut(tx, { id, stage, chunks: Array.from({ length: chunks }, (_, chunk) => chunk) })
}

async function handOut(
  tx: Transaction,
  { id, stage, chunks }: { id: string; stage: number; chunks: readonly number[] },
): Promise<void> {
  await tx.$executeRaw`
    WITH job AS (
      SELECT "caller", "awaited", CASE WHEN "awaited" THEN ${roundsPerChunk.awaited}::int ELSE ${roundsPerChunk.background}::int END AS step
      FROM "StudyJob" WHERE "id" = ${id}::uuid
    ), begin AS (
      SELECT step, greatest(
        (SELECT extract(epoch FROM min(run_at))::bigint FROM graphile_worker.jobs
         WHERE task_identifier = ${jobTasks.chunk} AND run_at < '2000-01-01'),
        (SELECT max("lastRound") FROM "StudyJob" other
         WHERE other."state" IN ('QUEUED', 'RUNNING') AND other."caller" = job."caller" AND other."awaited" = job."awaited"),
        0) AS round
      FROM job
    ), handed AS (
      SELECT count(*) FROM graphile_worker.add_jobs((
        SELECT array_agg((
          ${jobTasks.chunk}::text, json_build_object('id', ${id}::text, 'stage', ${stage}::int, 'chunk', i), NULL,
          to_timestamp(round + place * step), ${mostAttempts}::smallint,
          ${`study:${id}:${stage}:`}::text || i, 0::smallint, NULL
        )::graphile_worker.job_spec)
        FROM begin, unnest(${chunks}::int[]) WITH ORDINALITY AS chunk(i, place)))
    )
    UPDATE "StudyJob" SET "lastRound" = round + ${chunks.length}::int * step FROM begin, handed WHERE "id" = ${id}::uuid`
}

/** Orders a merge of what chunks have left, before all chunks. One that waits already does. */
export async function orderMerge(tx: Transaction, id: string): Promise<void> {
  // Where a worker takes up the waiting one at this moment, graphile-worker neither keeps it nor adds another.
  for (let ordered = false; !ordered; ) {
    const [added] = await tx.$queryRaw<{ ordered: boolean }[]>`
      SELECT id IS NOT NULL AS ordered FROM graphile_worker.add_job(
        ${jobTasks.merge}::text, json_build_object('id', ${id}::text), NULL, 'epoch'::timestamptz,
        ${mostAttempts}::int, ${`study:${id}:merge`}::text)`
    ordered = added?.ordered === true
  }
}

/**
 * Lets what has failed or was left by a worker that had to stop be tried again, before all that waits: graphile-worker puts
 * it behind, and waits ever longer.
 */
export async function retryFailed(db: PrismaClient): Promise<void> {
  await db.$executeRaw`
    SELECT count(*) FROM graphile_worker.reschedule_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs
      WHERE starts_with(key, 'study:') AND locked_at IS NULL AND attempts < max_attempts AND run_at >= '2000-01-01'
        AND (run_at <= now() OR updated_at < now() - interval '10 seconds')
    ), 'epoch'::timestamptz)`
}

/** Hands out again what jobs under way lack: a kill at the wrong moment, or a queue that was emptied, must not leave them for ever. */
export async function repairJobs(db: PrismaClient): Promise<string[]> {
  const stuck = await db.$queryRaw<{ id: string; stage: number; complete: boolean; chunks: number[] }[]>`
    SELECT job."id", job."stage", job."chunksDone" = job."chunksPlanned" AS complete,
      ARRAY(SELECT i FROM generate_series(0, job."chunksPlanned" - 1) AS i WHERE get_bit(job."chunkBits", i) = 0) AS chunks
    FROM "StudyJob" job
    WHERE job."state" IN ('QUEUED', 'RUNNING') AND job."modelVersion" = ${workVersion} AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs queued WHERE starts_with(queued.key, 'study:' || job."id" || ':'))`
  for (const { id, stage, complete, chunks } of stuck) {
    await db.$transaction(async (tx) => {
      if (complete) await orderMerge(tx, id)
      else await handOut(tx, { id, stage, chunks })
    })
  }
  return stuck.map(({ id }) => id)
}
