import { z } from 'zod'
import { defaultYearOutputs } from '../../engine/index.ts'
import { studyLimits } from '../../store/studies/study-bounds.ts'
import { YearOutput } from '../analysis/outputs.ts'
import { amount, seedInput, uncertaintyInput } from '../analysis/study-inputs.ts'
import { builder } from '../builder.ts'
import { constantCase } from '../constant-case.ts'
import { validated } from './request.ts'
import { overlayText, runInputs } from './run-inputs.ts'

/**
 * Validation collects instead of refusing: with a scenario, or with parameters that contradict the data set, some of
 * what is wrong is known only after a look into the database, and a caller gets everything at once.
 */
const collected = z.unknown().transform(validated)

export const SimulateInput = builder.inputType('SimulateInput', {
  description: `What to simulate. Everything is optional. ${overlayText}`,
  validate: { schema: collected as never },
  fields: (t) => ({
    ...runInputs(t),
    uncertainty: uncertaintyInput(t, 'only the central run, without error bars'),
    bandOutputs: t.field({
      type: [YearOutput],
      description: `Outputs to give error bars over the years for; ${defaultYearOutputs.map(constantCase).join(', ')} if not given. Outputs times years may come to ${amount(studyLimits.bandSeries)}. Only with \`uncertainty\`.`,
    }),
    seed: seedInput(t, 'Only with `uncertainty`.'),
    wait: t.boolean({
      defaultValue: true,
      description:
        'Whether the answer comes when the error bars are done. False: the central run is stored and answered at once, and its error bars are computed in the background; `Simulation.progress` and the subscription `simulationProgress` tell how far they are. What is computed is the same either way. Only with `uncertainty`, and not in a preview.',
    }),
  }),
})
