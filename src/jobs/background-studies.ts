import type { Log } from '../log.ts'
import { BackgroundStudy, type BackgroundWork } from './background-study.ts'
import { Quota } from './quota.ts'
import type { StudyRunner } from './study-runner.ts'

export interface BackgroundStudiesOptions {
  studies: Pick<StudyRunner, 'run'>
  /** Studies that one owner may have under way. */
  studiesPerOwner: number
  /** Readers of progress that one owner may have. */
  readersPerOwner: number
  log?: Log
}

/** What a study in the background belongs to. */
export interface BackgroundJob extends BackgroundWork {
  /** Names the study in this process, such as by the id of the stored run that it completes. */
  readonly key: string
  readonly ownerId: string
}

/** Ended studies that are remembered, for readers who come late. */
const remembered = 1_000

/** Studies under way in this process for which no request waits. */
export class BackgroundStudies {
  /** Readers of progress, by owner. */
  readonly readers: Quota
  readonly #running: Quota
  readonly #studies: Pick<StudyRunner, 'run'>
  readonly #log: Log | undefined
  /** Those under way, and the last that ended, in the order of their ends. */
  readonly #known = new Map<string, BackgroundStudy>()
  readonly #underWay = new Set<BackgroundStudy>()
  #closed = false

  constructor({ studies, studiesPerOwner, readersPerOwner, log }: BackgroundStudiesOptions) {
    this.#studies = studies
    this.#running = new Quota(studiesPerOwner)
    this.readers = new Quota(readersPerOwner)
    this.#log = log
  }

  /** The study under a key, under way or ended not long ago. */
  find(key: string): BackgroundStudy | undefined {
    return this.#known.get(key)
  }

  /** Studies under way of an owner, and how many there may be. */
  load(ownerId: string): { readonly underWay: number; readonly maximum: number } {
    return { underWay: this.#running.taken(ownerId), maximum: this.#running.maximum }
  }

  /**
   * Starts a study, or joins the one that is under way under its key. Null where the owner may have no more of them.
   *
   * @throws Error once closed
   */
  start({ key, ownerId, ...work }: BackgroundJob): BackgroundStudy | null {
    if (this.#closed) throw new Error('No study is started any more')
    const known = this.#known.get(key)
    if (known?.underWay) return known
    const release = this.#running.take(ownerId)
    if (release === null) return null
    const study = new BackgroundStudy(this.#studies, work)
    this.#known.set(key, study)
    this.#underWay.add(study)
    const settle = () => {
      release()
      this.#underWay.delete(study)
      this.#remember(key, study)
    }
    // The first to hear of the end, so that whoever waits for it finds the place free.
    study.ended.then(settle, (error) => {
      settle()
      if (study.state === 'failed') this.#log?.error({ err: error, simulation: key }, 'error bars failed')
    })
    return study
  }

  /** Ends the study under a key and forgets it. */
  cancel(key: string): void {
    const study = this.#known.get(key)
    this.#known.delete(key)
    study?.interrupt(new Error('The run was deleted'))
  }

  /** Waits until the studies that are under way now have ended, in whichever way. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#underWay].map(({ ended }) => ended))
  }

  /** Ends all studies and starts no more. */
  async close(): Promise<void> {
    this.#closed = true
    for (const study of this.#underWay) study.interrupt(new Error('The server is shutting down'))
    await this.settle()
  }

  /** Moves an ended study to the end of the line, unless it was cancelled or begun anew, and forgets the first ones. */
  #remember(key: string, study: BackgroundStudy): void {
    if (this.#known.get(key) !== study) return
    this.#known.delete(key)
    this.#known.set(key, study)
    let surplus = this.#known.size - this.#underWay.size - remembered
    for (const [other, candidate] of this.#known) {
      if (surplus <= 0) break
      if (this.#underWay.has(candidate)) continue
      this.#known.delete(other)
      surplus--
    }
  }
}
