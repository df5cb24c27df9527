import { InvalidInput } from '../../store/errors.ts'
import { createScenario } from '../../store/scenario-changes.ts'
import { readScenarioDocument } from '../../store/scenario-form.ts'
import { builder } from '../builder.ts'
import { writeCost } from '../cost.ts'
import { changeOf } from './change.ts'
import { Scenario } from './scenario.ts'
import { scenarioTexts } from './scenario-input.ts'

const ImportScenarioInput = builder.inputType('ImportScenarioInput', {
  description: 'A scenario as `Scenario.document` gives it.',
  fields: (t) => ({
    document: t.field({
      type: 'JSON',
      required: true,
      description: 'The document: an object with `format`, `slug`, `title`, `description` and `run`.',
    }),
    slug: t.string({
      description: `Key to store it under; the one of the document if not given. ${scenarioTexts.slug}`,
    }),
  }),
})

builder.mutationField('importScenario', (t) =>
  t.prismaField({
    type: Scenario,
    description:
      'Stores a scenario from a document as a new one of your own. Needs the scope `analyse`. Paths of issues start in the document.',
    complexity: writeCost,
    authScopes: { analyse: true },
    errors: {
      types: [InvalidInput],
      union: { name: 'ImportScenarioResult', description: 'The stored scenario, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: ImportScenarioInput,
        required: true,
        description: 'What to store, and under which key.',
      }),
    },
    resolve: async (query, _root, { input: { document, slug } }, context) => {
      const renamed =
        slug != null && document !== null && typeof document === 'object' ? { ...document, slug } : document
      const { id } = await createScenario(context.db, readScenarioDocument(renamed), changeOf(context))
      return context.db.scenario.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
