import { builder } from './builder.ts'
import type { Spending } from './context.ts'

const RateLimit = builder.objectRef<Spending>('RateLimit').implement({
  description:
    'The points that the caller may spend on requests in a window of time, and what is left of them.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'Points of a whole window.' }),
    remaining: t.exposeInt('remaining', {
      description: 'Points left in this window, with this request taken off at what it could have cost.',
    }),
    cost: t.exposeInt('cost', {
      description:
        'Points that were taken off for this request. What its answer turns out not to need is given back; ' +
        '`extensions.cost` of the answer says how much it needed.',
    }),
    resetAt: t.expose('resetAt', {
      type: 'DateTime',
      description: 'When the window ends and all points are there again.',
    }),
  }),
})

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimit,
    description: 'What the caller has left of its points. Asking counts as a request too.',
    resolve: (_root, _args, { spending }) => spending(),
  }),
)
