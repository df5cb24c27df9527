import type { StudyResults } from '../../engine/index.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import type { RunStamp } from '../simulations.ts'
import type { AnalysisKind, AnalysisStudies } from './analysis-kinds.ts'
import type { PreparedStudy } from './prepare-study.ts'
import { storingStudyResult, studyRow } from './study-row.ts'

/**
 * Statements that store a study for its owner, and its result unless that exists. Two equal requests at once are safe: the second waits for
 * the first one's rows and keeps them. A stored study whose scenario was deleted and is back is tied to it again.
 */
export function storingAnalysis<Kind extends AnalysisKind>(
  db: PrismaClient,
  prepared: PreparedStudy<Kind>,
  result: StudyResults[AnalysisStudies[Kind]['kind']],
  stamp: RunStamp,
): Prisma.PrismaPromise<unknown>[] {
  const { kind, fingerprint, requestKey, scenarioId } = prepared
  return [
    storingStudyResult(db, studyRow(prepared, result, stamp.createdAt)),
    db.analysis.upsert({
      where: { ownerId_kind_requestKey: { ownerId: stamp.ownerId, kind, requestKey } },
      create: {
        ...stamp,
        kind,
        fingerprint,
        requestKey,
        request: prepared.request as Prisma.InputJsonObject,
        overridden: [...prepared.overridden],
        dataSetVersion: prepared.dataSetVersion,
        scenarioId,
      },
      update: { scenarioId },
      select: { id: true },
    }),
  ]
}
