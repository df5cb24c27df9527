import { InvalidInput, LimitExceeded, NotFound } from '../../store/errors.ts'
import { prepareRun, storeRun } from '../../store/simulations.ts'
import { simulateRules } from '../analysis/study-cost.ts'
import { armYearsText, studyScopesText } from '../analysis/study-inputs.ts'
import { builder } from '../builder.ts'
import { askerOf } from '../context.ts'
import { currentParameters } from '../model-parameter.ts'
import { storeBeforeErrorBars, storeWithErrorBars } from './error-bars.ts'
import { requestOf, waits } from './request.ts'
import { SimulateInput } from './simulate-input.ts'
import { Simulation } from './simulation.ts'

builder.mutationField('simulate', (t) =>
  t.prismaField({
    type: Simulation,
    description: `Simulates and stores the run, with error bars where \`uncertainty\` asks for them. The same request again gives the run that is stored, so a retry is safe. Error bars that are under way in the background for the same request are waited for, not computed twice. ${armYearsText('With error bars, 2')} With \`wait: false\` the error bars are not bound by it. ${studyScopesText}`,
    ...simulateRules,
    errors: {
      types: [InvalidInput, NotFound, LimitExceeded],
      union: { name: 'SimulateResult', description: 'A stored run, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: SimulateInput,
        required: true,
        description: 'Levers, years and parameters of the run.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const { db, viewer, now, newId } = context
      const prepared = await prepareRun(askerOf(context), requestOf(input), currentParameters(context))
      const { requestKey, scenarioId, ensemble } = prepared
      // The scenario of a stored run is lost when it is deleted; storing again restores it.
      const where = { ownerId_requestKey: { ownerId: viewer.id, requestKey }, scenarioId }
      const ensembleFingerprint = ensemble?.fingerprint ?? null
      const stored = await db.simulation.findUnique({ ...query, where: { ...where, ensembleFingerprint } })
      if (stored) return stored
      const stamp = { ownerId: viewer.id, id: newId(), createdAt: now() }
      if (ensemble === null) await storeRun(db, prepared, stamp)
      else {
        const store = waits(input) ? storeWithErrorBars : storeBeforeErrorBars
        await store({ prepared, ensemble, where, stamp }, context)
      }
      return db.simulation.findUniqueOrThrow({ ...query, where })
    },
  }),
)
