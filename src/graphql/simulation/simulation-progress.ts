import { GraphQLError } from 'graphql'
import { readableRow } from '../../store/owners.ts'
import { isUnderWay } from '../../store/study-jobs/job-look-ups.ts'
import { builder } from '../builder.ts'
import type { GraphQLContext } from '../context.ts'
import { keyOf, notFound, wrongIdText } from '../global-id.ts'
import { LIMITS } from '../limits.ts'
import { latestValues } from './latest-values.ts'
import { type ProgressView, progressOf, progressSelection, SimulationProgress } from './progress.ts'

builder.subscriptionField('simulationProgress', (t) =>
  t.field({
    type: SimulationProgress,
    description: `How far one of your stored runs is, or one that is shared: at once, then after changes, at most every ${LIMITS.eventGapMillis} ms. A slow reader gets the newest state; those between are dropped. The stream completes after DONE, FAILED or INTERRUPTED. One that completes before that was ended by a server that shuts down: subscribe again. To take up a broken stream, subscribe again or read \`Simulation.progress\`. The id of a run that is not there, or is neither yours nor shared, gets an error with code NOT_FOUND; with ${LIMITS.subscriptions} subscriptions open, another gets TOO_MANY_SUBSCRIPTIONS.`,
    args: {
      id: t.arg.globalID({ required: true, description: `Id as \`simulate\` gave it. ${wrongIdText}` }),
    },
    subscribe: async (_root, { id }, context) => eventsOf(keyOf('Simulation', id), context),
    resolve: (progress) => progress as ProgressView,
  }),
)

async function eventsOf(id: string, context: GraphQLContext): Promise<AsyncIterableIterator<ProgressView>> {
  const { db, viewer, jobs, signal, closing } = context
  const release = jobs.readers.take(viewer.id)
  if (release === null) throw tooMany(jobs.readers.maximum)
  try {
    const where = readableRow(id, viewer.id)
    const find = () => db.simulation.findUnique({ where, select: progressSelection })
    const row = await find()
    if (row === null) throw noSuchRun(id)
    // Of the run: a study that failed may be replaced by another try between two looks.
    const changes = jobs.changes(row.id)
    return latestValues(changes, {
      read: async () => {
        const current = await find()
        return current ? progressOf(current) : { ...progressOf(row), state: 'INTERRUPTED' as const }
      },
      isLast: ({ state }) => !isUnderWay(state),
      gapMillis: LIMITS.eventGapMillis,
      signal: AbortSignal.any([signal, closing]),
      onEnd: () => {
        changes.end()
        release()
      },
    })
  } catch (error) {
    release()
    throw error
  }
}

function noSuchRun(id: string): GraphQLError {
  const { code, message } = notFound('Simulation', id)
  return new GraphQLError(message, { extensions: { code } })
}

function tooMany(maximum: number): GraphQLError {
  return new GraphQLError(
    `You have ${maximum} subscriptions open; more are not possible. End one of them, or read \`Simulation.progress\`.`,
    { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', maximum } },
  )
}
