import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const read = (name: string) => readFileSync(`${projectFolder}/schema/operations/${name}`, 'utf8')
const operation = read('simulate.graphql')
const { input } = JSON.parse(read('simulate.variables.json'))

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await server.database.client.simulation.deleteMany()
  await server.database.client.simulationResult.deleteMany()
})

const stored = async () => ({
  simulations: await server.database.client.simulation.count(),
  results: await server.database.client.simulationResult.count(),
})

const as: TestServer['executeAs'] = (...call) => server.executeAs(...call)

describe('simulate', () => {
  test('gives the same run for the same request, however it is written', async () => {
    const first = (await server.execute(operation, { input })).body.data.simulate
    const again = (await server.execute(operation, { input })).body.data.simulate
    expect(again).toEqual(first)
    const { severityByYear } = input.china.oxide
    const rewritten = {
      horizonYears: 10,
      japan: { publicStockDays: 42, releaseShare: 0.5, thriftSupport: null },
      india: { ...input.india, missionIntensity: 0.5 },
      china: { oxide: { severityByYear: severityByYear.slice(0, 4) }, magnet: { severityByYear: [] } },
      parameters: [],
    }
    const other = (await server.execute(operation, { input: rewritten })).body.data.simulate
    expect(other).toEqual(first)
    expect(await stored()).toEqual({ simulations: 1, results: 1 })
  })

  test('keeps requests apart that report something else, and shares the result', async () => {
    const asked = async (request: object) => {
      const { body } = await server.execute(
        `mutation ($input: SimulateInput!) {
          simulate(input: $input) {
            ... on Simulation { id fingerprint scenario { slug } overridden { symbol value default } }
          }
        }`,
        { input: request },
      )
      return body.data.simulate
    }
    const horizonYears = 7
    const D0 = { symbol: 'D0', value: 6590 }
    const runs = [
      [{ horizonYears }, { scenario: null, overridden: [] }],
      [
        { scenario: 'baseline', horizonYears },
        { scenario: { slug: 'baseline' }, overridden: [] },
      ],
      // What is left to the scenario is another part, so a change of it would reach another run.
      [{ scenario: 'baseline', horizonYears, startYear: 2026 }, { scenario: { slug: 'baseline' } }],
      [
        { horizonYears, parameters: [D0] },
        { scenario: null, overridden: [{ ...D0, default: 6590 }] },
      ],
    ] as const
    const first = []
    for (const [request, reported] of runs) {
      const run = await asked(request)
      expect(run).toMatchObject(reported)
      first.push(run)
    }
    expect(new Set(first.map(({ id }) => id)).size).toBe(runs.length)
    expect(new Set(first.map(({ fingerprint }) => fingerprint)).size).toBe(1)
    for (const [index, [request]] of [...runs.entries()].reverse()) {
      expect(await asked(request)).toEqual(first[index])
    }
    expect(await stored()).toEqual({ simulations: runs.length, results: 1 })
  })

  test('names what the scenario sets, in the order of the parameters', async () => {
    const { simulate } = await as(
      'ada',
      'mutation { simulate(input: { scenario: "plan-on-time" }) { ... on Simulation { overridden { symbol value default } } } }',
    )
    expect(simulate.overridden).toEqual([
      { symbol: 'rho0', value: 1, default: 0.44 },
      { symbol: 'rho_inf', value: 1, default: 0.9 },
    ])
  })

  test('stores one run for equal requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.execute(operation, { input })))
    const ids = new Set(answers.map(({ body }) => body.data.simulate.id))
    expect(ids.size).toBe(1)
    expect(await stored()).toEqual({ simulations: 1, results: 1 })
  })

  test('keeps callers apart and shares the result', async () => {
    const mine = (await as('ada', operation, { input })).simulate
    const theirs = (await as('bob', operation, { input })).simulate
    expect(theirs.id).not.toBe(mine.id)
    expect(theirs.fingerprint).toBe(mine.fingerprint)
    expect(await stored()).toEqual({ simulations: 2, results: 1 })
    const look =
      'query ($id: ID!) { simulation(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id } }'
    expect(await as('bob', look, { id: mine.id })).toEqual({ simulation: null, node: null, nodes: [null] })
    expect(await as('ada', look, { id: mine.id })).toEqual({
      simulation: { id: mine.id },
      node: { id: mine.id },
      nodes: [{ id: mine.id }],
    })
    const list = '{ simulations { totalCount nodes { id } } }'
    expect(await as('bob', list)).toEqual({ simulations: { totalCount: 1, nodes: [{ id: theirs.id }] } })
    expect(await as('eve', list)).toEqual({ simulations: { totalCount: 0, nodes: [] } })
  })

  test('lets its caller delete the run, and nobody else', async () => {
    const { id } = (await as('ada', operation, { input })).simulate
    const theirs = (await as('bob', operation, { input })).simulate
    const remove = `mutation ($id: ID!) {
      deleteSimulation(input: { id: $id }) { ... on DeletedSimulation { id } ... on Error { code } }
    }`
    expect(await as('bob', remove, { id })).toEqual({ deleteSimulation: { code: 'NOT_FOUND' } })
    expect(await as('ada', remove, { id })).toEqual({ deleteSimulation: { id } })
    expect(await as('ada', remove, { id })).toEqual({ deleteSimulation: { code: 'NOT_FOUND' } })
    const look = 'query ($id: ID!) { simulation(id: $id) { years { year } } }'
    expect((await as('bob', look, { id: theirs.id })).simulation.years).toHaveLength(10)
  })

  test('reads back from the database what preview computes, bit for bit', async () => {
    const fields = `fingerprint modelVersion dataSetVersion startYear horizonYears modelNotes scenario { slug }
      levers { china { oxideSeverityByYear magnetSeverityByYear } india { suspendAgreementFrom windDownYears incentiveBudgetInr } japan { publicStockDays offtakeExChinaShare } }
      parameters { symbol value } overridden { symbol value default }
      summary { cumulativeImportLossTonnes cumulativeOutputLossJpy peakPriceUsdPerKg peakPriceYear yearsToRecovery planAttainment2026 planAttainment2030 }
      years { year japan { importsTonnes supplyHhi importLossShare } market { priceUsdPerKg } }
      baseline { years { japan { importsTonnes euSupplyRisk } } }`
    const changed = { ...input, scenario: 'quota-2010', parameters: [{ symbol: 'kappa', value: 0.1 + 0.2 }] }
    const kept = await server.execute(
      `mutation ($input: SimulateInput!) { simulate(input: $input) { ... on Simulation { id ${fields} } } }`,
      { input: changed },
    )
    const { id, ...simulation } = kept.body.data.simulate
    const passing = await server.execute(
      `query ($input: SimulateInput!, $id: ID!) {
        preview(input: $input) { ... on Preview { ${fields} } }
        simulation(id: $id) { ${fields} }
      }`,
      { input: changed, id },
    )
    expect(passing.body.data.preview).toEqual(simulation)
    expect(passing.body.data.simulation).toEqual(simulation)
    expect(simulation.overridden).toEqual([{ symbol: 'kappa', value: 0.1 + 0.2, default: 1 / 3 }])
    expect(simulation.scenario).toEqual({ slug: 'quota-2010' })
  })

  test('takes few statements', async () => {
    await server.execute('{ modelParameter(symbol: "kappa") { value } }')
    await server.execute(operation, { input })
    // Data-set version, look-up, two inserts with their commit, answer.
    expect(server.statements).toHaveLength(6)
    await server.execute(operation, { input })
    expect(server.statements).toHaveLength(2)
    await server.execute(
      '{ simulations { totalCount nodes { id stale scenario { title } overridden { symbol } summary { peakPriceUsdPerKg } } } }',
    )
    expect(server.statements).toHaveLength(3)
    // Tables of years are read when years are asked for, and not before.
    expect(server.statements.join()).not.toContain('"baseline"')
  })

  test('preview stores nothing', async () => {
    const { body } = await server.execute(
      'query ($input: SimulateInput!) { preview(input: $input) { __typename } }',
      { input },
    )
    expect(body.data).toEqual({ preview: { __typename: 'Preview' } })
    expect(await stored()).toEqual({ simulations: 0, results: 0 })
  })

  test('invalid input stores nothing', async () => {
    const variables = JSON.parse(read('simulate-invalid.variables.json'))
    const { body } = await server.execute(operation, variables)
    expect(body.data.simulate).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' })
    expect(await stored()).toEqual({ simulations: 0, results: 0 })
  })
})

describe('an id of another type', () => {
  test.each([
    ['query ($id: ID!) { simulation(id: $id) { id } }'],
    ['mutation ($id: ID!) { deleteSimulation(input: { id: $id }) { __typename } }'],
  ])('is refused by %s', async (source) => {
    const id = Buffer.from(`Country:${'x'.repeat(9_000)}`).toString('base64')
    const { body } = await server.execute(source, { id })
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'This is the id of a Country, not of a Simulation.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
      }),
    ])
    const { body: other } = await server.execute(source, { id: 'x'.repeat(100_000) })
    expect(other.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'id' })
    expect(other.errors?.[0]?.message.length).toBeLessThan(100)
  })
})
