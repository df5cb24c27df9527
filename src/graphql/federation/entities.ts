import { encodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLField } from 'graphql'
import type { PrismaClient } from '../../store/generated/client.ts'
import type { GraphQLContext } from '../context.ts'
import { decodeId, keyOf } from '../global-id.ts'
import { checkCount } from '../page.ts'
import { naturalKeys } from './natural-keys.ts'
import { type Representation, readRepresentations } from './representation.ts'

/**
 * Resolver of `_entities`. It turns what a router names into ids and leaves the rest to `nodes`: who may see what, the
 * limits and the loading are the same, whichever of the two is asked.
 */
export function resolveEntities(nodes: GraphQLField<unknown, GraphQLContext>, entities: ReadonlySet<string>) {
  const resolve: GraphQLField<unknown, GraphQLContext>['resolve'] = async (root, args, context, info) => {
    const load = async (ids: string[]): Promise<unknown[]> =>
      (await nodes.resolve!(root, { ids }, context, info)) as unknown[]
    checkCount('representations', args.representations.length)
    const wanted = readRepresentations(args.representations, entities)
    // Runs the checks of `nodes` before keys are looked up: a request that is refused reads nothing.
    await load([])
    const ids = await idsOf(wanted, context.db, entities)
    const known = ids.filter((id) => id !== undefined)
    const found = await load(known)
    let next = 0
    return ids.map((id) => (id === undefined ? null : found[next++]))
  }
  return resolve
}

/** The id of each thing, undefined where its key is nobody's. One statement for all keys of a type. */
async function idsOf(
  wanted: readonly Representation[],
  db: PrismaClient,
  entities: ReadonlySet<string>,
): Promise<(string | undefined)[]> {
  const slugs = Map.groupBy(
    wanted.filter(({ typename, field }) => field !== 'id' && naturalKeys.get(typename)?.find),
    ({ typename }) => typename,
  )
  const found = new Map<string, string>()
  await Promise.all(
    [...slugs].map(async ([typename, some]) => {
      const keys = [...new Set(some.map(({ value }) => value))]
      for (const { id, slug } of await naturalKeys.get(typename)!.find!(db, keys)) {
        found.set(`${typename}:${slug}`, encodeGlobalID(typename, id))
      }
    }),
  )
  return wanted.map(({ typename, field, value }) => {
    if (field === 'id') {
      keyOf(
        typename,
        decodeId(value, (name) => entities.has(name)),
      )
      return value
    }
    return slugs.has(typename) ? found.get(`${typename}:${value}`) : encodeGlobalID(typename, value)
  })
}
