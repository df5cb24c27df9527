import { type GraphQLField, getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraph } from '../../../src/graphql/federation/subgraph.ts'
import { subscribe } from '../../support/event-stream.ts'
import { fieldRules, fieldsBelowRoots } from './field-rules.ts'
import { type Role, type RoleServer, roleScopes, roles, startWithRoles } from './roles.ts'
import { type RootRule, rootFields, rootRules } from './root-rules.ts'
import { everythingBelow } from './selection.ts'
import {
  missingLike,
  type OwnedIds,
  referenceKeys,
  runSecrets,
  scenarioSecrets,
  secretsIn,
  storeEverything,
  storeOne,
  storeSmall,
  type ThingKeys,
} from './stored-things.ts'

// Everything that the schema has, and what routers may ask besides.
const schema = createSubgraph()
const secrets = [...scenarioSecrets, ...runSecrets]

let server: RoleServer
let ids: OwnedIds
let keys: ThingKeys
let clock = new Date('2026-01-15T12:00:00Z')
beforeAll(async () => {
  server = await startWithRoles({ schema, now: () => clock })
  const reference = await referenceKeys(server.database.client)
  // Others store things before and after the owner does, so that the owner's come between theirs in any order.
  await storeSmall(server.as('other'), { slug: 'before', seed: 1 })
  clock = new Date(clock.getTime() + 1_000)
  ids = await storeEverything(server.as('owner'))
  clock = new Date(clock.getTime() + 1_000)
  await storeSmall(server.as('other'), { slug: 'xafter', seed: 2 })
  keys = { ...ids, ...reference, slug: 'secret-slug' }
})
afterAll(() => server?.close())

describe('every field has a rule, and every rule a field', () => {
  test('fields of the root types', () => {
    const there = rootFields(schema)
    expect(
      there.filter((name) => !(name in rootRules)),
      'say in root-rules.ts which scopes these need and whose data they give',
    ).toEqual([])
    expect(
      Object.keys(rootRules).filter((name) => !there.includes(name)),
      'strike these from root-rules.ts: the schema has them no more',
    ).toEqual([])
  })

  test('fields of all other types', () => {
    const there = fieldsBelowRoots(schema)
    expect(
      there.filter((name) => !fieldRules.has(name)),
      'say in field-rules.ts to whom these give what',
    ).toEqual([])
    expect(
      [...fieldRules.keys()].filter((name) => !there.includes(name)),
      'strike these from field-rules.ts: the schema has them no more',
    ).toEqual([])
  })
})

/** What root fields have given that are the same for everyone. */
const references = new Map<string, unknown>()

/** Fields that some request below has selected and been answered. */
const walked = new Set<string>()

function fieldAt(coordinate: string): GraphQLField<unknown, unknown> {
  const [type, name] = coordinate.split('.') as [string, string]
  return (schema.getType(type) as unknown as ReturnType<typeof schema.getQueryType>)!.getFields()[name]!
}

/** The operation that asks for everything below a root field. */
function operationFor(coordinate: string, args: string, as: readonly string[] = []): string {
  const field = fieldAt(coordinate)
  const { text, fields } = everythingBelow(schema, field, as)
  for (const name of fields) walked.add(name)
  return `${coordinate.split('.')[0]!.toLowerCase()} { answer: ${field.name}${args}${text} }`
}

/** Arguments of a root field; those of a list let it give as much as it can, or little where there is much. */
function argumentsFor(coordinate: string, { args, gives }: RootRule, of: ThingKeys): string {
  if (args) return args(of)
  if (!fieldAt(coordinate).args.some(({ name }) => name === 'first')) return ''
  return gives === 'reference' ? '(first: 1)' : '(first: 100)'
}

/** Scopes whose lack keeps a role from a field; undefined where nothing does. */
function lacks(role: Role, needs: RootRule['needs']): readonly string[] | undefined {
  const has = roleScopes[role].map((scope) => scope.toLowerCase())
  return needs.find((some) => !some.some((scope) => has.includes(scope)))
}

/** Asserts that a request is refused for its scopes, with nothing of it run. */
async function expectForbidden(role: Role, operation: string, requiredScopes: readonly string[]) {
  const before = operation.startsWith('mutation') ? await server.tables() : undefined
  const { body, headers } = await server.as(role)(operation)
  // The one statement looks up the key.
  expect(server.statements.filter((sql) => !sql.includes('"ApiKey"'))).toEqual([])
  expect(server.statements.length).toBeLessThanOrEqual(1)
  expect(body.data?.answer ?? null).toBeNull()
  expect(body.errors).toEqual([
    expect.objectContaining({ extensions: { code: 'FORBIDDEN', requiredScopes } }),
  ])
  expect(headers.get('cache-control')).toBe('no-store')
  if (before) expect(await server.tables()).toEqual(before)
}

/** Fails when an answer has words or ids of the owner that the request had not. */
function expectNothingOfOwner(answer: { body: object; headers: Headers }, request: string) {
  const text = JSON.stringify([answer.body, [...answer.headers]])
  expect(
    secretsIn(
      text,
      [...secrets, ...Object.values(ids)].filter((word) => !request.includes(word)),
    ),
  ).toEqual([])
}

/** Types that a field which gives things of any type is asked for. */
const typesFor = (coordinate: string): (keyof OwnedIds | undefined)[] =>
  ['Node', '_Entity'].includes(getNamedType(fieldAt(coordinate).type).name)
    ? (Object.keys(ids) as (keyof OwnedIds)[])
    : [undefined]

const queries = rootFields(schema).filter((name) => name.startsWith('Query.'))
const mutations = rootFields(schema).filter((name) => name.startsWith('Mutation.'))
const subscriptions = rootFields(schema).filter((name) => name.startsWith('Subscription.'))

describe.each(roles)('as %s', (role) => {
  test.each(queries)('%s', async (coordinate) => {
    const rule = rootRules[coordinate]!
    for (const type of typesFor(coordinate)) {
      const of = type ? { ...keys, Simulation: keys[type] } : keys
      const as = type ? [type] : []
      const operation = operationFor(coordinate, argumentsFor(coordinate, rule, of), as)
      const missing = lacks(role, rule.needs)
      if (missing) {
        await expectForbidden(role, operation, missing)
        continue
      }
      const answer = await server.as(role)(operation)
      expect(answer.body.errors, operation).toBeUndefined()
      const { answer: data } = answer.body.data
      if (role !== 'owner' && rule.gives !== 'keys') expectNothingOfOwner(answer, operation)
      switch (rule.gives) {
        case 'reference':
          expect(data).not.toBeNull()
          // The first of the roles that may read sets what all others have to be given.
          if (!references.has(coordinate)) references.set(coordinate, data)
          expect(data).toEqual(references.get(coordinate))
          break
        case 'own or shared':
          await expectOwnOrShared(role, coordinate, { type, operation, data })
          break
        case 'own':
          expect(data.totalCount).toBe(data.nodes.length)
          if (role === 'owner') expect(data.nodes.length).toBeGreaterThan(0)
          if (role === 'reader' || role === 'anonymous') expect(data.nodes).toEqual([])
          break
        case 'own and presets':
          for (const one of data?.nodes ?? (data ? [data] : [])) expect(one.mine || one.preset).toBe(true)
          if (role === 'owner') expect(JSON.stringify(data)).toContain(keys.slug)
          break
        case 'keys':
          expect(data.nodes.map(({ id }: { id: string }) => id)).toContain(ids.ApiKey)
          break
        case 'the caller':
          if (coordinate === 'Query.viewer') {
            expect(data.scopes).toEqual(roleScopes[role])
            expect(data.name).toBe(role === 'nobody' ? 'anonymous' : role)
          }
      }
    }
  })

  async function expectOwnOrShared(
    asker: Role,
    coordinate: string,
    { type, operation, data }: { type: keyof OwnedIds | undefined; operation: string; data: unknown },
  ) {
    const [one] = Array.isArray(data) ? data : [data]
    const of = type ?? rootRules[coordinate]!.of!
    const isReadable = of === 'ApiKey' ? roleScopes[asker].includes('ADMIN' as never) : asker === 'owner'
    if (isReadable) {
      expect(one).toMatchObject({ __typename: of, id: ids[of] })
      return
    }
    expect(one).toBeNull()
    const asked = server.statements.slice()
    const nothing = await server.as(asker)(operation.replaceAll(ids[of], missingLike(ids[of])))
    expect(nothing.body.data.answer).toEqual(data)
    expect(server.statements).toEqual(asked)
  }

  test.each(mutations)('%s', async (coordinate) => {
    const rule = rootRules[coordinate]!
    const missing = lacks(role, rule.needs)
    const mayChange = role === 'owner' || rule.gives === 'keys'
    const serial = mutations.indexOf(coordinate) + 100 * roles.indexOf(role)
    const target =
      rule.of && mayChange && !missing
        ? { [rule.of]: await storeOne(server.as('owner'), rule.of, serial) }
        : {}
    const operation = operationFor(
      coordinate,
      argumentsFor(coordinate, rule, { ...keys, ...target }),
      rule.of ? [rule.of] : [],
    )
    if (missing) {
      await expectForbidden(role, operation, missing)
      return
    }
    const [tables, rows] = [await server.tables(), await server.ownersRows()]
    const answer = await server.as(role)(operation)
    expect(answer.body.errors).toBeUndefined()
    const { answer: data } = answer.body.data
    if (role !== 'owner') {
      expectNothingOfOwner(answer, operation)
      expect(await server.ownersRows()).toEqual(rows)
    }
    if (rule.of && !mayChange) {
      expect(data).toMatchObject({ __typename: 'NotFoundError', kind: rule.of })
      expect(await server.tables()).toEqual(tables)
    } else expect(data.__typename).not.toMatch(/Error$/)
  })

  test.each(subscriptions)('%s', async (coordinate) => {
    const rule = rootRules[coordinate]!
    const operation = operationFor(coordinate, argumentsFor(coordinate, rule, keys))
    const follow = async (text: string) =>
      (await subscribe(server.url, text, {}, server.present(role))).rest()
    const events = await follow(operation)
    const missing = lacks(role, rule.needs)
    if (!missing && role === 'owner') {
      expect(events).toMatchObject([
        { event: 'next', data: { data: { answer: { state: 'DONE' } } } },
        { event: 'complete' },
      ])
      return
    }
    const extensions = missing ? { code: 'FORBIDDEN', requiredScopes: missing } : { code: 'NOT_FOUND' }
    const refused = { event: 'next', data: { errors: [expect.objectContaining({ extensions })] } }
    expect(events).toEqual([refused, { event: 'complete' }])
    expect(secretsIn(JSON.stringify(events), secrets)).toEqual([])
    // The message quotes the id, shortened.
    const withoutId = (all: object) => JSON.stringify(all).replaceAll(/\\"[^"]*\\"/g, '')
    const id = ids[rule.of!]
    const nothing = await follow(operation.replaceAll(id, missingLike(id)))
    expect(withoutId(nothing)).toBe(withoutId(events))
  })

  test.each(Object.keys(rootRules).filter((name) => rootRules[name]!.large))(
    '%s, large',
    async (coordinate) => {
      const { needs, large } = rootRules[coordinate]!
      const operation = operationFor(coordinate, `(input: { ${large} })`)
      // What every query needs is asked for first.
      const missing = lacks(role, [...needs.filter(([scope]) => scope === 'read'), ['analyse']])
      if (missing) await expectForbidden(role, operation, missing)
      else expect((await server.as(role)(operation)).body.data.answer.__typename).toBe('InvalidInputError')
    },
  )
})

test('the requests above have asked for every field', () => {
  expect(
    [...fieldRules.keys()].filter((name) => !walked.has(name)),
    'no root field leads to these with the arguments in root-rules.ts',
  ).toEqual([])
})
