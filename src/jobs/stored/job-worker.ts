import { EventEmitter } from 'node:events'
import { setInterval, setTimeout as sleep } from 'node:timers/promises'
import { type JobHelpers, Logger, run, type Task } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import type { Log } from '../../log.ts'
import { cleanUp, type Retention } from '../../store/clean-up.ts'
import type { Coordination } from '../../store/coordination.ts'
import { freeAbandoned, poisonedJobs } from '../../store/study-jobs/abandoned.ts'
import { jobTasks } from '../../store/study-jobs/job-queue.ts'
import { endJob } from '../../store/study-jobs/study-jobs.ts'
import { ComputationError, JobComputation, type JobComputationOptions } from './job-computation.ts'

export interface JobWorkerOptions extends JobComputationOptions {
  url: string
  coordination: Coordination
  /** Chunks at once: as many as there are threads. */
  threads: number
  retention: Retention
  log: Log
  /** How long chunks under way may take when the worker is closed; after that others take them up. */
  drainMillis?: number
}

/** Carries out jobs until it is closed. */
export interface JobWorker {
  close(): Promise<void>
}

/** How often a part of a study may fail at its computation, which comes out the same every time. */
const mostComputations = 2

/** How long to wait before a worker that has stopped begins anew. */
const restartMillis = 1_000

/** How often is looked for what others have left behind. */
const sweepMillis = 3_000

const cleanUpTask = 'clean-up'

const id = z.uuid()
const chunkPayload = z.object({ id, stage: z.int().min(0), chunk: z.int().min(0) })
const mergePayload = z.object({ id })

export async function startJobWorker(options: JobWorkerOptions): Promise<JobWorker> {
  const { url, db, coordination, threads, retention, log, drainMillis = 10_000 } = options
  const computation = new JobComputation(options)
  const closing = new AbortController()

  /** Does it until the job is changed to something that needs no work, or the worker has to go. */
  const whileWanted = async (
    jobId: string,
    helpers: JobHelpers,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const unwanted = new AbortController()
    const look = async () => {
      const job = await db.studyJob.findUnique({ where: { id: jobId }, select: { state: true } })
      if (job === null || (job.state !== 'QUEUED' && job.state !== 'RUNNING')) unwanted.abort()
    }
    const end = coordination.onChange(jobId, () => void look().catch(() => undefined))
    const { abortSignal, job } = helpers
    const signal = AbortSignal.any([unwanted.signal, abortSignal])
    try {
      await work(signal)
    } catch (error) {
      if (unwanted.signal.aborted) return
      if (!signal.aborted) {
        // What fails twice alike would fail for ever; what storing fails of may pass.
        const most = error instanceof ComputationError ? mostComputations : job.max_attempts
        const about = { err: error, job: jobId, attempt: job.attempts }
        if (job.attempts < most) log.warn(about, 'a part of a study failed, and is tried again')
        else {
          log.error(about, 'a study failed')
          await endJob(db, jobId, 'FAILED')
          return
        }
      }
      throw error
    } finally {
      end()
    }
  }

  const taskList: Record<string, Task> = {
    [jobTasks.chunk]: (payload, helpers) => {
      const { id, ...place } = chunkPayload.parse(payload)
      return whileWanted(id, helpers, (signal) => computation.chunk(id, place, signal))
    },
    [jobTasks.merge]: (payload, helpers) => {
      const { id } = mergePayload.parse(payload)
      return whileWanted(id, helpers, (signal) => computation.merge(id, signal))
    },
    [cleanUpTask]: async () => {
      const removed = await cleanUp(db, retention)
      if (Object.values(removed).some((count) => count > 0)) log.info(removed, 'cleaned up')
    },
  }

  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'monazite worker',
    max: threads + 3,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  // graphile-worker listens on clients of the pool.
  pool.on('connect', (client) => client.on('error', () => undefined))

  const events = new EventEmitter()
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    void coordination.present(workerPool.id)
  })
  const start = () =>
    run({
      pgPool: pool,
      // One more than there are threads, so that none waits for what others store.
      concurrency: threads + 1,
      taskList,
      noHandleSignals: true,
      pollInterval: 2_000,
      crontab: `17 * * * * ${cleanUpTask} ?max=3`,
      gracefulShutdownAbortTimeout: drainMillis,
      logger: loggerTo(log),
      events,
      // Without batches nobody waits for these statements, nor for their failures.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })

  let runner = await start()
  /** Begins anew where graphile-worker has given up, as it does when it cannot tell the database what it has done. */
  const running = (async () => {
    for (;;) {
      const failure = await runner.promise.then(
        () => undefined,
        (error: unknown) => error,
      )
      if (closing.signal.aborted) return
      log.warn({ err: failure }, 'the worker has stopped and begins anew')
      do {
        await sleep(restartMillis, undefined, { signal: closing.signal }).catch(() => undefined)
        if (closing.signal.aborted) return
      } while (
        !(await start().then(
          (begun) => (runner = begun),
          () => null,
        ))
      )
    }
  })()

  const sweep = async () => {
    const freed = await freeAbandoned(db)
    if (freed.length > 0) log.warn({ workers: freed }, 'took over what workers have left that are gone')
    for (const jobId of await poisonedJobs(db)) {
      if (await endJob(db, jobId, 'FAILED'))
        log.error({ job: jobId }, 'a study was given up: its parts failed too often')
    }
  }
  const sweeping = (async () => {
    const { signal } = closing
    for await (const _ of setInterval(sweepMillis, undefined, { signal })) {
      await sweep().catch((error: unknown) => log.debug({ err: error }, 'could not look for abandoned jobs'))
    }
  })().catch(() => undefined)

  return {
    async close() {
      closing.abort()
      await runner.stop().catch(() => undefined)
      await Promise.all([running, sweeping])
      await pool.end()
    },
  }
}

/** Its messages about each job would repeat ours. */
function loggerTo(log: Log): Logger {
  const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new Logger(() => (level, message) => log[levels[level]]({ by: 'graphile-worker' }, message))
}
