import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubgraph } from '../../../src/graphql/federation/subgraph.ts'
import { fieldRules } from './field-rules.ts'
import { type Role, type RoleServer, startWithRoles } from './roles.ts'
import { everythingBelow } from './selection.ts'
import {
  missingLike,
  type OwnedIds,
  runSecrets,
  scenarioSecrets,
  secretsIn,
  shareable,
  storeEverything,
} from './stored-things.ts'

const schema = createSubgraph()

let server: RoleServer
let ids: OwnedIds
beforeAll(async () => {
  server = await startWithRoles({ schema })
  ids = await storeEverything(server.as('owner'))
})
afterAll(() => server?.close())

const strangers = ['anonymous', 'reader', 'other'] as const satisfies readonly Role[]

async function share(type: keyof OwnedIds, visibility: 'PUBLIC' | 'PRIVATE') {
  const { body } = await server.as('owner')(
    `mutation { setVisibility(input: { id: "${ids[type]}", visibility: ${visibility} }) { __typename } }`,
  )
  expect(body.data.setVisibility.__typename).toBe('VisibilitySet')
}

/** All that a caller is told of a thing, by its id. */
async function look(role: Role, type: keyof OwnedIds, id = ids[type]) {
  const { text } = everythingBelow(schema, schema.getQueryType()!.getFields().node!, [type])
  return server.as(role)(`{ thing: node(id: "${id}") ${text} }`)
}

/** Years of a run as a file; its status, headers and body as one text, without what is of the request alone. */
async function download(role: Role, id: string) {
  const response = await fetch(`${server.url}/export/simulations/${encodeURIComponent(id)}.csv`, {
    headers: { ...server.present(role), 'x-request-id': 'one' },
  })
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return { status: response.status, all: JSON.stringify([headers, await response.text()]) }
}

const typesOfRuns = shareable.filter((type) => type !== 'Scenario')

const fieldsOf = (type: string) => {
  const object = schema.getType(type)
  return isObjectType(object) ? Object.keys(object.getFields()) : []
}

/** The same without what each reader is told of itself, at any depth. */
function withoutMine(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, inner) => (name === 'mine' ? undefined : inner))
}

describe.each(strangers)('to %s', (role) => {
  describe.each(typesOfRuns)('a shared %s that started from a private scenario', (type) => {
    test('tells its own and nothing of the scenario, field by field', async () => {
      await share(type, 'PUBLIC')
      const [answer, own] = [await look(role, type), await look('owner', type)]
      const [theirs, owners] = [answer.body.data.thing, own.body.data.thing]
      expect(answer.body.errors).toBeUndefined()
      for (const name of fieldsOf(type)) {
        const rule = fieldRules.get(`${type}.${name}`)
        const message = `${type}.${name}, ${rule}`
        if (rule === 'object') expect(theirs[name], message).toEqual(owners[name])
        if (rule === 'reader') expect([theirs[name], owners[name]], message).toEqual([false, true])
        if (rule === 'scenario') expect(theirs[name], message).not.toEqual(owners[name])
        expect(rule, message).toMatch(/^(object|reader|scenario)$/)
      }
      const told = JSON.stringify([answer.body, [...answer.headers]])
      expect(secretsIn(told, [...scenarioSecrets, ids.Scenario])).toEqual([])
      expect(theirs.staleReason).toBe(
        'The scenario that it started from, which is not for you to read, or the data have changed.',
      )
    })

    test('tells of the scenario once that is shared as well', async () => {
      await share(type, 'PUBLIC')
      await share('Scenario', 'PUBLIC')
      const [theirs, owners] = [await look(role, type), await look('owner', type)]
      expect(withoutMine(theirs.body.data)).toEqual(withoutMine(owners.body.data))
      expect(theirs.body.data.thing.scenario.id).toBe(ids.Scenario)
    })

    test('is as if it had never been, once it is private again', async () => {
      await share('Scenario', 'PRIVATE')
      await share(type, 'PRIVATE')
      const answer = await look(role, type)
      const statements = server.statements.slice()
      const nothing = await look(role, type, missingLike(ids[type]))
      expect(answer.body.data).toEqual({ thing: null })
      expect(nothing.body.data).toEqual({ thing: null })
      expect(server.statements).toEqual(statements)
    })
  })

  test('a shared scenario tells everything but its changes', async () => {
    await share('Scenario', 'PUBLIC')
    const [answer, own] = [await look(role, 'Scenario'), await look('owner', 'Scenario')]
    for (const name of fieldsOf('Scenario')) {
      const [theirs, owners] = [answer.body.data.thing[name], own.body.data.thing[name]]
      if (fieldRules.get(`Scenario.${name}`) === 'reader') expect([theirs, owners]).toEqual([false, true])
      else expect(theirs, name).toEqual(owners)
    }
    expect((await look(role, 'ScenarioChange')).body.data.thing).toBeNull()
    const changes = `{ scenarioChanges(scenario: "${ids.Scenario}") { totalCount nodes { id } }
      scenarios(first: 100) { nodes { id } } }`
    const { body } = await server.as(role)(changes)
    expect(body.data.scenarioChanges).toEqual({ totalCount: 0, nodes: [] })
    expect(JSON.stringify(body)).not.toContain(ids.Scenario)
    await share('Scenario', 'PRIVATE')
    expect((await look(role, 'Scenario')).body.data.thing).toBeNull()
  })

  test('the file of a run is there while the run is shared, and else as if there was none', async () => {
    await share('Simulation', 'PRIVATE')
    const theirs = await download(role, ids.Simulation)
    expect(theirs.status).toBe(404)
    expect(theirs).toEqual(await download(role, missingLike(ids.Simulation)))
    await share('Simulation', 'PUBLIC')
    const shared = await download(role, ids.Simulation)
    expect(shared).toEqual(await download('owner', ids.Simulation))
    expect(shared.status).toBe(200)
    expect(secretsIn(shared.all, [...scenarioSecrets, ...runSecrets])).toEqual([])
    await share('Simulation', 'PRIVATE')
  })
})

test.each(['nobody', 'admin'] as const)('to %s even what is shared stays closed', async (role) => {
  for (const type of shareable) {
    await share(type, 'PUBLIC')
    const { body } = await look(role, type)
    expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', requiredScopes: ['read'] } }])
    await share(type, 'PRIVATE')
  }
  await share('Simulation', 'PUBLIC')
  const file = await download(role, ids.Simulation)
  await share('Simulation', 'PRIVATE')
  expect(file.status).toBe(403)
  expect(file).toEqual(await download(role, ids.Simulation))
})
