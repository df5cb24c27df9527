import { MODEL_VERSION } from '../../engine/index.ts'
import type { Prisma } from '../generated/client.ts'

/**
 * Names of the tasks that workers carry out. The model's version is a part of them, so that during an upgrade no result is
 * put together from two models.
 */
export const jobTasks = {
  chunk: `study-chunk/${MODEL_VERSION}`,
  merge: `study-merge/${MODEL_VERSION}`,
} as const

/** How often a chunk or a merge is tried, kills of the worker included. */
const mostAttempts = 5

/** Merges of one job come one after the other; jobs share these queues. */
const mergeQueues = 16

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
export async function handOutChunks(
  tx: Transaction,
  { id, stage, chunks }: { id: string; stage: number; chunks: number },
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
          to_timestamp(round + (i + 1) * step), ${mostAttempts}::smallint,
          ${`study:${id}:${stage}:`}::text || i, 0::smallint, NULL
        )::graphile_worker.job_spec)
        FROM begin, generate_series(0, ${chunks - 1}::int) AS i))
    )
    UPDATE "StudyJob" SET "lastRound" = round + ${chunks}::int * step FROM begin, handed WHERE "id" = ${id}::uuid`
}

/** Orders a merge of what chunks have left, before all chunks. One that waits already does. */
export async function orderMerge(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM graphile_worker.add_job(
      ${jobTasks.merge}::text, json_build_object('id', ${id}::text),
      ${`study-merge-${Number.parseInt(id.slice(0, 8), 16) % mergeQueues}`}::text, 'epoch'::timestamptz,
      ${mostAttempts}::int, ${`study:${id}:merge`}::text)`
}
