import type { Prisma } from '../../store/generated/client.ts'
import type { AnalysisKind } from '../../store/studies/analysis-kinds.ts'
import { prepareStudy } from '../../store/studies/prepare-study.ts'
import { storeAnalysis } from '../../store/studies/store-analysis.ts'
import { askerOf, type GraphQLContext } from '../context.ts'
import { currentParameters } from '../model-parameter.ts'
import { withScenarioKey } from '../simulation/request.ts'

/**
 * The caller's own stored study for a request, computed and stored unless it is there. The result is always computed anew
 * for another caller, so that the time an answer takes does not tell whether somebody else has asked the same.
 *
 * @param find reads the caller's study with what the operation selects
 */
export async function analyse<Row>(
  kind: AnalysisKind,
  input: { readonly scenario?: string | null | undefined },
  context: GraphQLContext,
  find: (where: Prisma.AnalysisWhereUniqueInput) => Promise<Row | null>,
): Promise<Row> {
  const { db, viewer, caller, now, newId, studies, signal } = context
  const prepared = await prepareStudy(
    askerOf(context),
    kind,
    withScenarioKey(input),
    currentParameters(context),
  )
  const { requestKey, scenarioId } = prepared
  // The scenario of a stored study is lost when it is deleted; storing again restores it.
  const where = { ownerId_kind_requestKey: { ownerId: viewer.id, kind, requestKey }, scenarioId }
  const stored = await find(where)
  if (stored !== null) return stored
  const result = await studies.run(prepared.study, { caller, signal })
  signal.throwIfAborted()
  await storeAnalysis(db, prepared, result, { ownerId: viewer.id, id: newId(), createdAt: now() })
  return (await find(where))!
}
