import { EventEmitter, once } from 'node:events'
import type { Design, EnsembleResult, EnsembleStudy } from '../engine/index.ts'
import type { StudyRunner } from './study-runner.ts'

export type BackgroundState = 'queued' | 'running' | 'done' | 'failed' | 'interrupted'

/** What a background study does. */
export interface BackgroundWork {
  readonly study: EnsembleStudy
  /** Whose share of the threads it takes. */
  readonly caller: string
  /** Address of its result. */
  readonly fingerprint: string
  /** Keeps the result; the study is done when this is. */
  readonly store: (result: EnsembleResult) => Promise<void>
}

/** Error bars that are computed while nobody has to wait for them. It keeps its latest state alone, never a history. */
export class BackgroundStudy {
  #state: BackgroundState = 'queued'
  #runsDone = 0
  #runsPlanned = 0
  #estimate: EnsembleResult | null = null
  #wantsEstimate = false
  readonly #changes = new EventEmitter<{ change: [] }>().setMaxListeners(0)
  readonly #stop = new AbortController()
  readonly fingerprint: string
  readonly design: Design
  /** Rises with every change, so that a reader knows whether it has missed one. */
  version = 0
  /** Settles when the study has ended; rejects with what it failed of. */
  readonly ended: Promise<void>

  constructor(studies: Pick<StudyRunner, 'run'>, work: BackgroundWork) {
    this.fingerprint = work.fingerprint
    this.design = work.study.design
    this.ended = this.#work(studies, work)
    // Whoever starts a study need not wait for it.
    this.ended.catch(() => {})
  }

  get state(): BackgroundState {
    return this.#state
  }

  /** Draws that are finished. */
  get runsDone(): number {
    return this.#runsDone
  }

  /** Draws that it makes at most; 0 until it gets its turn. */
  get runsPlanned(): number {
    return this.#runsPlanned
  }

  /** Whether it still has to do something. */
  get underWay(): boolean {
    return this.#state === 'queued' || this.#state === 'running'
  }

  /** Readers that wait for a change. */
  get readers(): number {
    return this.#changes.listenerCount('change')
  }

  /** What the first draws alone give; null while there is no estimate. Looking asks for a newer one. */
  lookAtEstimate(): EnsembleResult | null {
    this.#wantsEstimate = true
    return this.#estimate
  }

  /** Resolves when it has changed since `version`. Rejects when the signal aborts. */
  async changedSince(version: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.version === version) await once(this.#changes, 'change', { signal })
  }

  /** Ends it, whatever it computes. */
  interrupt(reason: Error): void {
    this.#stop.abort(reason)
  }

  async #work(studies: Pick<StudyRunner, 'run'>, { study, caller, store }: BackgroundWork): Promise<void> {
    const { signal } = this.#stop
    try {
      const result = await studies.run(study, { caller, signal, progress: this.#listener() })
      signal.throwIfAborted()
      await store(result)
      this.#runsDone = result.runs
      this.#runsPlanned = result.runs
      this.#end('done')
    } catch (error) {
      this.#end(signal.aborted ? 'interrupted' : 'failed')
      throw error
    }
  }

  #listener() {
    const progressed = (runsDone: number, runsPlanned: number) => {
      this.#state = 'running'
      this.#runsDone = runsDone
      this.#runsPlanned = runsPlanned
      this.#changed()
    }
    const estimated = (estimate: object) => {
      this.#wantsEstimate = false
      this.#estimate = estimate as EnsembleResult
      this.#changed()
    }
    const wantsEstimate = () => this.#wantsEstimate
    return {
      progressed,
      estimated,
      get wantsEstimate() {
        return wantsEstimate()
      },
    }
  }

  #end(state: BackgroundState): void {
    this.#state = state
    this.#estimate = null
    this.#changed()
  }

  #changed(): void {
    this.version++
    this.#changes.emit('change')
  }
}
