import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  defaultParameters,
  governanceWeight,
  herfindahl,
  type LeverBound,
  leverBounds,
  namedHistories,
  parameterIndex,
  parameterTable,
} from '../../src/engine/index.ts'

type Row = Record<string, string>

function readData(file: string): Row[] {
  return parse(readFileSync(new URL(`../../prisma/data/${file}`, import.meta.url)), { columns: true })
}

function value(rows: readonly Row[], where: Row): number {
  const found = rows.filter((row) => Object.entries(where).every(([key, wanted]) => row[key] === wanted))
  expect(found, JSON.stringify(where)).toHaveLength(1)
  return Number(found[0]!.value)
}

function parameter(symbol: string): number {
  return defaultParameters()[parameterIndex.get(symbol)!]!
}

test('symbols are unique, defaults and priors lie inside the hard bounds', () => {
  expect(parameterIndex.size).toBe(parameterTable.length)
  for (const row of parameterTable) {
    expect(row.defaultValue, row.symbol).toBeGreaterThanOrEqual(row.minimum)
    expect(row.defaultValue, row.symbol).toBeLessThanOrEqual(row.maximum)
    const { prior } = row
    const ends =
      prior.kind === 'uniform' || prior.kind === 'triangular'
        ? [prior.low, prior.high]
        : prior.kind === 'beta'
          ? [prior.offset, prior.offset + prior.scale]
          : []
    for (const end of ends) {
      expect(end, row.symbol).toBeGreaterThanOrEqual(row.minimum)
      expect(end, row.symbol).toBeLessThanOrEqual(row.maximum)
    }
  }
})

/** A deliberate change renews the file with `vitest -u`; a change of a default or bound also raises MODEL_VERSION. */
test('defaults, bounds and priors are the recorded ones', async () => {
  const rows = parameterTable.map(
    ({ symbol, unit, defaultValue, minimum, maximum, baseYear, prior, grade }) =>
      JSON.stringify({ symbol, unit, defaultValue, minimum, maximum, baseYear, prior, grade }),
  )
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('parameter-table.snap')
})

test('every source is in the data set, and every value that is reported or derived has one', () => {
  const known = new Set(['sources.csv', 'own_sources.csv'].flatMap(readData).map((row) => row.source_id))
  const levers = Object.values(leverBounds).flatMap((group) => Object.values(group) as LeverBound[])
  const cited = [...parameterTable, ...levers, ...namedHistories].flatMap(({ sources }) => sources)
  expect(cited.filter((source) => !known.has(source))).toEqual([])
  const unfounded = parameterTable.filter((row) => row.sources.length === 0 && row.grade !== 'ASSUMPTION')
  expect(unfounded.map((row) => row.symbol)).toEqual([])
})

test('defaults that the data set supplies are what its files give', () => {
  const japan = readData('japan.csv')
  const rawDemand = value(japan, { item: 'ndpr_oxide_demand', year: '2024' })
  const inMagnets = value(japan, { item: 'ndpr_oxide_in_magnet_imports' })
  expect(parameter('D0')).toBe(rawDemand + inMagnets)
  expect(parameter('c_m')).toBe(inMagnets / (rawDemand + inMagnets))
  const output = readData('company_output.csv').filter((row) => row.entity!.startsWith('Lynas'))
  const lynasElsewhere =
    value(output, { item: 'ndpr_oxide_production', year: '2025' }) -
    value(output, { item: 'ndpr_shipped_to_china', year: '2024' })
  const left = rawDemand * (1 - parameter('r0')) - lynasElsewhere - parameter('J0')
  expect(parameter('c_o')).toBeCloseTo(left / (rawDemand + inMagnets), 14)

  const india = readData('india.csv')
  expect(parameter('q_2026')).toBe(value(india, { item: 'nd_production_target', period: 'FY2026' }))
  expect(parameter('q_2030')).toBe(value(india, { item: 'nd_production_target', year: '2030' }))
  expect(parameter('rho0')).toBeCloseTo(
    value(india, { item: 'nd_production_expected' }) / parameter('q_2026'),
    2,
  )
  expect(parameter('D_m')).toBe(value(india, { item: 'repm_demand' }))
  const demand2030 = parameter('D_m') * (1 + parameter('g_m')) ** 5
  expect(demand2030 / value(india, { item: 'repm_demand_forecast' })).toBeCloseTo(1, 14)
  expect(parameter('d_m')).toBe(value(india, { item: 'magnet_stock_cover_at_controls' }))
  const shipped = value(india, { item: 'trei_exports_to_japan' })
  const monazite = readData('deposit_element_shares.csv').filter((row) => row.country_iso3 === 'IND')
  const ndpr = monazite
    .filter((row) => row.element === 'Nd' || row.element === 'Pr')
    .reduce((sum, row) => sum + Number(row.value), 0)
  expect(parameter('J0')).toBeCloseTo((shipped * ndpr) / 100, 9)

  const prices = readData('prices_annual.csv').filter((row) => row.preferred === '1' && row.year === '2025')
  expect(parameter('P0')).toBe(value(prices, { item: 'NdPr oxide FOB China, annual mean' }))

  const conversions = readData('parameters.csv').map((row) => ({ ...row, value: row.central! }))
  expect(1 / parameter('kappa')).toBe(value(conversions, { parameter: 'magnets_per_ndpr_oxide' }))

  const losses = readData('economic_impact.csv').filter((row) => row.unit === 'bn JPY')
  const [mild, severe] = [
    value(losses, { scenario: 'twelve-month halt of rare earths from China' }),
    value(losses, { scenario: 'one-year cut-off of rare earths from China' }),
  ]
  const share = parameter('c_o') + parameter('c_m')
  expect(parameter('ell') ** 2 / (((mild * 1e9) / share) * ((severe * 1e9) / share))).toBeCloseTo(1, 14)
})

test('index inputs are what mine output and governance give', () => {
  const mined = readData('mine_production.csv').filter(
    (row) => row.year === '2024' && row.preferred === '1' && row.country_iso3 !== 'WLD' && row.value !== '',
  )
  const estimates = new Map(
    readData('governance_political_stability.csv')
      .filter((row) => row.year === '2022')
      .map((row) => [row.country_iso3!, Number(row.value)]),
  )
  const total = mined.reduce((sum, row) => sum + Number(row.value), 0)
  const rest = mined
    .filter((row) => row.country_iso3 !== 'CHN')
    .reduce(
      (sum, row) =>
        sum + (Number(row.value) / total) ** 2 * governanceWeight(estimates.get(row.country_iso3!) ?? null),
      0,
    )
  expect(parameter('hhi_world')).toBeCloseTo(herfindahl(mined.map((row) => Number(row.value))), 12)
  expect(parameter('world_share_CN')).toBeCloseTo(value(mined, { country_iso3: 'CHN' }) / total, 12)
  expect(parameter('hhi_wgi_rest')).toBeCloseTo(rest, 12)
  expect(parameter('wgi_CN')).toBe(estimates.get('CHN'))
  expect(parameter('wgi_IN')).toBe(estimates.get('IND'))
  expect(parameter('wgi_others')).toBe(estimates.get('MYS'))
})
