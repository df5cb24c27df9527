import { builder } from './builder.ts'
import { Observation, ObservationConnection } from './observation.ts'
import { observationArguments, observationQuery } from './observation-filter.ts'

const query = observationQuery()

builder.queryField('observations', (t) =>
  t.prismaConnection(
    {
      type: Observation,
      cursor: 'id',
      description: 'Every number of the data set.',
      args: observationArguments,
      totalCount: (_root, args, { db }) => db.observation.count({ where: query(args).where }),
      resolve: (selection, _root, args, { db }) => db.observation.findMany({ ...selection, ...query(args) }),
    },
    ObservationConnection,
  ),
)
