import { Piscina } from 'piscina'
import type { Log } from '../log.ts'
import { type StudyTask, type TaskOf, type TaskOutcomes, transferredWith } from './tasks.ts'

/** Idle threads end after this time, and with them what memory they still hold. */
const idleMillis = 60_000

/** How long ending the threads may take: they stop in the middle of what they compute. */
const endMillis = 5_000

const filename = new URL('study-worker.ts', import.meta.url).href

/** Worker threads, started when there is something to do. One that dies fails its task and is replaced. */
export class Workers {
  readonly #threads: number
  readonly #log: Log | undefined
  #pool: Piscina

  constructor({ threads, log }: { threads: number; log?: Log | undefined }) {
    this.#threads = threads
    this.#log = log
    this.#pool = this.#create()
  }

  /** Carries out a task. Where the signal aborts, the thread ends in the middle of it and another takes its place. */
  perform<Kind extends StudyTask['kind']>(
    task: TaskOf<Kind>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<TaskOutcomes[Kind]> {
    return this.#pool.run(task, { transferList: transferredWith(task), signal: signal ?? null })
  }

  /** Ends all threads; tasks under way fail. */
  async close(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, endMillis).unref())
    await Promise.race([this.#pool.destroy(), late])
  }

  #create(): Piscina {
    const pool = new Piscina({
      filename,
      minThreads: 0,
      maxThreads: this.#threads,
      idleTimeout: idleMillis,
      recordTiming: false,
      // A thread that waits for tasks in place never gets to its event loop, where emptied parcels are cleared away.
      atomics: 'disabled',
    })
    // A thread that fails without a task, such as one that cannot start, leaves tasks waiting in the pool for ever.
    pool.on('error', (error) => {
      this.#log?.error({ err: error }, 'a worker thread ended unexpectedly')
      if (pool === this.#pool) this.#pool = this.#create()
      void pool.destroy()
    })
    return pool
  }
}
