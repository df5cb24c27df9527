import type { AnalysisKind, PrismaClient, Visibility } from './generated/client.ts'
import { ownRow } from './owners.ts'
import { type Change, setScenarioVisibility } from './scenario-changes.ts'

/** Something that a caller has stored. */
export type Stored =
  | { readonly table: 'scenario'; readonly id: string }
  | { readonly table: 'simulation'; readonly id: string }
  | { readonly table: 'analysis'; readonly kind: AnalysisKind; readonly id: string }

/** Says who may read something of the caller's own. False where the caller has nothing such with this id. */
export async function setVisibility(
  db: PrismaClient,
  stored: Stored,
  visibility: Visibility,
  change: Change,
): Promise<boolean> {
  const { id } = stored
  const where = ownRow(id, change.ownerId)
  switch (stored.table) {
    case 'scenario':
      return setScenarioVisibility(db, id, visibility, change)
    case 'simulation':
      return (await db.simulation.updateMany({ where, data: { visibility } })).count > 0
    case 'analysis':
      return (
        (await db.analysis.updateMany({ where: { ...where, kind: stored.kind }, data: { visibility } }))
          .count > 0
      )
  }
}
