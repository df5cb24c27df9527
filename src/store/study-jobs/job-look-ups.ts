import type { PrismaClient, StudyJobState, StudyKind } from '../generated/client.ts'

/** Of jobs for which something still has to be done. */
export const underWayStates: StudyJobState[] = ['QUEUED', 'RUNNING']

/** Whether something still has to be done for a job in this state. */
export function isUnderWay(state: StudyJobState | 'GONE'): boolean {
  return state === 'QUEUED' || state === 'RUNNING'
}

/** The job that is under way for a request of an owner. */
export async function jobUnderWay(
  db: PrismaClient,
  request: { readonly ownerId: string; readonly kind: StudyKind; readonly requestKey: string },
): Promise<string | null> {
  const where = { ...request, state: { in: underWayStates } }
  const job = await db.studyJob.findFirst({ where, select: { id: true } })
  return job?.id ?? null
}

/** Jobs under way of an owner. */
export function jobsUnderWay(db: PrismaClient, ownerId: string): Promise<number> {
  return db.studyJob.count({ where: { ownerId, state: { in: underWayStates } } })
}

/** Jobs of all callers that wait for a worker, and that are under way. */
export async function countJobs(db: PrismaClient): Promise<{ waiting: number; running: number }> {
  const counts = await db.studyJob.groupBy({
    by: ['state'],
    where: { state: { in: underWayStates } },
    _count: true,
  })
  const of = (state: StudyJobState) => counts.find((count) => count.state === state)?._count ?? 0
  return { waiting: of('QUEUED'), running: of('RUNNING') }
}

/** What a worker has to know of a job at this moment. */
export interface JobAt {
  readonly state: StudyJobState
  readonly stage: number
  readonly caller: string
  readonly kind: StudyKind
  /** `traceparent` of the request that asked for it. */
  readonly trace: string | null
  readonly chunksPlanned: number
  readonly chunksDone: number
  /** Whether somebody looks at estimates, and another may be made. */
  readonly estimateDue: boolean
}

/** A job that is under way; null where there is nothing to do for it any more. */
export async function jobAt(db: PrismaClient, id: string): Promise<JobAt | null> {
  const [job] = await db.$queryRaw<JobAt[]>`
    SELECT "state"::text, "stage", "caller", "kind"::text, "trace", "chunksPlanned", "chunksDone",
      coalesce("watchedUntil" > now() AND "estimateDueAt" <= now(), false) AS "estimateDue"
    FROM "StudyJob" WHERE "id" = ${id}::uuid AND "state" IN ('QUEUED', 'RUNNING')`
  return job ?? null
}

/** The study of a job and what is stored with its result. */
export function preparedOf(db: PrismaClient, id: string) {
  return db.studyJob.findUnique({ where: { id }, select: { ownerId: true, prepared: true } })
}

/** Leaves that the parts of a job hold, and their size, in order. */
export function partsOf(
  db: PrismaClient,
  id: string,
): Promise<{ first: number; end: number; bytes: number }[]> {
  return db.$queryRaw`
    SELECT "first", "end", octet_length("content") AS bytes FROM "StudyPart"
    WHERE "jobId" = ${id}::uuid AND "table" = 'leaves' ORDER BY "first"`
}
