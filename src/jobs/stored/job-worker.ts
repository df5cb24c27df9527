import { EventEmitter } from 'node:events'
import { setInterval, setTimeout as sleep } from 'node:timers/promises'
import { type JobHelpers, Logger, run, type Task } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import type { Log } from '../../log.ts'
import { cleanUp, type Retention } from '../../store/clean-up.ts'
import type { Coordination } from '../../store/coordination.ts'
import { isUnderWay } from '../../store/study-jobs/job-look-ups.ts'
import { jobTasks } from '../../store/study-jobs/job-queue.ts'
import { countFailure, endJob } from '../../store/study-jobs/study-jobs.ts'
import { ComputationError, JobComputation, type JobComputationOptions } from './job-computation.ts'
import { sweep } from './sweep.ts'

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
  /** Takes nothing more, and waits for what is under way. To be called again by whoever waits for it too. */
  close(): Promise<void>
}

/** How often the computation of a study may fail, which comes out the same every time. */
const mostFailures = 2

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
    const end = coordination.onChange(jobId, (news) => {
      if (news !== undefined && !isUnderWay(news)) unwanted.abort()
    })
    const signal = AbortSignal.any([unwanted.signal, helpers.abortSignal])
    try {
      await work(signal)
    } catch (error) {
      if (unwanted.signal.aborted) return
      if (signal.aborted) throw error
      const about = { err: error, job: jobId }
      // What fails twice alike would fail for ever; what storing fails of may pass.
      if (error instanceof ComputationError && (await countFailure(db, jobId, 'failures')) >= mostFailures) {
        log.error(about, 'a study failed')
        await endJob(db, jobId, 'FAILED')
        return
      }
      log.warn(about, 'a part of a study failed, and is tried again')
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
  let absent = () => {}
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    absent = coordination.present(workerPool.id)
  })
  const start = () =>
    run({
      pgPool: pool,
      // One more than there are threads, so that none waits for what others store.
      concurrency: threads + 1,
      taskList,
      noHandleSignals: true,
      pollInterval: 2_000,
      // Before all that is due, or under load it would never come.
      crontab: `17 * * * * ${cleanUpTask} ?max=3&priority=-1`,
      gracefulShutdownAbortTimeout: drainMillis,
      logger: loggerTo(log),
      events,
      // Without batches nobody waits for these statements, nor for their failures.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })

  let runner = await start()
  const running = keepRunning()
  /** Begins anew where graphile-worker has given up, as it does when it cannot tell the database what it has done. */
  async function keepRunning(): Promise<void> {
    for (;;) {
      const failure = await runner.promise.then(
        () => undefined,
        (error: unknown) => error,
      )
      absent()
      if (closing.signal.aborted) return
      log.warn({ err: failure }, 'the worker has stopped and begins anew')
      for (let begun = false; !begun; ) {
        await sleep(restartMillis, undefined, { signal: closing.signal }).catch(() => undefined)
        if (closing.signal.aborted) return
        const next = await start().catch(() => undefined)
        if (next === undefined) continue
        begun = true
        runner = next
        if (closing.signal.aborted) await runner.stop().catch(() => undefined)
      }
    }
  }

  const sweeping = (async () => {
    const { signal } = closing
    for await (const _ of setInterval(sweepMillis, undefined, { signal })) {
      // One worker at a time does for all of them.
      await coordination
        .unlessElsewhere('sweep', () => sweep(db, log))
        .catch((error: unknown) => log.debug({ err: error }, 'could not look after jobs'))
    }
  })().catch(() => undefined)

  const stop = async () => {
    closing.abort()
    await runner.stop().catch(() => undefined)
    await Promise.all([running, sweeping])
    await pool.end()
  }
  let stopping: Promise<void> | undefined
  return {
    close() {
      stopping ??= stop()
      return stopping
    },
  }
}

/** Its messages about each job would repeat ours. */
function loggerTo(log: Log): Logger {
  const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new Logger(() => (level, message) => log[levels[level]]({ by: 'graphile-worker' }, message))
}
