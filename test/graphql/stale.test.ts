import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { importDataSet, shippedFolder } from '../../src/store/import-data-set.ts'
import { copyDataFolder } from '../store/data-folder-copy.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
afterEach(async () => {
  await importDataSet({ client: server.database.client, folder: shippedFolder })
  await server.database.client.simulation.deleteMany()
  await server.database.client.simulationResult.deleteMany()
})

const fields = 'id fingerprint scenario { slug } stale staleReason summary { peakPriceUsdPerKg }'

async function simulate(input: object) {
  const { body } = await server.execute(
    `mutation ($input: SimulateInput!) { simulate(input: $input) { __typename ... on Simulation { ${fields} } } }`,
    { input },
  )
  const { __typename, ...run } = body.data.simulate
  expect(__typename).toBe('Simulation')
  return run
}

async function read(id: string) {
  const { body } = await server.execute(`query ($id: ID!) { simulation(id: $id) { ${fields} } }`, { id })
  return body.data.simulation
}

async function importChanged(file: string, from: string | RegExp, to: string) {
  using copy = copyDataFolder()
  copy.edit(file, (text) => text.replace(from, to))
  await importDataSet({ client: server.database.client, folder: copy.folder })
}

const quota = { scenario: 'quota-2010' }
const milder = () => importChanged('scenarios.csv', '""history"":""QUOTA_2010""', '""severityByYear"":[0.1]')
/** D₀ is this figure and the 1,090 t inside magnets. */
const moreDemand = () =>
  importChanged('japan.csv', 'JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,6000')

describe('a stored run', () => {
  test('is fresh until data behind it change, and keeps its result', async () => {
    const run = await simulate({ horizonYears: 3 })
    expect(run).toMatchObject({ stale: false, staleReason: null })
    await moreDemand()
    const after = await read(run.id)
    expect(after).toEqual({ ...run, stale: true, staleReason: after.staleReason })
    expect(after.staleReason).toMatch(/^The data behind it have changed: .*\bD0 6590 → 7090\b/)
    const again = await simulate({ horizonYears: 3 })
    expect(again).toMatchObject({ stale: false })
    expect(again.id).not.toBe(run.id)
  })

  test.each([
    ['the caller', { parameters: [{ symbol: 'D0', value: 6000 }] }],
    ['the caller to the value of the data', { parameters: [{ symbol: 'D0', value: 6590 }] }],
  ])('does not name a parameter set by %s', async (_name, input) => {
    const run = await simulate(input)
    await moreDemand()
    const { staleReason } = await read(run.id)
    // Shares of D₀ have changed with it.
    expect(staleReason).toMatch(/^The data behind it have changed: c_m /)
    expect(staleReason).not.toContain('D0')
  })

  test('does not go stale where everything that changes was set', async () => {
    const symbols = { D0: 6000, c_m: 0.1, c_o: 0.2, ell: 9e12 }
    const parameters = Object.entries(symbols).map(([symbol, value]) => ({ symbol, value }))
    const run = await simulate({ parameters })
    await moreDemand()
    expect(await read(run.id)).toEqual(run)
  })

  test('goes stale with its scenario', async () => {
    const run = await simulate(quota)
    await milder()
    expect(await read(run.id)).toEqual({
      ...run,
      stale: true,
      staleReason: 'The scenario "quota-2010" now gives other values: china.oxide.',
    })
    const again = await simulate(quota)
    expect(again).toMatchObject({ scenario: { slug: 'quota-2010' }, stale: false })
    expect(again.fingerprint).not.toBe(run.fingerprint)
  })

  test('goes stale with years and parameters of its scenario', async () => {
    const run = await simulate({ scenario: 'plan-on-time' })
    await importChanged(
      'scenarios.csv',
      '10,""parameters"":[{""symbol"":""rho0"",""value"":1}',
      '12,""parameters"":[{""symbol"":""rho0"",""value"":0.8}',
    )
    expect((await read(run.id)).staleReason).toBe(
      'The scenario "plan-on-time" now gives other values: horizonYears, rho0 1 → 0.8.',
    )
  })

  test('stays fresh where the request states itself what the scenario changes', async () => {
    const own = { ...quota, china: { oxide: { history: 'QUOTA_2010' } } }
    const left = await simulate(quota)
    const stated = await simulate(own)
    expect(stated.fingerprint).toBe(left.fingerprint)
    await milder()
    expect(await read(left.id)).toMatchObject({ stale: true })
    expect(await read(stated.id)).toEqual(stated)
    expect(await simulate(own)).toEqual(stated)
  })

  test('says that its scenario would contradict the request', async () => {
    const run = await simulate({ ...quota, india: { suspendAgreementFrom: 2035 } })
    await importChanged('scenarios.csv', /10,(""china"":{""oxide"":{""history"":""QUOTA)/, '5,$1')
    expect((await read(run.id)).staleReason).toBe(
      'The same request would be refused today: india.suspendAgreementFrom lies after the last simulated year, 2030.',
    )
  })

  test('says that its scenario was deleted, and is tied to it again by the same request', async () => {
    const run = await simulate(quota)
    await importChanged('scenarios.csv', /quota-2010.*\n/, '')
    expect(await read(run.id)).toEqual({
      ...run,
      scenario: null,
      stale: true,
      staleReason: 'The scenario "quota-2010" that it started from was deleted.',
    })
    await importDataSet({ client: server.database.client, folder: shippedFolder })
    expect(await simulate(quota)).toEqual(run)
    expect(await read(run.id)).toEqual(run)
  })

  test('goes stale with the version of the model', async () => {
    const { id } = await simulate({})
    // No import changes the model, so the row itself is dated back.
    await server.database.client.simulationResult.updateMany({ data: { modelVersion: '0.9.0' } })
    const { stale, staleReason } = await read(id)
    expect(stale).toBe(true)
    expect(staleReason).toContain('0.9.0')
  })
})
