import { checkNewApiKey, expiryAfter, standardKeyDays } from '../../store/api-key-form.ts'
import { createApiKey } from '../../store/api-keys.ts'
import { InvalidInput } from '../../store/errors.ts'
import type { ApiKey as StoredKey } from '../../store/generated/client.ts'
import { builder } from '../builder.ts'
import { writeCost } from '../cost.ts'
import { Scope } from '../enums.ts'
import { ApiKey } from './api-key.ts'

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'What a new API key is for and allows.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What the key is for, up to 100 characters on one line.' }),
    owner: t.string({
      required: true,
      description:
        'Whose key it is: 1 to 64 letters, digits or any of `. _ @ + -`. All keys of one owner see what any of them has stored.',
    }),
    scopes: t.field({
      type: [Scope],
      required: true,
      description: 'What the key allows, at least one scope.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: `When the key stops working: in ${standardKeyDays} days if not given; null for a key that does not end by itself.`,
    }),
  }),
})

const CreatedApiKey = builder.objectRef<{ apiKey: StoredKey; secret: string }>('CreatedApiKey').implement({
  description: 'A new API key with its secret.',
  authScopes: { admin: true },
  fields: (t) => ({
    apiKey: t.field({
      type: ApiKey,
      description: 'The key as it is stored.',
      resolve: ({ apiKey }) => apiKey,
    }),
    secret: t.exposeString('secret', {
      description:
        'The whole key, to be sent as `Authorization: Bearer …`. It is shown here and never again: only its hash is stored.',
    }),
  }),
})

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: CreatedApiKey,
    description: 'Makes an API key. Needs the scope `admin`. A retry makes another key.',
    complexity: writeCost,
    authScopes: { admin: true },
    errors: {
      types: [InvalidInput],
      union: { name: 'CreateApiKeyResult', description: 'A new API key, or why there is none.' },
    },
    args: {
      input: t.arg({
        type: CreateApiKeyInput,
        required: true,
        description: 'Its name, owner, scopes and end.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const now = context.now()
      const { expiresAt = expiryAfter(standardKeyDays, now), ...wanted } = input
      const created = await createApiKey(context.db, checkNewApiKey({ ...wanted, expiresAt }, now), context)
      const { prefix, owner, scopes } = created.apiKey
      context.log.info({ prefix, owner, scopes }, 'an API key was made')
      return created
    },
  }),
)
