import { revokeApiKey } from '../../store/api-keys.ts'
import { NotFound } from '../../store/errors.ts'
import { isUuid } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { keyOf, notFound, wrongIdText } from '../global-id.ts'
import { ApiKey } from './api-key.ts'

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which API key to end.',
  fields: (t) => ({
    id: t.globalID({ required: true, description: `Id of the key, as \`apiKeys\` lists it. ${wrongIdText}` }),
  }),
})

builder.mutationField('revokeApiKey', (t) =>
  t.prismaField({
    type: ApiKey,
    description:
      'Ends an API key: the next request with it is refused. What its owner has stored stays. Needs the scope `admin`.',
    authScopes: { admin: true },
    errors: {
      types: [NotFound],
      union: { name: 'RevokeApiKeyResult', description: 'The key that was revoked, or why there is none.' },
    },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which one to end.' }) },
    resolve: async (query, _root, { input }, { db, now, log }) => {
      const id = keyOf('ApiKey', input.id)
      const found = isUuid(id) && (await revokeApiKey(db, { id }, now()))
      if (!found) throw notFound('ApiKey', id)
      log.info({ id }, 'an API key was revoked')
      return db.apiKey.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
