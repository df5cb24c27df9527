import { isTabulated, type Study, type StudyResults, type TabulatedStudy } from '../../engine/index.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type JobAt, jobAt, partsOf, preparedOf } from '../../store/study-jobs/job-look-ups.ts'
import {
  type PreparedJob,
  preparedFrom,
  storingResult,
  studyOf,
} from '../../store/study-jobs/prepared-job.ts'
import { beginJob, concludeJob, storeChunk, storeMerged } from '../../store/study-jobs/study-jobs.ts'
import type { JobMetrics } from '../../telemetry/job-metrics.ts'
import { continueTrace, traced } from '../../telemetry/traced.ts'
import type { StudyRunner } from '../study-runner.ts'
import { emptyTables } from '../tabulate.ts'
import type { StudyTask, TaskOf, TaskOutcomes } from '../tasks.ts'
import { type Chunk, drawsIn, drawsOf, type Stage, stagesOf } from './plan.ts'

/** Shortest time between two estimates, in milliseconds. */
const estimateGapMillis = 250

/** Estimates may take at most this share of a thread. */
const estimateShare = 0.1

/** How fast parts get into the database, roughly. */
const storedBytesPerMilli = 50_000

/** What one merge takes at most. */
const mostParts = 64
const mostBytes = 64_000_000

/** Studies that are kept at hand between their chunks. */
const studiesKept = 16

interface KnownJob {
  readonly ownerId: string
  readonly prepared: PreparedJob
  readonly study: Study
  readonly stages: readonly Stage[]
}

/** A part of a study could not be computed. */
export class ComputationError extends Error {}

export interface JobComputationOptions {
  db: PrismaClient
  studies: Pick<StudyRunner, 'perform'>
  now: () => Date
  metrics?: Pick<JobMetrics, 'chunkEnded'>
  /** Simulated years of an arm that chunks have at least. Every process on a database must have the same. */
  chunkArmYears?: number
}

/** What a worker does for jobs: their chunks, and merging what these come to. All of it may be done twice without harm. */
export class JobComputation {
  readonly #db: PrismaClient
  readonly #studies: Pick<StudyRunner, 'perform'>
  readonly #now: () => Date
  readonly #metrics: Pick<JobMetrics, 'chunkEnded'> | undefined
  readonly #chunkArmYears: number | undefined
  /** By id, the last used at the end. */
  readonly #known = new Map<string, KnownJob>()

  constructor({ db, studies, now, metrics, chunkArmYears }: JobComputationOptions) {
    this.#db = db
    this.#studies = studies
    this.#now = now
    this.#metrics = metrics
    this.#chunkArmYears = chunkArmYears
  }

  /** Computes and stores a chunk; does nothing where its job has ended or gone on. */
  async chunk(
    id: string,
    { stage, chunk }: { stage: number; chunk: number },
    signal: AbortSignal,
  ): Promise<void> {
    const db = this.#db
    const job = await jobAt(db, id)
    if (job === null || job.stage !== stage) return
    if (job.state === 'QUEUED') await beginJob(db, id)
    const { kind } = job
    const started = performance.now()
    const ended = (outcome: 'done' | 'failed' | 'cancelled') =>
      this.#metrics?.chunkEnded({
        kind: kind.toLowerCase(),
        outcome,
        seconds: (performance.now() - started) / 1_000,
      })
    try {
      await continueTrace(job.trace, () =>
        traced('study chunk', { 'monazite.study.kind': kind, 'monazite.chunk': chunk }, () =>
          this.#computeChunk(id, { stage, chunk }, { caller: job.caller, signal }),
        ),
      )
      ended('done')
    } catch (error) {
      ended(signal.aborted ? 'cancelled' : 'failed')
      throw error
    }
  }

  async #computeChunk(
    id: string,
    { stage, chunk }: { stage: number; chunk: number },
    whose: { caller: string; signal: AbortSignal },
  ): Promise<void> {
    const known = await this.#job(id)
    if (known === null) return
    const { looks, chunks } = known.stages[stage]!
    const cut = chunks[chunk]!
    const content = await this.#draw(known.study, { ...cut, looks }, whose)
    if (stage === 0 && chunks.length === 1 && !isTabulated(known.study)) {
      // What is all that there is need not go through the database; many of these keep every value.
      const work = { study: known.study, parts: [content], look: looks.at(-1)!, estimate: false }
      const { enough, result } = await this.#perform<'merge'>({ kind: 'merge', ...work }, whose)
      if (enough) return this.#conclude(id, known, result!)
    }
    const runs = drawsIn(cut, looks.at(-1) ?? 0)
    await storeChunk(this.#db, { id, stage, chunk, runs, part: { ...cut, content } })
  }

  /**
   * Merges what the chunks of a job have left, as far as it goes without a gap. Where its stage is complete, the job ends or
   * goes on with the next one.
   */
  async merge(id: string, signal: AbortSignal): Promise<void> {
    const job = await jobAt(this.#db, id)
    if (job === null) return
    await continueTrace(job.trace, () =>
      traced('study merge', { 'monazite.study.kind': job.kind }, () => this.#merge(id, job, signal)),
    )
  }

  async #merge(id: string, job: JobAt, signal: AbortSignal): Promise<void> {
    const known = await this.#job(id)
    if (known === null) return
    const { caller, stage } = job
    const complete = job.chunksDone === job.chunksPlanned
    const { study } = known
    if (isTabulated(study)) {
      if (complete) await this.#conclude(id, known, await this.#tabulate(id, study, { caller, signal }))
      return
    }
    const { parts, more } = await this.#firstParts(id)
    const leaves = parts.at(-1)?.end ?? 0
    const { looks, chunks } = known.stages[stage]!
    const whole = complete && leaves === chunks.at(-1)!.end
    // One part that is not the whole is merged already; there is more only behind a gap.
    if (leaves === 0 || (parts.length === 1 && !whole && !job.estimateDue)) return
    const { part, enough, result, millis } = await this.#perform<'merge'>(
      {
        kind: 'merge',
        study,
        parts: parts.map(({ content }) => content),
        look: whole ? looks.at(-1)! : null,
        estimate: !complete && job.estimateDue,
      },
      { caller, signal },
    )
    if (enough) {
      await this.#conclude(id, known, result!)
      return
    }
    const effort = millis + part!.length / storedBytesPerMilli
    const pauseMillis = Math.max(estimateGapMillis, effort / estimateShare)
    await storeMerged(this.#db, {
      id,
      stage,
      leaves,
      parts: parts.length,
      part: part!,
      estimate: result && { result, pauseMillis },
      nextChunks: whole ? known.stages[stage + 1]!.chunks.length : null,
      again: more,
    })
  }

  async #perform<Kind extends StudyTask['kind']>(
    task: TaskOf<Kind>,
    whose: { caller: string; signal: AbortSignal },
  ): Promise<TaskOutcomes[Kind]> {
    try {
      return await this.#studies.perform(task, whose)
    } catch (cause) {
      whose.signal.throwIfAborted()
      throw new ComputationError((cause as Error).message, { cause })
    }
  }

  async #draw(
    study: Study,
    { table, looks, first, end }: Chunk & Pick<Stage, 'looks'>,
    whose: { caller: string; signal: AbortSignal },
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (!isTabulated(study)) {
      return this.#perform<'chunk'>({ kind: 'chunk', study, looks, first, end }, whose)
    }
    const name = table as Exclude<typeof table, 'leaves'>
    const cells = await this.#perform<'table chunk'>(
      { kind: 'table chunk', study, table: name, first, end },
      whose,
    )
    return new Uint8Array(cells.buffer)
  }

  async #tabulate(id: string, study: TabulatedStudy, whose: { caller: string; signal: AbortSignal }) {
    const tables = emptyTables(study)
    const rows = await this.#db.studyPart.findMany({ where: { jobId: id }, omit: { content: true } })
    for (const { table: name, first, end } of rows) {
      const { runs, cells } = tables.find((table) => table.name === name)!
      const { content } = await this.#db.studyPart.findUniqueOrThrow({
        where: { jobId_table_first: { jobId: id, table: name, first } },
        select: { content: true },
      })
      // A copy of its own, so that it begins where numbers may.
      const values = new Float64Array(Uint8Array.from(content).buffer)
      const draws = end - first
      for (let metric = 0; metric * runs < cells.length; metric++) {
        cells.set(values.subarray(metric * draws, (metric + 1) * draws), metric * runs + first)
      }
    }
    return this.#perform<'tabulated'>({ kind: 'tabulated', study, tables }, whose)
  }

  /** Parts from the first leaf on, without a gap, as many as one merge takes; `more` where it leaves some. */
  async #firstParts(id: string) {
    const rows = await partsOf(this.#db, id)
    let end = 0
    let bytes = 0
    let count = 0
    let more = false
    for (const row of rows) {
      if (row.first !== end) break
      // Two at least, or nothing would ever be merged.
      more = count >= 2 && (count === mostParts || bytes + row.bytes > mostBytes)
      if (more) break
      end = row.end
      bytes += row.bytes
      count++
    }
    const parts = await this.#db.studyPart.findMany({
      where: { jobId: id, table: 'leaves', end: { lte: end } },
      select: { end: true, content: true },
      orderBy: { first: 'asc' },
    })
    return { parts, more }
  }

  async #conclude(id: string, { ownerId, prepared, study }: KnownJob, result: StudyResults[Study['kind']]) {
    const stamp = { id, ownerId, now: this.#now() }
    const stored = await storingResult(this.#db, prepared, stamp, result)
    const { runs } = 'runs' in result ? result : { runs: drawsOf(study) }
    await concludeJob(this.#db, id, { runs, stored })
    this.#known.delete(id)
  }

  async #job(id: string): Promise<KnownJob | null> {
    const kept = this.#known.get(id)
    this.#known.delete(id)
    const known = kept ?? (await this.#read(id))
    if (known === null) return null
    this.#known.set(id, known)
    for (const [oldest] of this.#known) {
      if (this.#known.size <= studiesKept) break
      this.#known.delete(oldest)
    }
    return known
  }

  async #read(id: string): Promise<KnownJob | null> {
    const row = await preparedOf(this.#db, id)
    if (row === null || row.prepared.length === 0) return null
    try {
      const prepared = preparedFrom(row.prepared)
      const study = studyOf(prepared)
      return { ownerId: row.ownerId, prepared, study, stages: stagesOf(study, this.#chunkArmYears) }
    } catch (cause) {
      throw new ComputationError('The study cannot be read', { cause })
    }
  }
}
