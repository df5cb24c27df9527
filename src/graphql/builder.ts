import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import ZodPlugin from '@pothos/plugin-zod'
import { InvalidInput } from '../store/errors.ts'
import type { JsonValue } from '../store/generated/internal/prismaNamespace.ts'
import type PrismaTypes from '../store/generated/pothos.ts'
import { getDatamodel } from '../store/generated/pothos.ts'
import { issuesOf } from '../store/input-issues.ts'
import type { GraphQLContext } from './context.ts'
import { connectionCost, fieldCost, nodesCost } from './cost.ts'
import { decodeId } from './global-id.ts'
import { LIMITS } from './limits.ts'
import { Forbidden, type ScopeFlags, scopeFlags } from './scopes.ts'

/** The one schema builder. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  Context: GraphQLContext
  AuthScopes: ScopeFlags
  DefaultAuthStrategy: 'all'
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  Scalars: {
    DateTime: { Input: Date; Output: Date }
    PartialDate: { Input: string; Output: string }
    JSON: { Input: JsonValue; Output: JsonValue }
  }
}>({
  // Order matters: what stands first wraps what follows, so errors become union members outside of validation.
  plugins: [ErrorsPlugin, ScopeAuthPlugin, ComplexityPlugin, RelayPlugin, PrismaPlugin, ZodPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    defaultConnectionSize: LIMITS.defaultPage,
    maxConnectionSize: LIMITS.maxPage,
    // A query that a resolver does not pass on means one more statement per row: never acceptable, so never silent.
    onUnusedQuery: 'error',
  },
  scopeAuth: {
    authScopes: scopeFlags,
    defaultStrategy: 'all',
    authorizeOnSubscribe: true,
    unauthorizedError: (_parent, { viewer }, _info, { failure }) => new Forbidden(failure, viewer),
  },
  errors: {
    defaultTypes: [],
    directResult: true,
    // Validation errors become members of the result union. It makes validation run before a field's own
    // authorisation, so callers are authenticated before execution starts.
    unsafelyHandleInputErrors: true,
  },
  zod: {
    validationError: (error) => new InvalidInput(issuesOf(error, 'input')),
  },
  complexity: {
    fieldComplexity: fieldCost as never,
    // Counted before execution, where the caller's budget is at hand: see operation-cost.ts.
    disabled: true,
  },
  relay: {
    nodesOnConnection: {
      description: 'The entries of this page, without their cursors.',
      complexity: { field: 1, multiplier: 1 },
    },
    edgesFieldOptions: {
      description: 'The entries of this page, each with its cursor.',
      nullable: { list: false, items: false },
      complexity: { field: 1, multiplier: 1 },
    },
    nodeFieldOptions: { description: 'The entry of the list itself.', nullable: false },
    cursorFieldOptions: { description: 'Opaque position of the entry, for `after` and `before`.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the whole list.' },
    pageInfoTypeOptions: { description: 'Position of a page in the list that it was cut from.' },
    hasNextPageFieldOptions: { description: 'Whether entries follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether entries precede this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first entry. Null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last entry. Null on an empty page.' },
    firstArgOptions: {
      description: `Number of entries from the start or after \`after\`: 1 to ${LIMITS.maxPage}, ${LIMITS.defaultPage} if not given.`,
    },
    lastArgOptions: {
      description: `Number of entries from the end or before \`before\`: 1 to ${LIMITS.maxPage}.`,
    },
    afterArgOptions: { description: 'Cursor after which the page begins.' },
    beforeArgOptions: { description: 'Cursor before which the page ends.' },
    defaultEdgeTypeOptions: { description: 'An entry of a list, and where it stands.' },
    nodeTypeOptions: { description: 'Something lasting that can be fetched again by its id.' },
    idFieldOptions: {
      description: 'Opaque id, unique over all types; it survives a re-import of the data set.',
    },
    nodeQueryOptions: {
      description:
        'Fetches anything that has an id. Null when there is no such thing, or it is neither yours nor shared.',
      args: {
        id: {
          description:
            'Id as some earlier answer gave it. A text that is no id is an error with the code `BAD_USER_INPUT`.',
        },
      },
    },
    nodesQueryOptions: {
      description:
        'Fetches several things by id, null in the place of each that is not there, or is neither yours nor shared.',
      complexity: nodesCost,
      args: {
        ids: {
          description: `Ids as earlier answers gave them, at most ${LIMITS.maxPage}. A text that is no id is an error with the code \`BAD_USER_INPUT\` for all of them.`,
        },
      },
    },
    defaultConnectionFieldOptions: { complexity: connectionCost as never },
    decodeGlobalID: (id) => decodeId(id, isNodeType),
  },
})

/** Whether things of this type can be fetched by id. */
function isNodeType(name: string): boolean {
  if (!builder.configStore.hasConfig(name)) return false
  const options = builder.configStore.getTypeConfig(name).pothosOptions
  return 'loadWithoutCache' in options || 'loadOne' in options
}

// Whatever is read begins at a field of this type; what needs no scope says so by `skipTypeScopes`.
builder.queryType({ description: 'Everything that can be read.', authScopes: { read: true } })
builder.mutationType({ description: 'Everything that can be changed or started.' })
builder.subscriptionType({
  authScopes: { read: true },
  description:
    'Everything that can be followed as it happens, as server-sent events: ask with `Accept: text/event-stream`.',
})

// Every connection counts the same way: a root field hands a function over, a relation the counted number.
builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'Number of entries in the whole list. Counted only when asked for.',
    extensions: { pothosPrismaTotalCount: true },
    resolve: (connection) => {
      const { totalCount } = connection as { totalCount?: number | (() => Promise<number>) }
      if (totalCount === undefined) throw new Error('A connection was built without its total count')
      return typeof totalCount === 'function' ? totalCount() : totalCount
    },
  }),
)
