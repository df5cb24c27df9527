import { isTabulated, type Study, type StudyResults } from '../engine/index.ts'
import type { Log } from '../log.ts'
import { summarise } from './summarise.ts'
import { tabulate } from './tabulate.ts'
import type { Perform, StudyTask, TaskOf, TaskOutcomes } from './tasks.ts'
import { Turns } from './turns.ts'
import { unlessAborted } from './unless-aborted.ts'
import { Workers } from './workers.ts'

export interface StudyRunnerOptions {
  /** Worker threads, at least 1. */
  threads: number
  log?: Log
  /** Years of arms that a task simulates: how finely studies are cut. No result depends on it. */
  armYearsPerTask?: number
}

interface RunOptions {
  /** Whose share of the threads the study takes; without one it has a share of its own. */
  caller?: string
  /** Ends the study when it aborts. */
  signal?: AbortSignal
}

/** Computes studies in worker threads, which all studies under way share in turn. */
export interface StudyRunner {
  /** Studies that are under way or wait. */
  readonly studies: number
  /**
   * The result of a study, the same to the last bit as that of the engine's `runStudy`.
   *
   * @throws the reason of the signal as soon as it aborts; then nothing more of the study is started
   * @throws Error with its cause when a worker thread fails at the study or dies
   */
  run<Kind extends Study['kind']>(
    study: Extract<Study, { kind: Kind }>,
    options?: RunOptions,
  ): Promise<StudyResults[Kind]>
  /** Carries out a task of a study that is kept elsewhere, when it is the caller's turn. Throws as `run` does. */
  perform<Kind extends StudyTask['kind']>(
    task: TaskOf<Kind>,
    options: { caller: string; signal: AbortSignal },
  ): Promise<TaskOutcomes[Kind]>
  /** Ends the threads, whatever they compute; studies under way are rejected. */
  close(): Promise<void>
}

/**
 * At 70 to 350 ns for a year of an arm, statistics included, mostly 30 to 150 ms of a core: threads change hands often, and
 * a study that is cancelled soon lets go of them.
 */
const defaultArmYearsPerTask = 500_000

/** Studies that may hold intermediate results at once, half of them of one caller; the others wait for their turn. */
const studiesAtOnce = 16

export function createStudyRunner({
  threads,
  log,
  armYearsPerTask = defaultArmYearsPerTask,
}: StudyRunnerOptions): StudyRunner {
  const workers = new Workers({ threads, log })
  const places = Math.max(studiesAtOnce, 2 * threads)
  const starts = new Turns(places, places / 2)
  const turns = new Turns(threads)
  const closing = new AbortController()
  const size = { threads, armYears: armYearsPerTask }
  let studies = 0

  /** Carries out a task in a thread, once it is the caller's turn; it waits for that until the signal aborts. */
  function performFor<Kind extends StudyTask['kind']>(
    task: TaskOf<Kind>,
    { caller, signal }: { caller: unknown; signal: AbortSignal },
  ): Promise<TaskOutcomes[Kind]> {
    return turns.take(caller, signal, async () => {
      // What ends a study may take seconds: it does not run on for nobody. Other tasks are shorter than a thread's start.
      const short = task.kind === 'leaves' || task.kind === 'cells'
      try {
        return await workers.perform(task, short ? {} : { signal })
      } catch (cause) {
        signal.throwIfAborted()
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`A worker thread failed at a study (${task.study.kind}): ${reason}`, { cause })
      }
    })
  }

  /** Computes a study whose tasks wait for their turn until the signal aborts. */
  function compute(
    study: Study,
    whose: { caller: unknown; signal: AbortSignal },
  ): Promise<StudyResults[Study['kind']]> {
    const perform: Perform = (task) => performFor(task, whose)
    return starts.take<StudyResults[Study['kind']]>(whose.caller, whose.signal, () =>
      isTabulated(study) ? tabulate(study, perform, size) : summarise(study, perform, size),
    )
  }

  return {
    get studies() {
      return studies
    },
    async run(study, { caller, signal } = {}) {
      const ended = new AbortController()
      const stop = AbortSignal.any([closing.signal, ended.signal, ...(signal ? [signal] : [])])
      studies++
      try {
        return (await unlessAborted(compute(study, { caller: caller ?? {}, signal: stop }), stop)) as never
      } finally {
        studies--
        // After a failure nothing more of the study starts either.
        ended.abort()
      }
    },
    perform(task, { caller, signal }) {
      const stop = AbortSignal.any([closing.signal, signal])
      return unlessAborted(performFor(task, { caller, signal: stop }), stop)
    },
    async close() {
      closing.abort(new Error('The study runner is closed'))
      await workers.close()
    },
  }
}
