import { EventEmitter, once } from 'node:events'
import type { Study } from '../../engine/index.ts'
import type { Coordination } from '../../store/coordination.ts'
import type { PrismaClient, StudyKind } from '../../store/generated/client.ts'
import { isUnderWay, jobsUnderWay, jobUnderWay } from '../../store/study-jobs/job-look-ups.ts'
import { addressOf, type PreparedJob, preparedBytes, studyOf } from '../../store/study-jobs/prepared-job.ts'
import { endJob, placeJob } from '../../store/study-jobs/study-jobs.ts'
import { traceParent } from '../../telemetry/traced.ts'
import { Once } from '../once.ts'
import { Quota } from '../quota.ts'
import { armYearsOf, drawsOf, stagesOf } from './plan.ts'

export interface StoredStudiesOptions {
  db: PrismaClient
  coordination: Coordination
  /** Studies that one owner may have under way. */
  studiesPerOwner: number
  /** Readers of progress that one owner may have. */
  readersPerOwner: number
  /** Studies of more simulated years of an arm are stored, also where a request waits for them. */
  largeArmYears?: number
  /** As the workers have it. */
  chunkArmYears?: number
}

/** Who asks for a study, and how. */
export interface StudyOrder {
  /** A new UUID. */
  readonly id: string
  readonly ownerId: string
  readonly caller: string
  readonly prepared: PreparedJob
  /** Run that it completes. */
  readonly simulationId?: string
  /** Whether a request waits for it. */
  readonly awaited: boolean
}

/** A core simulates and summarises as many in some tenths of a second: less is not worth the way through the database. */
const defaultLargeArmYears = 2_000_000

/** How long a reader of estimates counts as one after its last look, in seconds. */
const watchSeconds = 5

/** Studies that are kept in the database and computed by whichever workers there are, as one gateway sees them. */
export class StoredStudies {
  /** Readers of progress, by owner. */
  readonly readers: Quota
  /** Studies that one owner may have under way. */
  readonly maximum: number
  /** Keeps equal studies that are computed at once from being computed twice. */
  readonly once: Once
  readonly #db: PrismaClient
  readonly #coordination: Coordination
  readonly #waiting = new Map<string, number>()
  readonly #largeArmYears: number
  readonly #chunkArmYears: number | undefined

  constructor({
    db,
    coordination,
    studiesPerOwner,
    readersPerOwner,
    largeArmYears = defaultLargeArmYears,
    chunkArmYears,
  }: StoredStudiesOptions) {
    this.#db = db
    this.#coordination = coordination
    this.#largeArmYears = largeArmYears
    this.#chunkArmYears = chunkArmYears
    this.once = new Once(coordination)
    this.maximum = studiesPerOwner
    this.readers = new Quota(readersPerOwner)
  }

  /** Whether a study is too large for the process that is asked for it. */
  isLarge(study: Study): boolean {
    return armYearsOf(study) > this.#largeArmYears
  }

  /** Studies under way of an owner, whichever gateway it asked. */
  underWay(ownerId: string): Promise<number> {
    return jobsUnderWay(this.#db, ownerId)
  }

  /** The study that is under way for an equal request of an owner. */
  find(ownerId: string, kind: StudyKind, requestKey: string): Promise<string | null> {
    return jobUnderWay(this.#db, { ownerId, kind, requestKey })
  }

  /** Stores a study to be computed, or joins the equal one of its owner that is under way. Null where the owner has no place left. */
  place({ prepared, simulationId, ...order }: StudyOrder): Promise<string | null> {
    const study = studyOf(prepared)
    const job = {
      ...order,
      ...addressOf(prepared),
      simulationId: simulationId ?? null,
      trace: traceParent() ?? null,
      kind: prepared.kind,
      prepared: preparedBytes(prepared),
      chunks: stagesOf(study, this.#chunkArmYears)[0]!.chunks.length,
      runsPlanned: drawsOf(study),
    }
    return placeJob(this.#db, job, this.maximum)
  }

  /**
   * Resolves when a study has ended, or is gone: deleted, or replaced by another try.
   *
   * @throws the reason of the signal when it aborts: the study goes on
   * @throws Error where it has failed
   */
  async ended(id: string, signal: AbortSignal): Promise<'done' | 'interrupted' | 'gone'> {
    const changes = this.changes(id)
    try {
      for (;;) {
        const { version } = changes
        const job = await this.#db.studyJob.findUnique({ where: { id }, select: { state: true } })
        if (job === null) return 'gone'
        if (job.state === 'DONE') return 'done'
        if (job.state === 'INTERRUPTED') return 'interrupted'
        if (job.state === 'FAILED') throw new Error(`The study ${id} has failed`)
        await changes.since(version, signal, { untilEnd: true })
      }
    } finally {
      changes.end()
    }
  }

  /**
   * Counts somebody as waiting for a study, until what comes back is called: `forGood` ends the study where nobody waits for
   * it any more that this process knows of, and it is no study in the background.
   */
  wait(id: string): (how: { forGood: boolean }) => Promise<void> {
    this.#waiting.set(id, (this.#waiting.get(id) ?? 0) + 1)
    return async ({ forGood }) => {
      const others = this.#waiting.get(id)! - 1
      if (others > 0) this.#waiting.set(id, others)
      else this.#waiting.delete(id)
      if (!forGood || others > 0) return
      const job = await this.#db.studyJob.findUnique({ where: { id }, select: { awaited: true } })
      if (job?.awaited) await endJob(this.#db, id, 'INTERRUPTED')
    }
  }

  /** Changes of a study, or of the studies of a run, from now on. */
  changes(id: string): JobChanges {
    return new JobChanges(id, this.#coordination)
  }

  /** Tells workers that somebody looks at what the first draws of a study give. */
  async look(id: string): Promise<void> {
    // Most looks come while the last one still counts.
    await this.#db.$executeRaw`
      UPDATE "StudyJob" SET "watchedUntil" = now() + ${watchSeconds}::int * interval '1 second'
      WHERE "id" = ${id}::uuid AND "state" IN ('QUEUED', 'RUNNING')
        AND ("watchedUntil" IS NULL OR "watchedUntil" < now() + ${watchSeconds}::int * interval '500 milliseconds')`
  }
}

/** Counts changes of one job, so that a reader knows whether it has missed one. */
export class JobChanges {
  version = 0
  readonly #changes = new EventEmitter<{ change: []; end: [] }>()
  /** Of the last change after which nothing is under way, or that may have been such a one. */
  #ended = 0
  /** Hears of no more changes. */
  readonly end: () => void

  constructor(id: string, coordination: Pick<Coordination, 'onChange'>) {
    this.end = coordination.onChange(id, (news) => {
      this.version++
      this.#changes.emit('change')
      if (news !== undefined && isUnderWay(news)) return
      this.#ended = this.version
      this.#changes.emit('end')
    })
  }

  /**
   * Resolves when there was a change after `version`. Rejects when the signal aborts.
   *
   * @param options.untilEnd waits for a change that may be the last, rather than for any
   */
  async since(version: number, signal: AbortSignal, { untilEnd = false } = {}): Promise<void> {
    signal.throwIfAborted()
    if ((untilEnd ? this.#ended : this.version) > version) return
    await once(this.#changes, untilEnd ? 'end' : 'change', { signal })
  }
}
