import { builder } from '../builder.ts'
import type { Viewer } from '../context.ts'
import { Scope } from '../enums.ts'

const ViewerKind = builder.enumType('ViewerKind', {
  description: 'How a caller was told from others.',
  values: {
    ANONYMOUS: {
      description:
        'By nothing: the request has no credential. All such callers are one, and see what any of them stores.',
    },
    API_KEY: { description: 'By an API key. All keys of one owner are one caller.' },
    TOKEN: { description: 'By a JSON Web Token of the configured issuer. The subject is the caller.' },
  },
} as const)

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks, as this server sees it.',
  fields: (t) => ({
    name: t.string({
      description: 'Owner of the API key, subject of the token, or `anonymous`.',
      resolve: ({ id }) => id.slice(id.indexOf(':') + 1),
    }),
    kind: t.field({
      type: ViewerKind,
      description: 'How the caller was told from others.',
      resolve: ({ kind }) => kind,
    }),
    credential: t.string({
      description:
        'Credential under which changes are recorded: the first part of an API key, never its secret.',
      resolve: ({ actor }) => actor,
    }),
    scopes: t.field({
      type: [Scope],
      description: 'What the caller may do.',
      resolve: ({ scopes }) => [...scopes],
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    skipTypeScopes: true,
    description: 'Who you are and what you may do. It needs no scope.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)
