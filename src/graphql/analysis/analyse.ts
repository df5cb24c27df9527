import type { Prisma } from '../../store/generated/client.ts'
import type { AnalysisKind } from '../../store/studies/analysis-kinds.ts'
import { prepareStudy } from '../../store/studies/prepare-study.ts'
import { storingAnalysis } from '../../store/studies/store-analysis.ts'
import { askerOf, type GraphQLContext } from '../context.ts'
import { currentParameters } from '../model-parameter.ts'
import { withScenarioKey } from '../simulation/request.ts'
import { awaitStudy } from './await-study.ts'

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
  const { db, viewer, caller, now, newId, studies, jobs, signal } = context
  const prepared = await prepareStudy(
    askerOf(context),
    kind,
    withScenarioKey(input),
    currentParameters(context),
  )
  const { requestKey, scenarioId, study } = prepared
  const ownerId = viewer.id
  // The scenario of a stored study is lost when it is deleted; storing again restores it.
  const where = { ownerId_kind_requestKey: { ownerId, kind, requestKey }, scenarioId }
  const stored = await find(where)
  if (stored !== null) return stored
  if (jobs.isLarge(study)) {
    await awaitStudy(context, async () => ({
      id: newId(),
      ownerId,
      caller,
      prepared: { kind, study: prepared },
    }))
  } else
    await jobs.once.do(`${ownerId} ${kind} ${requestKey}`, {
      done: async () => (await find(where)) !== null,
      work: async () => {
        const result = await studies.run(study, { caller, signal })
        signal.throwIfAborted()
        const stamp = { ownerId, id: newId(), createdAt: now() }
        await db.$transaction(storingAnalysis(db, prepared, result, stamp))
      },
      signal,
    })
  return (await find(where))!
}
