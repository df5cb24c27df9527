import type { AnalysisKind } from '../../store/generated/enums.ts'
import { readableRow } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { keyOf, wrongIdText } from '../global-id.ts'
import { ownConnectionCost, ownPage } from '../own.ts'
import { analysisTypes } from './analysis.ts'
import { Attribution } from './attribution.ts'
import { Comparison } from './comparison.ts'
import { Recommendation } from './recommendation.ts'
import { Sensitivity } from './sensitivity.ts'

interface Entry {
  readonly kind: AnalysisKind
  readonly type: typeof Comparison
  /** Fields of Query: one for an id, one for the list. */
  readonly one: string
  readonly list: string
}

const entries: readonly Entry[] = [
  { kind: 'COMPARISON', type: Comparison, one: 'comparison', list: 'comparisons' },
  { kind: 'ATTRIBUTION', type: Attribution, one: 'attribution', list: 'attributions' },
  { kind: 'SENSITIVITY', type: Sensitivity, one: 'sensitivity', list: 'sensitivities' },
  { kind: 'RECOMMENDATION', type: Recommendation, one: 'recommendation', list: 'recommendations' },
]

for (const { kind, type, one, list } of entries) {
  const name = analysisTypes[kind]
  const Connection = builder.connectionObject({
    type,
    name: `${name}Connection`,
    description: `A page of ${list}.`,
  })
  builder.queryFields((t) => ({
    [one]: t.prismaField({
      type,
      nullable: true,
      description: `The stored ${one} with this id. Null when there is none, or it is neither yours nor shared.`,
      args: {
        id: t.arg.globalID({ required: true, description: `Id as the mutation gave it. ${wrongIdText}` }),
      },
      resolve: (query, _root, { id }, { db, viewer }) =>
        db.analysis.findUnique({ ...query, where: { ...readableRow(keyOf(name, id), viewer.id), kind } }),
    }),
    [list]: t.prismaConnection(
      {
        type,
        cursor: 'id',
        description: `Your stored ${list}, newest first.`,
        complexity: ownConnectionCost,
        totalCount: (_root, _args, { db, viewer }) =>
          db.analysis.count({ where: { ownerId: viewer.id, kind } }),
        resolve: (query, _root, _args, { db, viewer }) => {
          const where = { ownerId: viewer.id, kind }
          return ownPage(
            query,
            (id) => db.analysis.count({ where: { ...where, id } }),
            () => db.analysis.findMany({ ...query, where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
          )
        },
      },
      Connection,
    ),
  }))
}
