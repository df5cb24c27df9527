import { lockSpaces } from '../coordination.ts'
import type { Prisma, PrismaClient, StudyKind } from '../generated/client.ts'
import { isUnderWay, underWayStates } from './job-look-ups.ts'
import { handOutChunks, orderMerge, workVersion } from './job-queue.ts'

/** A study that somebody asks for. */
export interface JobOrder {
  /** A new UUID. */
  readonly id: string
  readonly ownerId: string
  /** Whose share of the workers it takes. */
  readonly caller: string
  readonly kind: StudyKind
  /** What was asked for: the same again joins the job that is under way. */
  readonly requestKey: string
  readonly fingerprint: string
  /** Run that it completes. */
  readonly simulationId: string | null
  readonly prepared: Uint8Array<ArrayBuffer>
  /** Whether a request waits for it. */
  readonly awaited: boolean
  /** Chunks of its first stage. */
  readonly chunks: number
  /** Draws that it makes at most. */
  readonly runsPlanned: number
  readonly trace: string | null
}

/** Transactions wait for others of the same job, and carry megabytes: Prisma's own limits are 2 and 5 seconds. */
const patient = { maxWait: 10_000, timeout: 60_000 }

/**
 * Stores a job and hands out its chunks, or joins the one that is under way for the same request. A job that has ended gives
 * way to another try.
 *
 * @returns id of the job; null where the owner has as many under way as it may
 */
export function placeJob(db: PrismaClient, order: JobOrder, mostPerOwner: number): Promise<string | null> {
  const { ownerId, kind, requestKey, chunks, ...job } = order
  return db.$transaction(async (tx) => {
    // Two gateways would both count before either has stored.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockSpaces.owner}::int, hashtext(${ownerId}))`
    const where = { ownerId_kind_requestKey: { ownerId, kind, requestKey } }
    const known = await tx.studyJob.findUnique({
      where,
      select: { id: true, state: true, modelVersion: true },
    })
    if (known && isUnderWay(known.state) && known.modelVersion === workVersion) {
      // From now on it is wanted whether somebody waits for it or not.
      if (!order.awaited) await tx.studyJob.update({ where, data: { awaited: false }, select: { id: true } })
      return known.id
    }
    const others = { ownerId, state: { in: underWayStates }, id: { not: known?.id ?? order.id } }
    if ((await tx.studyJob.count({ where: others })) >= mostPerOwner) return null
    if (known) await tx.studyJob.delete({ where, select: { id: true } })
    await tx.studyJob.create({
      data: {
        ...job,
        ownerId,
        kind,
        requestKey,
        state: 'QUEUED',
        modelVersion: workVersion,
        chunksPlanned: chunks,
        chunkBits: bitsFor(chunks),
      },
      select: { id: true },
    })
    await handOutChunks(tx, { id: order.id, stage: 0, chunks })
    return order.id
  }, patient)
}

/** A job begins when a worker has taken up its first chunk. */
export async function beginJob(db: PrismaClient, id: string): Promise<void> {
  await db.studyJob.updateMany({ where: { id, state: 'QUEUED' }, data: { state: 'RUNNING' } })
}

/** What a chunk came to. */
export interface ChunkOutcome {
  readonly id: string
  readonly stage: number
  readonly chunk: number
  /** Draws in it. */
  readonly runs: number
  readonly part: {
    readonly table: string
    readonly first: number
    readonly end: number
    readonly content: Uint8Array<ArrayBuffer>
  }
}

/** So many chunks are merged at once, so that neither parts nor merges grow too many. */
const chunksPerMerge = 32

class Gone extends Error {}

/** Stores what a chunk came to, once: nothing happens where it is stored already, or its job has ended or is gone. */
export async function storeChunk(db: PrismaClient, outcome: ChunkOutcome): Promise<void> {
  const { id, stage, chunk, runs, part } = outcome
  try {
    await db.$transaction(async (tx) => {
      // The part comes first: the row of the job is locked for as short as can be.
      const inserted = await tx.$executeRaw`
        INSERT INTO "StudyPart" ("jobId", "table", "first", "end", "content")
        SELECT "id", ${part.table}, ${part.first}, ${part.end}, ${part.content} FROM "StudyJob" WHERE "id" = ${id}::uuid
        ON CONFLICT DO NOTHING`
      const [job] = await tx.$queryRaw<{ done: number; planned: number; estimateDue: boolean | null }[]>`
        UPDATE "StudyJob" SET
          "state" = 'RUNNING',
          "chunkBits" = set_bit("chunkBits", ${chunk}, 1),
          "chunksDone" = "chunksDone" + 1,
          "runsDone" = "runsDone" + ${runs}
        WHERE "id" = ${id}::uuid AND "stage" = ${stage} AND "state" IN ('QUEUED', 'RUNNING')
          AND get_bit("chunkBits", ${chunk}) = 0
        RETURNING "chunksDone" AS done, "chunksPlanned" AS planned,
          "watchedUntil" > now() AND "estimateDueAt" <= now() AS "estimateDue"`
      if (inserted === 0 || job === undefined) throw new Gone()
      const { done, planned, estimateDue } = job
      if (done === planned || estimateDue || done % chunksPerMerge === 0) await orderMerge(tx, id)
    }, patient)
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
}

/** What a merge leaves to be gone on with. */
export interface MergeOutcome {
  readonly id: string
  readonly stage: number
  /** Leaves that are merged, from the first one on, and what they came to. */
  readonly leaves: number
  /** Parts that they were. */
  readonly parts: number
  readonly part: Uint8Array<ArrayBuffer>
  /** Result of these leaves alone, and how soon the next one may be made. */
  readonly estimate: { readonly result: object; readonly pauseMillis: number } | null
  /** Chunks of the next stage, where the look at this one was not enough. */
  readonly nextChunks: number | null
  /** Whether some parts are left. */
  readonly again: boolean
}

/**
 * Puts merged parts in the place of those that they were made from, and hands out the next stage, or orders another merge,
 * where it is due. Where another merge was faster with some of the parts, nothing is stored and it is done again.
 */
export async function storeMerged(db: PrismaClient, outcome: MergeOutcome): Promise<void> {
  const { id, stage, leaves, parts, part, estimate, nextChunks, again } = outcome
  await db.$transaction(async (tx) => {
    const [job] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "StudyJob" WHERE "id" = ${id}::uuid AND "stage" = ${stage} AND "state" = 'RUNNING' FOR UPDATE`
    if (job === undefined) return
    const merged = { jobId: id, table: 'leaves', end: { lte: leaves } }
    if ((await tx.studyPart.count({ where: merged })) !== parts) return orderMerge(tx, id)
    await tx.studyPart.deleteMany({ where: merged })
    await tx.studyPart.createMany({
      data: { jobId: id, table: 'leaves', first: 0, end: leaves, content: part },
    })
    if (estimate !== null) {
      await tx.$executeRaw`
        UPDATE "StudyJob" SET "estimate" = ${estimate.result}::jsonb,
          "estimateDueAt" = now() + ${estimate.pauseMillis}::float8 * interval '1 millisecond'
        WHERE "id" = ${id}::uuid`
    }
    if (again) await orderMerge(tx, id)
    if (nextChunks !== null) {
      const next = { stage: stage + 1, chunksPlanned: nextChunks, chunksDone: 0 }
      const data = { ...next, chunkBits: bitsFor(nextChunks) }
      await tx.studyJob.update({ where: { id }, data, select: { id: true } })
      await handOutChunks(tx, { id, stage: stage + 1, chunks: nextChunks })
    }
  }, patient)
}

/**
 * Ends a job whose result is there.
 *
 * @param stored statements that store it, which do nothing where it is stored
 * @param runs draws that were made
 */
export async function concludeJob(
  db: PrismaClient,
  id: string,
  { runs, stored }: { runs: number; stored: readonly Prisma.PrismaPromise<unknown>[] },
): Promise<void> {
  await db.$transaction([
    ...stored,
    db.$executeRaw`
      UPDATE "StudyJob" SET "state" = 'DONE', "runsDone" = ${runs}, "runsPlanned" = ${runs}, "endedAt" = now(),
        "estimate" = NULL, "prepared" = ''
      WHERE "id" = ${id}::uuid`,
    db.studyPart.deleteMany({ where: { jobId: id } }),
  ])
}

/**
 * Counts a failure of a job: a part that could not be computed, or a worker that died.
 *
 * @returns how often it has happened
 */
export async function countFailure(
  db: PrismaClient,
  id: string,
  kind: 'failures' | 'deaths',
): Promise<number> {
  const [job] = await db.studyJob.updateManyAndReturn({
    where: { id, state: { in: underWayStates } },
    data: { [kind]: { increment: 1 } },
    select: { failures: true, deaths: true },
  })
  return job?.[kind] ?? 0
}

/** Ends a job without a result; what it came to is dropped. False where it has ended already. */
export async function endJob(
  db: PrismaClient,
  id: string,
  state: 'FAILED' | 'INTERRUPTED',
): Promise<boolean> {
  const [count] = await db.$transaction([
    db.$executeRaw`
      UPDATE "StudyJob" SET "state" = ${state}::"StudyJobState", "endedAt" = now(), "estimate" = NULL, "prepared" = ''
      WHERE "id" = ${id}::uuid AND "state" IN ('QUEUED', 'RUNNING')`,
    db.studyPart.deleteMany({ where: { jobId: id } }),
  ])
  return count > 0
}

/** A bit for each of some chunks, none of them set. */
function bitsFor(chunks: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Math.ceil(chunks / 8))
}
