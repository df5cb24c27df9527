import { deserialize, serialize } from 'node:v8'
import type { EnsembleResult, Study } from '../../engine/index.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import { type PreparedRun, storingErrorBars } from '../simulations.ts'
import type { AnalysisKind } from '../studies/analysis-kinds.ts'
import type { PreparedStudy } from '../studies/prepare-study.ts'
import { storingAnalysis } from '../studies/store-analysis.ts'

/** What a job computes, and all that is stored with its result. */
export type PreparedJob =
  | { readonly kind: 'ENSEMBLE'; readonly run: PreparedRun }
  | { readonly kind: AnalysisKind; readonly study: PreparedStudy }

/** As a job keeps it: numbers bit by bit, whichever process reads it. */
export function preparedBytes(prepared: PreparedJob): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(serialize(prepared))
}

/** Inverse of `preparedBytes`. Throws Error for anything else. */
export function preparedFrom(bytes: Uint8Array): PreparedJob {
  return deserialize(bytes) as PreparedJob
}

export function studyOf(prepared: PreparedJob): Study {
  return prepared.kind === 'ENSEMBLE' ? prepared.run.ensemble!.study : prepared.study.study
}

/** Address of the result. */
export function addressOf(prepared: PreparedJob): { requestKey: string; fingerprint: string } {
  if (prepared.kind === 'ENSEMBLE') {
    const { requestKey, ensemble } = prepared.run
    return { requestKey, fingerprint: ensemble!.fingerprint }
  }
  const { requestKey, fingerprint } = prepared.study
  return { requestKey, fingerprint }
}

/** Statements that store the result of a job; done twice, they do nothing more. */
export async function storingResult(
  db: PrismaClient,
  prepared: PreparedJob,
  { id, ownerId, now }: { id: string; ownerId: string; now: Date },
  result: object,
): Promise<Prisma.PrismaPromise<unknown>[]> {
  if (prepared.kind === 'ENSEMBLE') {
    return storingErrorBars(db, prepared.run, { ownerId, completedAt: now }, result as EnsembleResult)
  }
  // It may have been deleted since: a study loses its scenario then, as stored ones do.
  const where = { id: prepared.study.scenarioId ?? '' }
  const scenario = await db.scenario.findUnique({ where, select: { id: true } })
  const study = { ...prepared.study, scenarioId: scenario?.id ?? null }
  return storingAnalysis(db, study, result as never, { ownerId, id, createdAt: now })
}
