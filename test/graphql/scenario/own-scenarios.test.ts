import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let clock = new Date('2026-01-15T12:00:00Z')
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterAll(() => server.close())
beforeEach(async () => {
  clock = new Date('2026-01-15T12:00:00Z')
  await server.database.client.scenario.deleteMany({ where: { preset: false } })
  await server.database.client.scenarioChange.deleteMany()
})

const errors = `... on Error { code message } ... on InvalidInputError { issues { path message } }
  ... on VersionConflictError { currentVersion } ... on NotFoundError { kind key }`
const fields =
  'id slug title description version visibility mine preset createdAt updatedAt startYear horizonYears input document'
const mutation = (name: string) => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) { __typename ... on Scenario { ${fields} } ... on DeletedScenario { id } ERRORS }
}`
const known: Record<string, string> = {
  createScenario: '... on Error { code message } ... on InvalidInputError { issues { path message } }',
  importScenario: '... on Error { code message } ... on InvalidInputError { issues { path message } }',
  updateScenario: errors,
  deleteScenario:
    '... on Error { code message } ... on VersionConflictError { currentVersion } ... on NotFoundError { kind key }',
}

const change = async (owner: string, name: string, input: object) => {
  const source = mutation(name)
    .replace('ERRORS', known[name]!)
    .replace(
      name === 'deleteScenario' ? `... on Scenario { ${fields} }` : '... on DeletedScenario { id }',
      '',
    )
  return (await server.executeAs(owner, source, { input }))[name]
}

const draft = {
  slug: 'hard-stop',
  title: 'A hard stop',
  description: 'Two years\nwithout anything.',
  run: { startYear: 2027, horizonYears: 3, china: { oxide: { severityByYear: [1, 1] } } },
}
const create = (owner: string, more: object = {}) => change(owner, 'createScenario', { ...draft, ...more })

describe('a scenario of a caller', () => {
  test('is stored, read back by slug and id, listed with the presets, and simulated from', async () => {
    const made = await create('ada')
    expect(made).toEqual({
      ...{ __typename: 'Scenario', id: expect.any(String), slug: 'hard-stop', title: 'A hard stop' },
      ...{ description: draft.description, version: 1, visibility: 'PRIVATE', mine: true, preset: false },
      ...{ createdAt: clock.toISOString(), updatedAt: clock.toISOString(), startYear: 2027, horizonYears: 3 },
      input: draft.run,
      document: { format: 'monazite-scenario/1', ...draft },
    })
    const { scenario, scenarios, node } = await server.executeAs(
      'ada',
      `{ scenario(slug: "hard-stop") { id } node(id: "${made.id}") { id } scenarios { totalCount nodes { slug mine } } }`,
    )
    expect([scenario, node]).toEqual([{ id: made.id }, { id: made.id }])
    expect(scenarios.totalCount).toBe(scenarios.nodes.length)
    expect(scenarios.nodes.filter((one: { mine: boolean }) => one.mine)).toEqual([
      { slug: 'hard-stop', mine: true },
    ])
    for (const key of ['hard-stop', made.id]) {
      const { simulate } = await server.executeAs(
        'ada',
        `mutation { simulate(input: { scenario: "${key}" }) {
          ... on Simulation { startYear horizonYears scenario { slug } levers { china { oxideSeverityByYear } } } } }`,
      )
      expect(simulate).toMatchObject({ startYear: 2027, horizonYears: 3, scenario: { slug: 'hard-stop' } })
    }
  })

  test('tells everything that is wrong with it at once', async () => {
    const refused = await create('ada', {
      slug: 'Not a slug',
      title: ' ',
      run: {
        horizonYears: 2,
        china: { oxide: { severityByYear: [2, 0, 0] } },
        japan: { releaseShare: -1 },
        parameters: [{ symbol: 'kapa', value: 1 }],
      },
    })
    expect(refused.code).toBe('INVALID_INPUT')
    expect(refused.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'run.china.oxide.severityByYear',
      'run.china.oxide.severityByYear.0',
      'run.japan.releaseShare',
      'run.parameters.0.symbol',
      'slug',
      'title',
    ])
    expect(await server.database.client.scenario.count({ where: { preset: false } })).toBe(0)
  })

  test.each([
    ['a control character', { title: 'a\u0007b' }, 'title'],
    ['half of a surrogate pair', { description: 'a\ud800b' }, 'description'],
    ['a line end in the title', { title: 'a\nb' }, 'title'],
    ['text that runs the other way', { title: 'a\u202eb' }, 'title'],
    ['a title that is too long', { title: 'a'.repeat(121) }, 'title'],
    ['a description that is too long', { description: 'a'.repeat(4_001) }, 'description'],
    ['a slug that is too long', { slug: 'a'.repeat(65) }, 'slug'],
    ['the slug of a preset', { slug: 'quota-2010' }, 'slug'],
  ])('is refused with %s', async (_name, more, path) => {
    expect((await create('ada', more)).issues).toEqual([{ path, message: expect.any(String) }])
  })

  test('cannot have the slug of another of the same caller; others may use it without noticing', async () => {
    const [mine, again] = [await create('ada'), await create('ada')]
    expect(again.issues).toEqual([
      { path: 'slug', message: '"hard-stop" is the slug of another scenario of yours' },
    ])
    const theirs = await create('bob')
    expect(theirs.__typename).toBe('Scenario')
    expect(theirs.id).not.toBe(mine.id)
  })

  test('two at once with one slug: one is stored, the other refused', async () => {
    const made = await Promise.all([create('ada'), create('ada'), create('ada')])
    expect(made.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'InvalidInputError',
      'Scenario',
    ])
  })
})

describe('an update', () => {
  test('changes what it names, and nothing else', async () => {
    const { id } = await create('ada')
    clock = new Date('2026-02-01T00:00:00Z')
    const changed = await change('ada', 'updateScenario', { id, version: 1, title: 'Harder' })
    expect(changed).toMatchObject({
      ...{
        id,
        version: 2,
        title: 'Harder',
        description: draft.description,
        slug: 'hard-stop',
        input: draft.run,
      },
      ...{ createdAt: '2026-01-15T12:00:00.000Z', updatedAt: '2026-02-01T00:00:00.000Z' },
    })
    const run = { horizonYears: 1 }
    const emptied = await change('ada', 'updateScenario', {
      id,
      version: 2,
      slug: 'soft',
      description: '',
      run,
    })
    expect(emptied).toMatchObject({ version: 3, slug: 'soft', description: '', input: run, title: 'Harder' })
  })

  test('made from an old version changes nothing and names the current one', async () => {
    const { id } = await create('ada')
    await change('ada', 'updateScenario', { id, version: 1, title: 'First' })
    expect(await change('ada', 'updateScenario', { id, version: 1, title: 'Second' })).toEqual({
      __typename: 'VersionConflictError',
      code: 'VERSION_CONFLICT',
      message: 'The Scenario has version 2 by now, not 1: read it again and repeat the change.',
      currentVersion: 2,
    })
    expect((await server.executeAs('ada', '{ scenario(slug: "hard-stop") { title } }')).scenario.title).toBe(
      'First',
    )
  })

  test('of many at once from one version, exactly one is made', async () => {
    const { id } = await create('ada')
    const titles = Array.from({ length: 8 }, (_, index) => `Title ${index}`)
    const answers = await Promise.all(
      titles.map((title) => change('ada', 'updateScenario', { id, version: 1, title })),
    )
    expect(answers.filter(({ __typename }) => __typename === 'Scenario')).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'VERSION_CONFLICT')).toHaveLength(7)
    expect(await server.database.client.scenarioChange.count({ where: { scenarioId: { not: '' } } })).toBe(2)
  })

  test('that leaves everything as it is makes no version and no entry in the record', async () => {
    const { id, ...made } = await create('ada')
    clock = new Date('2026-02-01T00:00:00Z')
    const { run, title, slug, description } = draft
    const { china, ...years } = run
    for (const patch of [
      {},
      { slug: null, title: null, description: null, run: null },
      { slug, title, description, run },
      { run: { china, ...years } },
    ]) {
      const answer = await change('ada', 'updateScenario', { id, version: 1, ...patch })
      expect(answer, JSON.stringify(patch)).toEqual({ id, ...made })
    }
    expect(await server.database.client.scenarioChange.count({ where: { scenarioId: keyOf(id) } })).toBe(1)
    const emptied = await change('ada', 'updateScenario', { id, version: 1, run: {} })
    expect(emptied).toMatchObject({ version: 2, input: {} })
  })

  test('that is wrong changes nothing', async () => {
    const { id } = await create('ada')
    const refused = await change('ada', 'updateScenario', { id, version: 1, title: '', slug: 'quota-2010' })
    expect(refused.issues.map(({ path }: { path: string }) => path)).toEqual(['title'])
    const renamed = await change('ada', 'updateScenario', { id, version: 1, slug: 'quota-2010' })
    expect(renamed.issues).toEqual([{ path: 'slug', message: '"quota-2010" is the slug of a preset' }])
    expect(await server.database.client.scenario.findUnique({ where: { id: keyOf(id) } })).toMatchObject({
      version: 1,
    })
  })
})

test('deleting leaves the runs that started from it, and asks for the current version', async () => {
  const { id } = await create('ada')
  const { simulate: run } = await server.executeAs(
    'ada',
    'mutation { simulate(input: { scenario: "hard-stop" }) { ... on Simulation { id } } }',
  )
  expect(await change('ada', 'deleteScenario', { id, version: 2 })).toMatchObject({
    code: 'VERSION_CONFLICT',
  })
  expect(await change('ada', 'deleteScenario', { id, version: 1 })).toEqual({
    __typename: 'DeletedScenario',
    id,
  })
  expect(await change('ada', 'deleteScenario', { id, version: 1 })).toMatchObject({
    code: 'NOT_FOUND',
    kind: 'Scenario',
    key: id,
  })
  expect(await change('ada', 'updateScenario', { id, version: 1, title: 'Gone' })).toMatchObject({
    code: 'NOT_FOUND',
    kind: 'Scenario',
    key: id,
  })
  const look = `{ node(id: "${id}") { id } simulation(id: "${run.id}") { scenario { id } staleReason } }`
  expect(await server.executeAs('ada', look)).toEqual({
    node: null,
    simulation: { scenario: null, staleReason: 'The scenario "hard-stop" that it started from was deleted.' },
  })
})

test('every change is on record for its owner, who made it and what it left, also after deletion', async () => {
  const { id } = await create('ada')
  await change('ada', 'updateScenario', { id, version: 1, title: 'Harder' })
  const share = `mutation ($id: ID!) { setVisibility(input: { id: $id, visibility: PUBLIC }) { __typename } }`
  await server.executeAs('ada', share, { id })
  await server.executeAs('ada', share, { id })
  await change('ada', 'deleteScenario', { id, version: 3 })
  await create('ada', { slug: 'another' })
  const list =
    'query ($id: ID) { scenarioChanges(scenario: $id) { totalCount nodes { scenarioId version kind at actor state } } }'
  const { scenarioChanges } = await server.executeAs('ada', list, { id })
  expect(
    scenarioChanges.nodes.map(({ kind, version }: { kind: string; version: number }) => [kind, version]),
  ).toEqual([
    ['DELETED', 4],
    ['VISIBILITY_CHANGED', 3],
    ['UPDATED', 2],
    ['CREATED', 1],
  ])
  expect(scenarioChanges.totalCount).toBe(4)
  expect(scenarioChanges.nodes[2]).toEqual({
    ...{ scenarioId: id, version: 2, kind: 'UPDATED', at: clock.toISOString(), actor: 'test' },
    state: {
      ...{ slug: 'hard-stop', title: 'Harder', description: draft.description, visibility: 'PRIVATE' },
      input: draft.run,
    },
  })
  expect((await server.executeAs('ada', list, {})).scenarioChanges.totalCount).toBe(5)
  expect((await server.executeAs('bob', list, { id })).scenarioChanges).toEqual({ totalCount: 0, nodes: [] })
})

describe('as a document', () => {
  test('a scenario leaves and enters unchanged', async () => {
    const { document, id } = await create('ada')
    await change('ada', 'deleteScenario', { id, version: 1 })
    const back = await change('ada', 'importScenario', { document })
    expect(back).toMatchObject({
      slug: draft.slug,
      title: draft.title,
      input: draft.run,
      version: 1,
      document,
    })
    const copy = await change('bob', 'importScenario', { document, slug: 'copied' })
    expect(copy).toMatchObject({ slug: 'copied', title: draft.title, input: draft.run })
  })

  test('every preset does so too, under another slug', async () => {
    const { scenarios } = await server.executeAs(
      'ada',
      '{ scenarios { nodes { slug document levers { china { oxideSeverityByYear magnetSeverityByYear } } } } }',
    )
    for (const { slug, document, levers } of scenarios.nodes) {
      const copy = await change('ada', 'importScenario', { document, slug: `my-${slug}` })
      expect(copy.document).toEqual({ ...document, slug: `my-${slug}` })
      const again = await server.executeAs(
        'ada',
        `{ scenario(slug: "my-${slug}") { levers { china { oxideSeverityByYear magnetSeverityByYear } } } }`,
      )
      expect(again.scenario.levers).toEqual(levers)
    }
  })

  test.each<[string, unknown, string[]]>([
    ['no object', 'text', ['']],
    ['a list', [], ['']],
    ['another format', { ...{ format: 'monazite-scenario/2' }, ...draft }, ['format']],
    ['something more', { ...{ format: 'monazite-scenario/1' }, ...draft, ownerId: 'bob' }, ['']],
    [
      'a scenario to start from',
      { ...{ format: 'monazite-scenario/1' }, ...draft, run: { scenario: 'quota-2010' } },
      ['run.scenario'],
    ],
    [
      'levers that do not exist',
      { ...{ format: 'monazite-scenario/1' }, ...draft, run: { mars: 1 } },
      ['run'],
    ],
    ['levers that are no object', { ...{ format: 'monazite-scenario/1' }, ...draft, run: [1] }, ['run']],
    ['nothing in it', {}, ['format', 'slug', 'title', 'description', 'run']],
  ])('with %s is refused, every problem named', async (_name, document, paths) => {
    const refused = await change('ada', 'importScenario', { document })
    expect(refused.issues.map(({ path }: { path: string }) => path)).toEqual(paths)
  })
})

function keyOf(id: string): string {
  return Buffer.from(id, 'base64').toString().replace('Scenario:', '')
}
