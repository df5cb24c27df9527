import { ownRow } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { ScenarioChangeKind } from '../enums.ts'
import { keyOf, wrongIdText } from '../global-id.ts'
import { ownConnectionCost, ownPage } from '../own.ts'
import { Scenario } from './scenario.ts'

const ScenarioChange = builder.prismaNode('ScenarioChange', {
  id: { field: 'id' },
  findUnique: (id, { viewer }) => ownRow(id, viewer.id),
  nullable: true,
  fields: (t) => ({
    scenarioId: t.globalID({
      description: 'Id of the scenario. A deleted scenario is not found by it any more.',
      resolve: ({ scenarioId }) => ({ type: Scenario, id: scenarioId }),
    }),
    version: t.exposeInt('version'),
    kind: t.expose('kind', { type: ScenarioChangeKind, description: 'What was done.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was done.' }),
    actor: t.exposeString('actor'),
    state: t.expose('state', { type: 'JSON' }),
  }),
})

const ScenarioChangeConnection = builder.connectionObject({
  type: ScenarioChange,
  name: 'ScenarioChangeConnection',
  description: 'A page of changes of scenarios.',
})

builder.queryField('scenarioChanges', (t) =>
  t.prismaConnection(
    {
      type: ScenarioChange,
      cursor: 'id',
      description: 'Every change of your scenarios, the deleted ones included, newest first.',
      complexity: ownConnectionCost,
      args: {
        scenario: t.arg.globalID({
          description: `Only changes of the scenario with this id, also a deleted one. ${wrongIdText}`,
        }),
      },
      totalCount: (_root, { scenario }, { db, viewer }) =>
        db.scenarioChange.count({ where: ownChanges(viewer.id, scenario) }),
      resolve: (query, _root, { scenario }, { db, viewer }) => {
        const where = ownChanges(viewer.id, scenario)
        return ownPage(
          query,
          (id) => db.scenarioChange.count({ where: { ...where, id } }),
          () =>
            db.scenarioChange.findMany({
              ...query,
              where,
              orderBy: [{ at: 'desc' }, { version: 'desc' }, { id: 'asc' }],
            }),
        )
      },
    },
    ScenarioChangeConnection,
  ),
)

function ownChanges(ownerId: string, scenario: { typename: string; id: string } | null | undefined) {
  return { ownerId, ...(scenario && { scenarioId: keyOf('Scenario', scenario) }) }
}
