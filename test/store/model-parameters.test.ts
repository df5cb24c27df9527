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

test('the shipped data set gives the defaults of the engine to the last bit', async () => {
  const { values, dataSetVersion } = await resolveParameters(database.client)
  const defaults = defaultParameters()
  const differing = parameterTable.flatMap(({ symbol }, at) =>
    values[at] === defaults[at]
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
    P0: 69,
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

/** Small changes of the files, none of which hides another, and what the parameters must be then, by hand. */
const smallChanges: { name: string; edits: [string, string, string][]; expected: Record<string, number> }[] =
  [
    {
      name: 'prices, magnets, Lynas output, NRI',
      edits: [
        [
          'prices_annual.csv',
          'NdPr oxide FOB China, annual mean",69,',
          'NdPr oxide FOB China, annual mean",69.1,',
        ],
        ['japan.csv', 'ndpr_oxide_in_magnet_imports,1090', 'ndpr_oxide_in_magnet_imports,1091'],
        ['company_output.csv', 'ndpr_oxide_production,6558', 'ndpr_oxide_production,6559'],
        ['parameters.csv', 'magnets_per_ndpr_oxide,3,3,3', 'magnets_per_ndpr_oxide,3,3.001,3.001'],
        ['india.csv', 'repm_demand_forecast,8220', 'repm_demand_forecast,8221'],
        [
          'economic_impact.csv',
          'twelve-month halt of rare earths from China,2600',
          'twelve-month halt of rare earths from China,2601',
        ],
        [
          'demand_by_sector.csv',
          '"NdFeB produced in China (267,000 t est.)",6.7,',
          '"NdFeB produced in China (267,000 t est.)",6.71,',
        ],
        // A reported total of the world is no country's figure: the year stays 2024.
        [
          'mine_production.csv',
          '2025,WLD,390000,t REO,usgs_mcs2026,estimated',
          '2025,WLD,390000,t REO,usgs_mcs2026,reported',
        ],
      ],
      expected: {
        P0: 69.1,
        D0: 6591,
        c_m: 1091 / 6591,
        c_o: (5500 - 3298 - 255 - 55) / 6591,
        kappa: 1 / 3.001,
        g_m: (8221 / 4010) ** (1 / 5) - 1,
        ell: (Math.sqrt(2.601e12 * 7e12) * 6591) / (1091 + 1892),
        w_wind: 6.71,
        world_share_CN: 270_000 / 384_000,
      },
    },
    {
      name: 'demand, feed, Lynas exports, Daiwa',
      edits: [
        ['japan.csv', 'JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,5501'],
        ['company_output.csv', 'ndpr_shipped_to_china,3261', 'ndpr_shipped_to_china,3262'],
        ['parameters.csv', 'end_of_life_recycling_rate,0,1,1', 'end_of_life_recycling_rate,0,0.99,1'],
        [
          'deposit_element_shares.csv',
          '"Manavalakurichi, Tamil Nadu",IND,monazite,Pr,5.5,',
          '"Manavalakurichi, Tamil Nadu",IND,monazite,Pr,5.51,',
        ],
        ['india.csv', 'repm_demand,4010', 'repm_demand,4011'],
        [
          'economic_impact.csv',
          'one-year cut-off of rare earths from China,7000',
          'one-year cut-off of rare earths from China,7001',
        ],
        // With a country's figure of 2025 reported, that is the year of all shares: 389,310 t in all.
        [
          'mine_production.csv',
          '2025,USA,51000,t REO,usgs_mcs2026,estimated',
          '2025,USA,51000,t REO,usgs_mcs2026,reported',
        ],
      ],
      expected: {
        D0: 6591,
        r0: 0.0099,
        J0: 255.1,
        c_m: 1090 / 6591,
        c_o: (5501 - 3296 - 255.1 - 54.4599) / 6591,
        D_m: 4011,
        g_m: (8220 / 4011) ** (1 / 5) - 1,
        ell: (Math.sqrt(2.6e12 * 7.001e12) * 6591) / (1090 + 1895.4401),
        world_share_CN: 270_000 / 389_310,
      },
    },
  ]

test.each(smallChanges)('small changes of the data carry: $name', async ({ edits, expected }) => {
  using copy = copyDataFolder()
  for (const [file, from, to] of edits) copy.edit(file, (text) => text.replace(from, to))
  await importDataSet({ client: database.client, folder: copy.folder })
  const after = await resolved()
  const differing = Object.entries(expected).filter(
    ([symbol, value]) => Math.abs(after[symbol]! / value - 1) > 1e-12,
  )
  await importDataSet({ client: database.client, folder: shippedFolder })
  expect(differing.map(([symbol, value]) => `${symbol}: ${after[symbol]}, not ${value}`)).toEqual([])
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
  expect(after).toMatchObject({ D0: 7090, q_2030: 800, FX_INR: 91.5, P0: 82, c_m: 1090 / 7090 })
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

/** Faults that only a parameter shows, and where the number stands that has to be mended. */
const faultPlaces: { name: string; file: string; change: (text: string) => string; problem: object }[] = [
  {
    name: 'an empty number',
    file: 'japan.csv',
    change: (text) => text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,'),
    problem: {
      file: 'japan.csv',
      line: 91,
      column: 'value',
      reason: /D0 .*no observation NDPR_OXIDE_DEMAND/,
    },
  },
  {
    name: 'a row that is not there, of a parameter computed from several files',
    file: 'company_output.csv',
    change: (text) => text.replace(/2025,.*ndpr_oxide_production,6558.*\n/, ''),
    problem: {
      file: 'company_output.csv',
      line: 0,
      column: '',
      reason: /c_o .*lynas-rare-earths, year 2025/,
    },
  },
  {
    name: 'a number that takes the parameter out of its bounds',
    file: 'japan.csv',
    change: (text) => text.replace('JPN,,ndpr_oxide_demand,5500', 'JPN,,ndpr_oxide_demand,550000'),
    problem: {
      file: 'japan.csv',
      line: 91,
      column: 'value',
      reason: /D0 .*551090 .*; computed also from japan\.csv line 128$/,
    },
  },
  {
    name: 'a central value out of bounds',
    file: 'parameters.csv',
    change: (text) => text.replace('magnets_per_ndpr_oxide,3,3,3', 'magnets_per_ndpr_oxide,3,300,300'),
    problem: { file: 'parameters.csv', line: 35, column: 'central', reason: /kappa / },
  },
  {
    name: 'an exchange rate out of bounds',
    file: 'exchange_rates.csv',
    change: (text) => text.replace('JPY,150', 'JPY,1500'),
    problem: { file: 'exchange_rates.csv', line: 3, column: 'per_usd', reason: /FX_JPY .*1500 / },
  },
]

test.each(faultPlaces)('$name is reported where it stands', async ({ file, change, problem }) => {
  using copy = copyDataFolder()
  copy.edit(file, change)
  const error = await importDataSet({ client: database.client, folder: copy.folder }).catch(
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(DataSetError)
  const { reason, ...place } = problem as { reason: RegExp }
  expect(error.problems).toContainEqual({ ...place, reason: expect.stringMatching(reason) })
})
