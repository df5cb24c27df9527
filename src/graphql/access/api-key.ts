import { isUuid, nilUuid } from '../../store/owners.ts'
import { builder } from '../builder.ts'
import { Scope } from '../enums.ts'
import { ownConnectionCost } from '../own.ts'

export const ApiKey = builder.prismaNode('ApiKey', {
  id: { field: 'id' },
  // For who may not manage keys there are none, by whatever way they are looked up.
  findUnique: (id, { viewer }) => ({ id: viewer.scopes.has('ADMIN') && isUuid(id) ? id : nilUuid }),
  nullable: true,
  authScopes: { admin: true },
  fields: (t) => ({
    prefix: t.exposeString('prefix'),
    name: t.exposeString('name'),
    owner: t.exposeString('owner'),
    scopes: t.field({
      type: [Scope],
      description: 'What the key allows.',
      select: { scopes: true },
      resolve: ({ scopes }) => scopes,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
  }),
})

const ApiKeyConnection = builder.connectionObject({
  type: ApiKey,
  name: 'ApiKeyConnection',
  description: 'A page of API keys.',
})

builder.queryField('apiKeys', (t) =>
  t.prismaConnection(
    {
      type: ApiKey,
      cursor: 'id',
      description: 'All API keys, newest first, with those that no longer work. Needs the scope `admin`.',
      skipTypeScopes: true,
      authScopes: { admin: true },
      complexity: ownConnectionCost,
      totalCount: (_root, _args, { db }) => db.apiKey.count(),
      resolve: (query, _root, _args, { db }) =>
        db.apiKey.findMany({ ...query, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
    },
    ApiKeyConnection,
  ),
)
