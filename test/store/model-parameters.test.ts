import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultParameters, parameterIndex, parameterTable } from '../../src/engine/index.ts'
import { DataSetError, importDataSet, shippedFolder } from '../../src/store/import-data-set.ts'
import { resolveParameters } from '../../src/store/model-parameters.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { copyDataFolder } from './data-folder-copy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function resolved(): Promise<Record<string, number>> {
  const { values } = await resolveParameters(database.client)
  return Object.fromEntries(
    parameterTable.map(({ symbol }) => [symbol, values[parameterIndex.get(symbol)!]!]),
  )
}

test('the shipped data set gives the defaults of the engine', async () => {
  const { values, dataSetVersion } = await resolveParameters(database.client)
  const defaults = defaultParameters()
  const differing = parameterTable.flatMap(({ symbol }, at) =>
    Math.abs(values[at]! - defaults[at]!) <= 1e-12 * Math.abs(defaults[at]!)
      ? []
      : `${symbol}: ${values[at]} from the data, ${defaults[at]} in the engine`,
  )
  expect(differing).toEqual([])
  expect(dataSetVersion).toMatch(/^[0-9a-f]{64}$/)
})

test('the engine names as data-driven exactly what the data set supplies', async () => {
  const { provenance } = await resolveParameters(database.client)
  const named = parameterTable.filter(({ fromData }) => fromData).map(({ symbol }) => symbol)
  expect([...provenance.keys()].sort()).toEqual([...named].sort())
  const { client } = database
  for (const [symbol, { formula, observationIds }] of provenance) {
    expect(formula).toMatch(/\w/)
    const found = await client.observation.count({
      where: { id: { in: [...observationIds] }, value: { not: null } },
    })
    expect([symbol, found]).toEqual([symbol, observationIds.length])
    expect(found > 0 || symbol.startsWith('FX_')).toBe(true)
  }
})

test('published numbers come out of the data', async () => {
  expect(await resolved()).toMatchObject({
    D0: 6590,
    J0: 255,
    q_2026: 450,
    q_2030: 900,
    rho0: 0.44,
    D_m: 4010,
    FX_INR: 89,
    FX_JPY: 150,
    wgi_CN: -0.441,
    w_ev: 21.6,
    world_share_CN: 0.703125,
  })
  // Herfindahl–Hirschman index of mine output in 2024, to the digits that the literature prints.
  expect((await resolved()).hhi_world).toBeCloseTo(0.519, 3)
})

test('a second resolve of one data set costs one statement', async () => {
  await resolveParameters(database.client)
  database.statements.length = 0
  await resolveParameters(database.client)
  expect(database.statements).toHaveLength(1)
})

test('a changed data set changes the parameters, and none but those that rest on the change', async () => {
  const before = await resolved()
  using copy = copyDataFolder()
  copy.edit('japan.csv', (text) => text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,6000'))
  copy.edit('india.csv', (text) => text.replace('nd_production_target,900', 'nd_production_target,800'))
  copy.edit('exchange_rates.csv', (text) => text.replace('INR,89', 'INR,91.5'))
  copy.edit('prices_annual.csv', (text) =>
    text.replace(
      '2025,"NdPr oxide FOB China, annual mean",69',
      '2025,"NdPr oxide FOB China, annual mean",82',
    ),
  )
  copy.edit('mine_production.csv', (text) =>
    text.replace('2024,CHN,270000,t REO,usgs_mcs2026', '2024,CHN,300000,t REO,usgs_mcs2026'),
  )
  await importDataSet({ client: database.client, folder: copy.folder })
  const after = await resolved()
  const changed = parameterTable
    .map(({ symbol }) => symbol)
    .filter((symbol) => before[symbol] !== after[symbol])
  expect(changed.sort()).toEqual(
    [
      'D0',
      'FX_INR',
      'P0',
      'c_m',
      'c_o',
      'ell',
      'hhi_wgi_rest',
      'hhi_world',
      'q_2030',
      'world_share_CN',
    ].sort(),
  )
  expect(after).toMatchObject({ D0: 7090, q_2030: 800, FX_INR: 91.5, P0: 80, c_m: 0.154 })
  // 300,000 of 414,000 t.
  expect(after.world_share_CN).toBeCloseTo(0.7246376811594203, 12)
  await importDataSet({ client: database.client, folder: shippedFolder })
  expect(await resolved()).toEqual(before)
})

test.each([
  [
    'D0',
    'japan.csv',
    (text: string) => text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,'),
  ],
  [
    'q_2030',
    'india.csv',
    (text: string) => text.replace('nd_production_target,900', 'nd_production_target,1'),
  ],
  ['rho0', 'parameters.csv', (text: string) => text.replace(/india_nd_target_realisation_fy2026.*\n/, '')],
  ['FX_JPY', 'exchange_rates.csv', (text: string) => text.replace(/JPY.*\n/, '')],
])('a data set that cannot supply %s is refused', async (symbol, file, change) => {
  using copy = copyDataFolder()
  copy.edit(file, change)
  // What else names the missing rows goes with them, so that the parameter alone is at fault.
  if (symbol === 'rho0') {
    copy.edit('target_evidence.csv', (text) => text.replace(/.*india_nd_target_realisation_fy2026\n/, ''))
  }
  if (symbol === 'q_2030')
    copy.edit('india.csv', (text) =>
      text.replace('2030,2030,IND,nd_production_target', '2031,2030,IND,nd_production_target'),
    )
  if (symbol === 'q_2030') {
    for (const table of ['targets.csv', 'target_evidence.csv'])
      copy.edit(table, (text) => text.replaceAll('year=2030', 'year=2031'))
  }
  const before = await resolved()
  const refused = importDataSet({ client: database.client, folder: copy.folder })
  await expect(refused).rejects.toThrow(DataSetError)
  await expect(refused).rejects.toThrow(`the model parameter ${symbol} cannot be computed`)
  expect(await resolved()).toEqual(before)
})
